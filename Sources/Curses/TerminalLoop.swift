internal import CNcurses

/// Runs a program on the calling thread's loop, which `main` gives its own thread to.
package enum TerminalLoop {
    /// How a program came to its end.
    package struct Outcome<Result: Sendable>: Sendable {
        /// What its body returned; nil when it did not in the time it was given.
        package let result: Result?
        /// What ended it from outside; nil when it ended by itself.
        package let ending: TerminationReason?
    }

    /// Takes the terminal, runs `body` and gives the terminal back.
    ///
    /// When a signal asks for the end, `Terminal.inputs` finishes and the body's
    /// task is cancelled; after `grace` it is no longer waited for. When the
    /// terminal is gone it is given 300 ms at most.
    ///
    /// - Throws: `TerminalError`, before `body` has run.
    package static func run<Result: Sendable>(
        environment: [String: String], overrides: TerminalOverrides = TerminalOverrides(),
        grace: Duration = .seconds(2),
        _ body: @escaping @Sendable @UI (Terminal) async -> Result
    ) throws(TerminalError) -> Outcome<Result> {
        // Before ncurses starts, which would install handlers of its own.
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

    /// Runs `body` without a terminal; a signal cancels its task, and after `grace` it is no longer waited for.
    ///
    /// - Parameter onInterrupt: Takes ctrl-c, and says whether that was all there is to do about it.
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
