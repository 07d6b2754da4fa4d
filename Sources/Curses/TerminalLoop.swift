internal import CNcurses

/// Runs a program on the calling thread's `UILoop`; `main` gives its own thread.
package enum TerminalLoop {
    /// The result of a program.
    package struct Outcome<Result: Sendable>: Sendable {
        /// The result of the body; nil when it did not return in the time it was given.
        package let result: Result?
        /// The external reason for the end; nil when the body returned by itself.
        package let ending: TerminationReason?
    }

    /// Opens the terminal, runs `body` and restores the terminal.
    ///
    /// When a signal asks the program to end, `Terminal.inputs` finishes and the body's task is canceled; after
    /// `grace` the body is abandoned, after 300 ms at most when the terminal is gone.
    ///
    /// - Throws: `TerminalError`, before `body` has run.
    package static func run<Result: Sendable>(
        environment: [String: String], overrides: TerminalOverrides = TerminalOverrides(),
        grace: Duration = .seconds(2),
        _ body: @escaping @Sendable @UI (Terminal) async -> Result
    ) throws(TerminalError) -> Outcome<Result> {
        // Before ncurses starts, which would install its own handlers.
        let signals = cnc_signals_open(true)
        defer { cnc_signals_close() }
        let session = TerminalSession(signals: signals, grace: grace)
        let attempt = UI.shared.loop.run { @UI () async -> Swift.Result<Result, TerminalError> in
            do throws(TerminalError) {
                let terminal = try Terminal.open(environment: environment, overrides: overrides)
                return .success(await session.run(terminal, body))
            } catch {
                return .failure(error)
            }
        }
        let ending = UI.shared.loop.run { @UI in session.close() } ?? nil
        return Outcome(result: try attempt?.get(), ending: ending)
    }

    /// Runs `body` without a terminal; a signal cancels its task, and after `grace` the body is abandoned.
    ///
    /// - `onInterrupt`: Handles ctrl-c; returns true when that is all to do about it.
    package static func runWithoutTerminal<Result: Sendable>(
        grace: Duration = .seconds(2), onInterrupt: @escaping @Sendable @UI () -> Bool = { false },
        _ body: @escaping @Sendable @UI () async -> Result
    ) -> Outcome<Result> {
        let signals = cnc_signals_open(false)
        defer { cnc_signals_close() }
        let session = TerminalSession(signals: signals, grace: grace)
        let result = UI.shared.loop.run { @UI in
            session.onInterrupt = onInterrupt
            return await session.run(body)
        }
        return Outcome(result: result, ending: UI.shared.loop.run { @UI in session.close() } ?? nil)
    }
}
