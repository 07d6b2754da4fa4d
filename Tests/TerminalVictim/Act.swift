import Canvas
import Curses

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The actions of the test program, one letter each.
@UI
final class Act {
    private let terminal: Terminal
    private let logFile: String?
    private var keys = 0
    private var last = ""
    private var page = 0
    private var hasLinks = false
    private var isPresentDue = false

    /// - Parameter logFile: A log file, for what the terminal cannot show, such as when nothing reads from it.
    init(terminal: Terminal, logFile: String?) {
        self.terminal = terminal
        self.logFile = logFile
    }

    /// Runs until `q` or termination.
    func play() async {
        show()
        for await input in terminal.inputs {
            switch input {
            case .key(.character("q")): return
            case .key(.character(let letter)):
                keys += 1
                last = String(letter)
                await play(letter)
            case .key(.control("z")): terminal.stop()
            case .mouse: last = "mouse"
            case .firstFrame: write("first frame")
            default: break
            }
            present()
        }
    }

    private func play(_ letter: Character) async {
        let screen = terminal.screen
        switch letter {
        case "r": page += 1
        case "a": await turnPages()
        case "n":
            // The loop is blocked meanwhile, as on a busy machine.
            write("nap")
            usleep(300_000)
        case "w": write("keys \(keys)")
        case "s": last = "skipped \(screen.connection.skippedFrames)"
        case "c": write("copy \(screen.copy(String(repeating: "x", count: 74_994)))")
        case "h": screen.send(Array("\u{1b}]52;c;half of a text".utf8))
        case "l": await lend()
        case "m": screen.setMouse(true)
        case "y": screen.isSynchronized = true
        case "f": flood()
        case "u": hasLinks = true
        // As if the end of a link had not been sent.
        case "U": screen.send(Array("\u{1b}]8;;https://a.example\u{1b}\\link".utf8))
        case "b": screen.send(Array("\u{1b}[?2026h".utf8))
        case "t": print([1][keys + 1])
        case "o": print(overflow(keys))
        case "F": fatalError("as requested")
        default: break
        }
    }

    /// Shows one page after the other, faster than the terminal reads.
    private func turnPages() async {
        for _ in 0..<40 {
            page += 1
            show()
            try? await Task.sleep(for: .milliseconds(15))
        }
    }

    /// A burst of inputs is one frame.
    private func present() {
        guard !isPresentDue else { return }
        isPresentDue = true
        Task { @UI in
            self.isPresentDue = false
            self.show()
        }
    }

    private func show() {
        var frame = Frame(terminal.screen.size)
        frame.put(
            DisplayText("victim \(frame.size.width)x\(frame.size.height) keys \(keys)\(last) page \(page)"), x: 0, y: 0,
            .plain)
        if hasLinks { LinkedPage(number: page).draw(in: &frame) }
        for y in 1..<max(1, frame.size.height) where !hasLinks {
            let letters = (0..<frame.size.width).map { x in
                Character(Unicode.Scalar(UInt8(97 + (x * 7 + y * 3 + page * (x % 5 + 1)) % 26)))
            }
            frame.put(DisplayText(String(letters)), x: 0, y: y, .plain)
        }
        terminal.screen.present(frame)
    }

    /// Draws without waiting for the terminal until it accepts no more.
    private func flood() {
        terminal.screen.isPaced = false
        for _ in 0..<10_000 where terminal.screen.backlog == 0 {
            page += 1
            show()
        }
        write("flooded")
    }

    private func lend() async {
        await terminal.suspendWhile {
            await Task.detached {
                var child: pid_t = 0
                var arguments = [strdup("sh"), strdup("-c"), strdup("echo lent; read word"), nil]
                defer { for argument in arguments { free(argument) } }
                guard posix_spawn(&child, "/bin/sh", nil, nil, &arguments, nil) == 0 else { return }
                while waitpid(child, nil, 0) < 0, errno == EINTR {}
            }.value
        }
    }

    private func write(_ line: String) {
        guard let logFile, let file = fopen(logFile, "a") else { return }
        fputs(line + "\n", file)
        fclose(file)
    }

    @inline(never)
    private func overflow(_ depth: Int) -> Int {
        let space = (depth, depth + 1, depth + 2, depth + 3)
        return depth < 0 ? 0 : overflow(depth + 1) + space.3 - space.0
    }
}
