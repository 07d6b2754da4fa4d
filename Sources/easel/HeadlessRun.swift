import CommandLine
import Domain
import Engine

/// Sends one request through an engine and waits for its end.
struct HeadlessRun: Sendable {
    private let request: Request
    private let isConfirmed: Bool

    init(_ request: Request, isConfirmed: Bool) {
        self.request = request
        self.isConfirmed = isConfirmed
    }

    /// Runs until the request has ended or the task is canceled, and the engine has finished.
    func perform(on work: EngineWork) async -> RunEnd {
        await withTaskGroup(of: RunEnd?.self) { group in
            group.addTask {
                await work.run()
                return nil
            }
            group.addTask { await watch(work.engine) }
            var end: RunEnd?
            for await result in group {
                end = result ?? end
                group.cancelAll()
            }
            return end ?? RunWatch(request).interrupted
        }
    }

    private enum Input: Sendable {
        case event(EngineEvent)
        /// The time since the start.
        case tick(Duration)
    }

    private func watch(_ engine: Engine) async -> RunEnd {
        let (inputs, input) = AsyncStream.makeStream(of: Input.self)
        return await withTaskGroup(of: Void.self) { group in
            defer { group.cancelAll() }
            group.addTask {
                for await event in engine.events { input.yield(.event(event)) }
                input.finish()
            }
            group.addTask {
                let start = ContinuousClock.now
                while !Task.isCancelled {
                    try? await Task.sleep(for: .seconds(1))
                    input.yield(.tick(ContinuousClock.now - start))
                }
            }
            var watch = RunWatch(request)
            engine.send(.submit(request, isConfirmed: isConfirmed))
            for await input in inputs {
                let steps =
                    switch input {
                    case .event(let event): watch.handle(event)
                    case .tick(let moment): watch.tick(at: moment)
                    }
                for step in steps {
                    switch step {
                    case .print(let words): StandardStream.error.print(words)
                    case .send(let command): engine.send(command)
                    case .end(let end): return end
                    }
                }
            }
            return watch.interrupted
        }
    }
}
