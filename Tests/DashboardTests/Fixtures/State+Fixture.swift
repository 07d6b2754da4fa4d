import Canvas
import Dashboard
import Domain

extension Account {
    static let artinstring = Account(
        name: "Mo", tier: .pro,
        quotas: [
            Quota(modality: .image, used: 12, limit: 200), Quota(modality: .video, used: 24, limit: 30),
            Quota(modality: .text, used: 89, limit: 1000),
        ], quotasResetAt: Timestamp(rfc3339: "2026-06-01T00:00:00Z"))
    static let antekirt = Account(credits: 442)
}

extension State {
    /// A dashboard that has just started, before any answer.
    static func fresh(
        _ width: Int = 120, _ height: Int = 36, services: [Service] = Service.allCases,
        limits: SpendingLimits = SpendingLimits()
    ) -> State {
        State(
            size: Size(width: width, height: height), now: .start, services: services,
            ids: RequestIDSource(seed: (1, 2, 3, 4)), limits: limits)
    }
}

extension Session {
    /// A dashboard with both services live, their catalogs read, and `runs`.
    static func fixture(
        _ width: Int = 120, _ height: Int = 36, runs: [Run] = [], entries: [CatalogEntry] = CatalogEntry.prompts,
        limits: SpendingLimits = SpendingLimits()
    ) -> Session {
        var session = Session(.fresh(width, height, limits: limits))
        session.tell(
            .status(.artinstring, .live), .status(.antekirt, .live),
            .account(.artinstring, .known(.artinstring, asOf: .start)),
            .account(.antekirt, .known(.antekirt, asOf: .start)),
            .entries(.artinstring, .prompt, .whole(entries)),
            .collections([.portraits, .signals], total: 2),
            .entries(.antekirt, .artist, .whole([.mira])), .entries(.antekirt, .model, .whole([.inkWash])),
            .serviceRead(.artinstring), .serviceRead(.antekirt))
        if !runs.isEmpty { session.tell(.runs(runs)) }
        session.wait(.milliseconds(500))
        return session
    }

    /// A dashboard of small size with `entry`'s form open.
    static func form(_ entry: CatalogEntry, _ width: Int = 80, _ height: Int = 24) -> Session {
        var session = fixture(width, height, entries: entry.id.service == .artinstring ? [entry] : [.owl])
        if entry.id.kind == .model { session.press("h") }
        session.press(.enter)
        return session
    }
}

extension CatalogPage {
    static func whole(_ entries: [CatalogEntry]) -> CatalogPage {
        CatalogPage(entries: entries, isFirst: true, isLast: true, total: entries.count)
    }
}
