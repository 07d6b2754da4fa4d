import Domain
import Engine
import Synchronization

/// Somebody who acts by a script.
final class User: Sendable {
    private enum Action { case submit, decide, withdraw, fetch }

    private let script: Script
    private let request: Request?
    private let session: Session
    private let watch: Watch
    private let done = Mutex<Set<Action>>([])

    init(script: Script, request: Request?, session: Session, watch: Watch) {
        self.script = script
        self.request = request
        self.session = session
        self.watch = watch
    }

    /// Does what the script says, as things stand.
    func act() {
        if session.isRead, let request {
            once(.submit) {
                watch.submits()
                session.engine.send(.submit(request))
            }
        }
        switch (session.run(.first).flatMap(Sight.init), script) {
        case (.asked, .sendAgain):
            once(.decide) { session.engine.send(.resolve(.first, .sendAgain(.second))) }
        case (.asked, .dismiss):
            once(.decide) { session.engine.send(.resolve(.first, .dismiss)) }
        case (.waiting(.held), .withdraw):
            once(.withdraw) { session.engine.send(.withdraw(.first)) }
        case (.run(.completed), .fetch):
            once(.fetch) { session.engine.send(.download(RunID(RequestID.first.value))) }
        default: break
        }
    }

    /// Whether nothing more will happen.
    var isDone: Bool {
        guard let run = session.run(.first), let sight = Sight(run) else { return false }
        switch (sight, script) {
        case (.waiting(.held), _): return script == .hold
        case (.asked, .dismiss): return false
        case (.asked, .sendAgain), (.unknown, .sendAgain): return session.run(.second).flatMap(Sight.init) != nil
        case (.run(.completed), .fetch): return run.download != nil && !run.isBeingFetched
        default: return true
        }
    }

    private func once(_ action: Action, _ body: () -> Void) {
        if done.withLock({ $0.insert(action).inserted }) { body() }
    }
}
