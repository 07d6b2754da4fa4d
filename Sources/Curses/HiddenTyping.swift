internal import CNcurses

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Turns the echo of the terminal on standard input off while a secret is typed.
///
/// A crash restores the terminal.
package struct HiddenTyping {
    /// The terminal's mode before; nil while it echoes.
    private var shown: termios?

    /// Creates a switch that is off: the terminal echoes.
    package init() {}

    /// True while the terminal does not echo.
    package var isOn: Bool { shown != nil }

    /// Turns echo off; returns false where standard input is not a terminal.
    ///
    /// - Parameter isFresh: True to drop typed input that was not read.
    @discardableResult
    package mutating func begin(isFresh: Bool = false) -> Bool {
        var mode = termios()
        guard shown == nil, isatty(STDIN_FILENO) == 1, tcgetattr(STDIN_FILENO, &mode) == 0 else { return isOn }
        var hidden = mode
        hidden.c_lflag &= ~tcflag_t(ECHO)
        hidden.c_lflag |= tcflag_t(ICANON | ISIG | ECHONL)
        // A stop would leave the shell a terminal without echo, and a quit asks for a core file.
        let disabled = cc_t(truncatingIfNeeded: fpathconf(STDIN_FILENO, Int32(_PC_VDISABLE)))
        withUnsafeMutableBytes(of: &hidden.c_cc) { characters in
            characters[Int(VSUSP)] = disabled
            characters[Int(VQUIT)] = disabled
        }
        cnc_arm_crash_handler("", 0)
        tcsetattr(STDIN_FILENO, isFresh ? TCSAFLUSH : TCSADRAIN, &hidden)
        shown = mode
        return true
    }

    /// Turns echo on again.
    ///
    /// - Parameter isFresh: True to drop typed input that was not read.
    package mutating func end(isFresh: Bool = false) {
        guard var mode = shown else { return }
        tcsetattr(STDIN_FILENO, isFresh ? TCSAFLUSH : TCSADRAIN, &mode)
        cnc_disarm_crash_handler()
        shown = nil
    }
}
