import Domain
import JSON
import Session

extension Timestamp {
    /// The moment at which the tests' sessions start: 2026-05-08T12:00:00Z.
    static let start = Timestamp(milliseconds: 1_778_241_600_000)
}

extension Failure {
    static let offline = Failure(.unavailable, what: "antekirt does not answer")
    static let lost = Failure(.outcomeUnknown, what: "the connection broke while sending")
}

extension Run {
    /// A run of artinstring's, `age` seconds old.
    static func fixture(
        _ id: String, _ phase: Phase = .running, title: String = "Owl", age: Int = 12, took: Int = 26,
        modality: Modality = .image, output: Output? = nil, cost: Cost? = nil, delivery: DeliveryState? = nil,
        isOurs: Bool = true, service: Service = .artinstring
    ) -> Run {
        let created = Timestamp.start + .seconds(-age)
        return Run(
            id: RunID(id), service: service, remoteID: phase == .unknown ? nil : "remote-\(id)", title: title,
            modality: modality, phase: phase, createdAt: created,
            endedAt: phase.isTerminal ? created + .seconds(took) : nil, output: output, cost: cost,
            following: phase.isTerminal ? .none : .stream, isOurs: isOurs, delivery: delivery)
    }

    /// A request that waits at `position` of its service's line.
    static func waiting(_ id: String, _ position: Int, _ reason: Waiting.Reason = .turn) -> Run {
        fixture(id, .unknown, delivery: .waiting(Waiting(reason, position: position)))
    }
}

extension CatalogEntry {
    static func prompt(_ id: String, _ title: String, collection: String? = nil) -> CatalogEntry {
        CatalogEntry(
            id: EntryID(service: .artinstring, kind: .prompt, value: id), title: title, modality: .image,
            collectionSlug: collection)
    }
}

extension Request {
    static func fixture(_ id: String, entry: CatalogEntry = .prompt("owl", "Owl"), body: String = "x") -> Request {
        Request(
            id: RequestID(id), action: .run, entry: entry.id, title: entry.title, modality: .image,
            body: ["vars": ["subject": .string(body)]], cost: .quota(.image, runs: 1), createdAt: .start)
    }
}

extension Session {
    /// A session with both services live.
    static func live(limits: SpendingLimits = SpendingLimits(), runs: [Run] = []) -> Session {
        var session = Session(services: Service.allCases, limits: limits)
        for service in Service.allCases { _ = session.apply(.status(service, .live)) }
        if !runs.isEmpty { _ = session.apply(.runs(runs)) }
        return session
    }
}
