import ArtClient
import Domain
import GRDB
import Synchronization

/// Sees which moments a process comes through, by what it does and by what is on disk then, and strikes at one.
final class Watch: Sendable {
    private let target: Moment?
    private let strike: @Sendable () -> Void
    private let database: DatabaseQueue
    private let state = Mutex((isSubmitted: false, passed: Set<Moment>()))

    /// A watch over the archive at `path`, which must be there; `strike` is called once, at `target`.
    init(for target: Moment?, path: String, strike: @escaping @Sendable () -> Void) throws {
        self.target = target
        self.strike = strike
        var configuration = Configuration()
        configuration.readonly = true
        database = try DatabaseQueue(path: path, configuration: configuration)
    }

    /// The moments that the process has come through.
    var passed: Set<Moment> { state.withLock(\.passed) }

    /// The request is about to be given to the engine.
    func submits() { state.withLock { $0.isSubmitted = true } }

    /// The engine has asked what time it is, as it does before each thing that it writes down.
    func looksAtClock() {
        guard state.withLock(\.isSubmitted) else { return }
        switch (journal(.first), journal(.second)) {
        case ([], _): pass(.unrecorded)
        case ([.prepared], _): pass(.prepared)
        case (let states?, _) where states.last == .unknown: pass(.unknown)
        case (let states?, [.prepared]) where states.last == .replaced: pass(.replaced)
        default: break
        }
    }

    func sees(_ request: TransportRequest, _ step: WatchedTransport.Step) async {
        let path = request.url.split(separator: "/", omittingEmptySubsequences: false).dropFirst(3)
            .joined(separator: "/").prefix { $0 != "?" }
        switch (request.method, step) {
        case (.post, .begins): pass(isFirst(request) ? .leaving : .leavingAgain)
        case (.post, .ends):
            let moment = isFirst(request) ? Moment.posted : .postedAgain
            if moment == target { await Self.waitToBeKilled() }
            pass(moment)
            pass(isFirst(request) ? .answered : .answeredAgain)
        case (.get, .begins) where isEvidence(path) && isSearching: pass(.searching)
        case (.get, .ends) where isEvidence(path) && isSearching: pass(.found)
        case (.get, .ends) where path.hasPrefix(Self.generations) && isRun: pass(.following)
        case (.get, .ends) where path.hasPrefix("api/v1/runs/"): pass(.following)
        case (.get, .opens) where path.hasSuffix("/stream"): pass(.following)
        case (.get, .reads) where path.hasPrefix("files/"): pass(.downloading)
        default: break
        }
    }

    func hears(_ event: EngineEvent) {
        switch event {
        case .accepted(.first): pass(journal(.first)?.last == .adopted ? .adopted : .accepted)
        case .rejected(.first, _) where journal(.first)?.last == .rejected: pass(.rejected)
        case .withdrawn: pass(.withdrawn)
        case .runs(let runs):
            for run in runs where run.id.value == RequestID.first.value {
                switch run.delivery {
                case .waiting(let waiting) where waiting.reason == .pace: pass(.requeued)
                case .waiting(let waiting) where waiting.reason == .held: pass(.held)
                case .unconfirmed: pass(.asked)
                case nil where journal(.first)?.last == .dismissed: pass(.dismissed)
                default: break
                }
            }
        default: break
        }
    }

    private static let generations = "api/v1/generations/"

    /// Whether what is read there tells the outcome of a request: the list, or a conversion's generation.
    private func isEvidence(_ path: Substring) -> Bool { path == "api/v1/runs" || path.hasPrefix(Self.generations) }

    /// Whether the request is known to have become a run.
    private var isRun: Bool { journal(.first)?.last.map { $0 == .accepted || $0 == .adopted } ?? false }

    private var isSearching: Bool { journal(.first)?.last == .searching }

    private func isFirst(_ request: TransportRequest) -> Bool {
        request.headers.contains { $0.name == "Idempotency-Key" && $0.value == RequestID.first.value }
    }

    private func journal(_ id: RequestID) -> [RequestState]? {
        try? database.read { db in
            try String.fetchAll(
                db, sql: "SELECT state FROM request_events WHERE request = ? ORDER BY id", arguments: [id.value]
            ).compactMap(RequestState.init)
        }
    }

    private func pass(_ moment: Moment) {
        let isNew = state.withLock { $0.passed.insert(moment).inserted }
        if isNew, moment == target { strike() }
    }

    private static func waitToBeKilled() async {
        while !Task.isCancelled { try? await Task.sleep(for: .seconds(600)) }
    }
}
