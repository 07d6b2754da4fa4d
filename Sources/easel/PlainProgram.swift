import Forms
import CommandLine
import PlainMode
import Curses
import Domain
import Session
import Engine

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The loop of plain mode: reads lines, takes the engine's events, prints the session's output. On the UI actor.
@UI
final class PlainProgram {
    private var session: PlainModeState
    private let editor: TextEditor
    private let events = AsyncStream.makeStream(of: Event.self)
    private var engine: Engine?
    private var isInterrupted = false
    /// True while the prompt is the last text written.
    private var isPrompted = false
    /// True while the user's editor has the terminal.
    private var isEditing = false
    private var editorWaiter: CheckedContinuation<Void, Never>?
    private var interrupts = 0
    private var typing = HiddenTyping()

    /// The error of a failed write, after which nothing is printed.
    private var outputError: StreamError?

    private enum Event {
        case input(PlainModeState.Input)
        case edited(EditorOutcome)
    }

    nonisolated init(_ session: PlainModeState, editor: TextEditor) {
        self.session = session
        self.editor = editor
    }

    /// The number of bytes that a terminal keeps of a line; more is lost (termios(3), "Canonical mode").
    private static let maxTypedBytes = 4095

    /// Runs until the user quits or the input ends.
    ///
    /// - Returns: The exit status; nil for success.
    func run(_ work: EngineWork) async -> ExitReason? {
        engine = work.engine
        for line in PlainModeState.welcome(isDemo: session.isDemo) { print(line) }
        prompt()
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await work.run() }
            group.addTask {
                for await event in work.engine.events { await self.yield(.engine(event)) }
            }
            // Not in the group: it may wait for a line that never comes.
            let reading = Task { await self.read() }
            defer { reading.cancel() }
            for await event in events.stream {
                switch event {
                case .input(let input): handle(input)
                case .edited(let outcome):
                    isEditing = false
                    editorWaiter?.resume()
                    editorWaiter = nil
                    handle(.edited(outcome))
                }
            }
            // A signal ends the loop without a command of the user.
            for case .engine(let command) in session.handle(.end, now: WallClock.now()) { work.engine.send(command) }
            group.cancelAll()
        }
        typing.end()
        if let outputError, !outputError.isClosedPipe {
            StandardStream.error.print(
                "easel: Standard output cannot be written: \(outputError.reason). Sent requests continue.")
            return .failed
        }
        return isInterrupted ? .interrupted : session.exit
    }

    /// Handles ctrl-c.
    ///
    /// - Returns: False after repeated presses that had no effect, so that the process must end.
    func interrupt() -> Bool {
        // The key belongs to the editor.
        if isEditing { return true }
        interrupts += 1
        guard interrupts < 3 else { return false }
        yield(.interrupt)
        return true
    }

    private func yield(_ input: PlainModeState.Input) { events.continuation.yield(.input(input)) }

    /// Reads standard input, a terminal, a pipe or a file, to its end.
    private func read() async {
        var reader = LineReader()
        var chunk = [UInt8](repeating: 0, count: 1 << 14)
        while !Task.isCancelled {
            // A pipe without a writer may still hold lines; only reading tells.
            _ = await UI.shared.loop.wait(for: STDIN_FILENO, .reading)
            while isEditing { await withCheckedContinuation { editorWaiter = $0 } }
            guard !Task.isCancelled else { return }
            let count = chunk.withUnsafeMutableBytes { Self.read(into: $0) }
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            guard count > 0 else { break }
            for line in reader.append(chunk[..<count]) { yieldLine(line) }
        }
        if let line = reader.finish() { yieldLine(line) }
        yield(.end)
    }

    private func yieldLine(_ line: LineReader.Line) {
        switch line {
        case .text(let text): yield(.line(text))
        case .unusable(let why): yield(.unusable(why))
        }
    }

    nonisolated private static func read(into bytes: UnsafeMutableRawBufferPointer) -> Int {
        #if canImport(Glibc)
            Glibc.read(STDIN_FILENO, bytes.baseAddress, bytes.count)
        #elseif canImport(Musl)
            Musl.read(STDIN_FILENO, bytes.baseAddress, bytes.count)
        #else
            Darwin.read(STDIN_FILENO, bytes.baseAddress, bytes.count)
        #endif
    }

    private func handle(_ input: PlainModeState.Input) {
        switch input {
        case .interrupt: endLine()
        case .line, .unusable:
            interrupts = 0
            // The terminal echoes the line end that ends the prompt's line.
            let isTyped = isatty(STDIN_FILENO) == 1
            if isTyped { isPrompted = false } else { endLine() }
            if isTyped, case .line(let line) = input, line.utf8.count >= Self.maxTypedBytes {
                print(
                    "Line ignored: the terminal may have cut it. !e opens an editor.")
                return prompt()
            }
        case .end, .engine, .edited: break
        }
        for step in session.handle(input, now: WallClock.now()) { perform(step) }
        prompt()
    }

    private func perform(_ step: PlainModeState.Step) {
        switch step {
        case .print(let text):
            endLine()
            // For a pipe too, whose contents may be read in a terminal later.
            print(StandardStream.sanitized(text))
        case .engine(let command): engine?.send(command)
        case .edit(let text):
            endLine()
            isEditing = true
            let (editor, events) = (editor, events.continuation)
            Task { events.yield(.edited(await editor.edit(text))) }
        case .quit(let isInterrupted):
            endLine()
            self.isInterrupted = isInterrupted
            events.continuation.finish()
        }
    }

    private func print(_ text: String) {
        attempt { () throws(StreamError) in try StandardStream.output.write(text) }
    }

    /// Writes; after a failure the program ends.
    private func attempt(_ write: () throws(StreamError) -> Void) {
        guard outputError == nil else { return }
        do throws(StreamError) { try write() } catch {
            outputError = error
            events.continuation.finish()
        }
    }

    /// Ends the prompt's line, so that no text follows it.
    private func endLine() {
        guard isPrompted else { return }
        isPrompted = false
        print("")
    }

    private func prompt() {
        // Echo stops before the question appears.
        if session.asksForSecret { typing.begin() } else { typing.end() }
        guard !isPrompted, !isEditing, let prompt = session.prompt else { return }
        isPrompted = true
        attempt { () throws(StreamError) in try StandardStream.output.prompt(prompt) }
    }
}
