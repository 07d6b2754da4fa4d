internal import CNcurses

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// One line of standard input that is not echoed, such as a token.
package enum HiddenLine {
    /// The end of the reading.
    package enum Outcome: Hashable, Sendable {
        /// The line without its end, also when the input ended first.
        case line([UInt8])
        /// The line was longer than the limit.
        case tooLong
        /// This signal asked the program to end; the terminal is restored.
        case signal(Int32)
    }

    /// True when standard input is a terminal, not a pipe or file.
    package static var isTerminal: Bool { isatty(STDIN_FILENO) == 1 }

    /// Reads a line. On a terminal it writes `prompt` to standard error, and the terminal does not echo.
    ///
    /// A signal that asks the program to end stops the reading; a crash restores the terminal. Blocks the calling
    /// thread, which must be the one that later runs `TerminalLoop`.
    ///
    /// - `limit`: The maximum length, in bytes.
    package static func read(prompt: String, limit: Int = 4096) -> Outcome {
        let signals = cnc_signals_open(false)
        defer { cnc_signals_close() }
        var typing = HiddenTyping()
        guard typing.begin(isFresh: true) else { return read(limit, signals: signals) }
        defer { typing.end(isFresh: true) }
        // After the change of mode: input typed once the prompt is visible is not echoed.
        show(prompt)
        let outcome = read(limit, signals: signals)
        if case .signal = outcome { show("\n") }
        return outcome
    }

    private static func read(_ limit: Int, signals: Int32) -> Outcome {
        var line: [UInt8] = []
        while true {
            var ready = [
                pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
                pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
            ]
            guard poll(&ready, nfds_t(ready.count), -1) > 0 else {
                if errno == EINTR { continue }
                return .line(line)
            }
            if ready[1].revents != 0 {
                var numbers = [UInt8](repeating: 0, count: 64)
                let count = cnc_read(signals, &numbers, numbers.count)
                if let number = numbers.prefix(count).first { return .signal(Int32(number)) }
            }
            guard ready[0].revents != 0 else { continue }
            // One byte at a time, so that input after the line is left to the next reader.
            var byte: UInt8 = 0
            let count = Self.read(STDIN_FILENO, into: &byte)
            if count < 0, errno == EINTR { continue }
            guard count > 0, byte != UInt8(ascii: "\n") else { return .line(line) }
            guard line.count < limit else { return .tooLong }
            line.append(byte)
        }
    }

    private static func read(_ descriptor: Int32, into byte: inout UInt8) -> Int {
        #if canImport(Glibc)
            Glibc.read(descriptor, &byte, 1)
        #elseif canImport(Musl)
            Musl.read(descriptor, &byte, 1)
        #else
            Darwin.read(descriptor, &byte, 1)
        #endif
    }

    private static func show(_ words: String) {
        let bytes = Array(words.utf8)
        _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
