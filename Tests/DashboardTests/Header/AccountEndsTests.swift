import Canvas
import Domain
import Session
import Testing

@testable import Dashboard

/// Accounts with any numbers, drawn.
struct AccountEndsTests {
    private static let ends: [Int] = [
        .min, .min + 1, -1, 0, 1, 199, 1_000_000_000_000_000_000, .max - 1, .max,
    ]
    private static let sizes = [
        Size(width: 0, height: 0), Size(width: 1, height: 1), Size(width: 40, height: 11), Size(width: 80, height: 24),
        Size(width: 120, height: 36), Size(width: 200, height: 50), Size(width: 1000, height: 300),
    ]

    private static func account(_ one: Int, _ other: Int, resets: Int64) -> Account {
        let quotas = Modality.documented.map { Quota(modality: $0, used: one, limit: other, remaining: one) }
        return Account(quotas: quotas, quotasResetAt: Timestamp(milliseconds: resets), credits: one)
    }

    @Test(arguments: ends)
    func everyAccountIsDrawn(_ one: Int) throws {
        let look = try RenderContext.fixture()
        var session = Session.fixture(
            runs: Run.allPhases + Run.line, limits: SpendingLimits(creditsPerDay: max(0, one), runsPerSession: 0))
        for other in Self.ends {
            let account = Self.account(one, other, resets: Int64(other))
            for service in Service.allCases { session.tell(.account(service, .known(account, asOf: .start))) }
            session.tell(
                .spending(session: Spending(credits: one, runs: other), day: Spending(credits: other, runs: one)))
            for size in other == .max ? Self.sizes : [Size(width: 120, height: 36)] {
                session.resize(size.width, size.height)
                #expect(session.state.render(look).size == size)
            }
            for key in ["1", "2", "3", "4"] as [Character] {
                session.press(.character(key))
                _ = session.state.render(look)
            }
        }
    }

    @Test func anUnlimitedPlanHasNoLimit() throws {
        let boundless = 1_000_000_000_000_000_000
        var session = Session.fixture(200, 50)
        let quota = Quota(modality: .image, used: 0, limit: boundless, remaining: boundless)
        session.tell(.account(.artinstring, .known(Account(quotas: [quota]), asOf: .start)))
        let header = try session.frame().golden.split(separator: "\n").prefix(2).joined()
        #expect(header.contains("no limit") && !header.contains("00000"))
    }

    /// Sizes, downloads and clocks that no honest service tells.
    @Test(arguments: ends)
    func everyNumberIsFormatted(_ number: Int) {
        #expect(!Wording.bytes(number).contains("-"))
        for total in Self.ends {
            let words = Wording.progress(received: number, total: total, bytesPerSecond: number)
            #expect(words.allSatisfy { !$0.contains("-") })
        }
        #expect(!Wording.clock(.milliseconds(number)).isEmpty && !Wording.count(number).isEmpty)
        #expect(!ConnectionQuality(roundTrip: .milliseconds(number), bytesPerSecond: number).summary.isEmpty)
    }
}
