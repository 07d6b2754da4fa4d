internal import CNcurses

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// One run of a program: its terminal, if any, and the handling of its signals; isolated to `UI`.
@UI
final class TerminalSession {
    private let signals: Int32
    private let grace: Duration
    private var terminal: Terminal?
    private var ending: TerminationReason?
    /// Handles ctrl-c; returns true when that is all to do about it.
    var onInterrupt: () -> Bool = { false }

    nonisolated init(signals: Int32, grace: Duration) {
        self.signals = signals
        self.grace = grace
    }

    /// Runs `body` while signals are handled.
    func run<Result: Sendable>(
        _ terminal: Terminal, _ body: @escaping @Sendable @UI (Terminal) async -> Result
    ) async -> Result {
        self.terminal = terminal
        return await run { await body(terminal) }
    }

    /// Runs `body` while signals are handled.
    func run<Result: Sendable>(_ body: @escaping @Sendable @UI () async -> Result) async -> Result {
        let task = Task { @UI in await body() }
        terminal?.onHangup = { [weak self] in self?.end(.hangup, task.cancel) }
        terminal?.onReturn = { [weak self] in
            guard let self else { return }
            // A ctrl-c that ended a child process was for the child, though it may be seen only afterwards.
            receive(taken().subtracting([SIGINT, SIGQUIT]), task.cancel)
        }
        terminal?.onContinue = { [weak self] in
            guard let self else { return }
            // The signals of the stop itself must not open the terminal a second time.
            receive(taken().subtracting([SIGCONT, SIGTSTP]), task.cancel)
        }
        let listening = Task { @UI in
            while await UI.shared.loop.wait(for: signals, .reading), !Task.isCancelled {
                receive(taken(), task.cancel)
            }
        }
        defer { listening.cancel() }
        return await task.value
    }

    /// Restores the terminal and returns the external reason for the end.
    func close() -> TerminationReason? {
        terminal?.close()
        return ending
    }

    private func taken() -> Set<Int32> {
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = cnc_read(signals, &bytes, bytes.count)
        return Set(bytes.prefix(count).map(Int32.init))
    }

    private func receive(_ numbers: Set<Int32>, _ cancel: () -> Void) {
        // ctrl-c is for the child process that has the terminal.
        let isLentToChild = terminal?.isLentToChild ?? false
        let terminating = isLentToChild ? [SIGHUP, SIGTERM] : [SIGHUP, SIGTERM, SIGINT, SIGQUIT]
        if let number = terminating.first(where: numbers.contains) {
            if number == SIGINT, onInterrupt() { return }
            end(number == SIGHUP && terminal != nil ? .hangup : .signal(number), cancel)
        } else {
            terminal?.receive(numbers)
        }
    }

    private func end(_ reason: TerminationReason, _ cancel: () -> Void) {
        guard ending == nil else { return }
        ending = reason
        terminal?.end(reason)
        cancel()
        UI.shared.loop.expire(after: reason == .hangup ? .milliseconds(300) : grace)
    }
}
