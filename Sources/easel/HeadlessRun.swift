import Domain
import Engine

/// Sends one request on an engine and waits for its end.
struct HeadlessRun: Sendable {
    /// How it ended.
    struct End: Sendable {
        /// Nil when all is well.
        var status: ExitStatus?
        var run: Run?
    }

    private let request: Request
    private let isConfirmed: Bool

    init(_ request: Request, isConfirmed: Bool) {
        self.request = request
        self.isConfirmed = isConfirmed
    }

    /// Works until the request has come to its end or the task is cancelled, and until the engine has.
    func perform(on work: EngineWork) async -> End {
        await withTaskGroup(of: End?.self) { group in
            group.addTask {
                await work.run()
                return nil
            }
            group.addTask { await watch(work.engine) }
            var end: End?
            for await result in group {
                end = result ?? end
                group.cancelAll()
            }
            return end ?? End(status: .interrupted)
        }
    }

    private func watch(_ engine: Engine) async -> End? {
        var watch = RunWatch(request)
        engine.send(.submit(request, isConfirmed: isConfirmed))
        for await event in engine.events {
            for step in watch.take(event) {
                switch step {
                case .say(let words): StandardStream.error.say(words)
                case .ask(let command): engine.send(command)
                case .end(let status, let run): return End(status: status, run: run)
                }
            }
        }
        return nil
    }
}
