import Canvas
import Dashboard
import Domain
import TestKit
import Testing

struct HeaderScreenTests {
    private static func headers(
        limits: SpendingLimits = SpendingLimits(), _ change: (inout Session) -> Void
    ) throws -> String {
        try [(40, 11), (80, 24), (90, 30), (100, 30), (120, 36), (160, 45), (200, 60)].map { width, height in
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
        #expect(row.contains("911/1,000 5 min old") == (seconds == 300))
    }

    @Test func aBudgetHidesNoQuota() throws {
        for (width, words) in [(80, "budget 1/1"), (120, "spent 1 of 1 runs"), (200, "spent 1 of 1 runs")] {
            var session = Session.fixture(width, 36, limits: SpendingLimits(runsPerSession: 1))
            session.tell(.spending(session: Spending(runs: 1), day: Spending(runs: 1)))
            let row = try session.frame().row(0)
            #expect(row.contains("911/1,000") && row.contains("442 cr") && row.contains(words))
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

    /// Numbers have their thousands separated, and a day of reset where there is room.
    @Test func numbersAndResets() throws {
        let account = Account(
            tier: .studio,
            quotas: [
                Quota(modality: .image, used: 1500, limit: 20_000), Quota(modality: .video, used: nil, limit: 30),
                Quota(modality: .text, used: nil, limit: nil, isUnlimited: true),
            ], quotasResetAt: Timestamp(rfc3339: "2026-06-01T00:00:00Z"))
        let text = try Self.headers { session in
            session.tell(
                .account(.artinstring, .known(account, asOf: .start)),
                .account(.antekirt, .known(Account(credits: 12_345), asOf: .start)))
        }
        expectGolden(text, named: "header-numbers")
        let rows = text.split(separator: "\n")
        #expect(rows.dropFirst().allSatisfy { $0.contains("18,500/20,000") && $0.contains("video ") })
        #expect(rows.filter { $0.contains("resets Mon 1 Jun   12,345 credits") }.count == 2)
        #expect(rows.allSatisfy { !$0.contains("0/30") && !$0.contains("30/30") })
    }

    /// A day that is past, or that nobody knows, is not shown.
    @Test(arguments: [nil, Timestamp(rfc3339: "2026-05-01T00:00:00Z")])
    func noReset(_ moment: Timestamp?) throws {
        var session = Session.fixture(200, 60)
        var account = Account.artinstring
        account.quotasResetAt = moment
        session.tell(.account(.artinstring, .known(account, asOf: .start)))
        #expect(try !session.frame().row(0).contains("resets"))
    }

    /// Bars give way before numbers, tiers before quotas, and nothing is cut.
    @Test(
        arguments: [
            (80, false, false, false), (90, false, false, false), (100, false, true, true), (120, true, true, true),
            (160, true, true, true), (200, true, true, true),
        ])
    func whatFits(_ width: Int, hasBars: Bool, hasNames: Bool, hasTier: Bool) throws {
        let row = try Session.fixture(width, 36).frame().row(0)
        for words in ["easel", "image ", "188/200", "video ", "6/30 low", "text ", "911/1,000", "442 credits"] {
            #expect(row.contains(words))
        }
        #expect(row.contains("━") == hasBars)
        #expect(row.contains("artinstring") == hasNames && row.contains("antekirt") == hasNames)
        #expect(row.contains("artinstring pro") == hasTier)
        #expect(!row.contains("…") && row.hasPrefix(" ") && row.hasSuffix(" "))
    }

    @Test(arguments: Service.allCases) func oneService(_ service: Service) throws {
        let rows = try [80, 90, 100, 120, 160, 200].map { width in
            var session = Session(.fresh(width, 36, services: [service]))
            session.tell(
                .status(service, .live),
                .account(service, .known(service == .artinstring ? .artinstring : .antekirt, asOf: .start)))
            return try session.frame().row(0) + "|"
        }
        expectGolden(rows.joined(separator: "\n"), named: "header-only-\(service.rawValue)")
        #expect(rows.allSatisfy { $0.contains("credits") == (service == .antekirt) })
        #expect(rows.allSatisfy { $0.contains("188/200") == (service == .artinstring) })
    }

    @Test func demo() throws {
        expectGolden(try Self.headers { $0.state.isDemo = true }, named: "header-demo")
    }
}
