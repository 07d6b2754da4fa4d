import Canvas
import Curses

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A program in a terminal that performs an action per key; the test that started it watches and kills it.
///
/// The first row counts keys and pages; the others are a page, all of which changes with each.
@main
struct TerminalVictim {
    static func main() {
        let logFile = CommandLine.arguments.count > 1 ? CommandLine.arguments[1] : nil
        do {
            let outcome = try TerminalLoop.run(environment: environment()) { terminal in
                await Act(terminal: terminal, logFile: logFile).play()
            }
            exit(outcome.ending?.exitCode ?? 0)
        } catch {
            print(error)
            exit(2)
        }
    }

    private static func environment() -> [String: String] {
        let names = ["TERM", "COLORTERM", "TMUX", "STY", "SSH_TTY", "ESCDELAY", "NO_COLOR", "VTE_VERSION"]
        return Dictionary(
            uniqueKeysWithValues: names.compactMap { name in getenv(name).map { (name, String(cString: $0)) } })
    }
}
