import Canvas
import Dashboard
import Domain
import TestKit
import Testing

struct HeaderScreenTests {
    private static func headers(
        limits: SpendingLimits = SpendingLimits(), _ change: (inout Session) -> Void
    ) throws -> String {
        try [(40, 11), (80, 24), (120, 36), (200, 60)].map { width, height in
            var session = Session.fixture(width, height, runs: [.fixture("a", "Owl", .running)], limits: limits)
            change(&session)
            return try session.frame().row(0) + "|"
        }.joined(separator: "\n")
    }

    @Test func live() throws { expectGolden(try Self.headers { _ in }, named: "header-live") }

    @Test func unknownIsNotZero() throws {
        let text = try Self.headers { session in
            session.tell(.account(.artinstring, .unknown), .account(.antekirt, .unknown))
        }
        expectGolden(text, named: "header-unknown")
        #expect(!text.contains("0/"))
    }

    @Test func stale() throws {
        let asOf = Timestamp.start + .seconds(-300)
        expectGolden(
            try Self.headers { session in
                session.tell(
                    .account(.artinstring, .stale(.artinstring, asOf: asOf)),
                    .account(.antekirt, .stale(.antekirt, asOf: asOf)))
            }, named: "header-stale")
    }

    @Test func zero() throws {
        let account = Account(
            tier: .free,
            quotas: [Quota(modality: .image, used: 9, limit: 9), Quota(modality: .video, used: 9, limit: 10)])
        expectGolden(
            try Self.headers { session in
                session.tell(
                    .account(.artinstring, .known(account, asOf: .start)),
                    .account(.antekirt, .known(Account(credits: 0), asOf: .start)))
            }, named: "header-zero")
    }

    @Test func offline() throws {
        expectGolden(
            try Self.headers { $0.tell(.status(.antekirt, .offline(.offline))) }, named: "header-offline")
    }

    @Test func tokenRefused() throws {
        expectGolden(
            try Self.headers { $0.tell(.status(.artinstring, .unauthorized(.refused))) }, named: "header-token-refused")
    }

    @Test(
        arguments: [
            ("session", SpendingLimits(creditsPerSession: 50), 12, 40),
            ("day", SpendingLimits(creditsPerDay: 50), 12, 40),
            ("tightest", SpendingLimits(creditsPerSession: 50, runsPerDay: 10), 12, 10),
            ("over", SpendingLimits(creditsPerSession: 5, creditsPerDay: 5000), 12, 40),
        ])
    func spending(_ name: String, _ limits: SpendingLimits, _ session: Int, _ day: Int) throws {
        expectGolden(
            try Self.headers(limits: limits) {
                $0.tell(
                    .spending(
                        session: Spending(credits: session, runs: session), day: Spending(credits: day, runs: day)))
            }, named: "header-spent-\(name)")
    }

    @Test func demo() throws {
        expectGolden(try Self.headers { $0.state.isDemo = true }, named: "header-demo")
    }
}
