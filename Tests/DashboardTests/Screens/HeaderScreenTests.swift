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

    /// A number that was told long ago, or while the service does not answer, tells its age.
    @Test(arguments: [(299, false, false), (300, false, true), (59, true, false), (60, true, true)])
    func ages(_ seconds: Int, isOffline: Bool, isTold: Bool) throws {
        var session = Session.fixture(200, 60)
        session.tell(.status(.antekirt, isOffline ? .offline(.offline) : .live))
        session.wait(.seconds(seconds) + .milliseconds(-500))
        let row = try session.frame().row(0)
        #expect(
            row.contains(isTold ? "442 credits \(seconds / 60) min old" : "442 credits")
                && row.contains("old") == isTold)
        #expect(row.contains("911/1000 5 min old") == (seconds == 300))
    }

    @Test func aBudgetHidesNoQuota() throws {
        for (width, words) in [(80, "budget 1/1"), (120, "spent 1 of 1 runs"), (200, "spent 1 of 1 runs")] {
            var session = Session.fixture(width, 36, limits: SpendingLimits(runsPerSession: 1))
            session.tell(.spending(session: Spending(runs: 1), day: Spending(runs: 1)))
            let row = try session.frame().row(0)
            #expect(row.contains("911/1000") && row.contains("442 cr") && row.contains(words))
        }
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
