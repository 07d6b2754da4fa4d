import Domain
import Testing

@testable import PlainMode

struct PlainTextTests {
    private static let now = Timestamp(milliseconds: 100_000_000)

    @Test(
        arguments: [
            (.unknown, ["artinstring: balance unknown."]),
            (.known(Account(), asOf: now), ["artinstring: the service reports no balance."]),
            (
                .known(Account(quotas: [Quota(modality: .image, used: 12, limit: 2000)]), asOf: now),
                ["artinstring: image runs, 1,988 of 2,000 left."]
            ),
            (
                .known(Account(quotas: [Quota(modality: .text, used: 12, limit: nil)]), asOf: now),
                ["artinstring: text runs, remaining quota unknown."]
            ),
            (
                .known(Account(quotas: [Quota(modality: .text, used: 12, limit: nil, isUnlimited: true)]), asOf: now),
                ["artinstring: text runs, no limit."]
            ),
            (
                .known(Account(quotas: [Quota(modality: .text, used: 12, limit: nil, remaining: 188)]), asOf: now),
                ["artinstring: text runs, 188 left."]
            ),
            (
                .stale(Account(credits: 0), asOf: now + .seconds(-180)),
                ["artinstring: 0 credits.", "artinstring: data is 3 min old."]
            ),
        ] as [(Observed<Account>, [String])])
    func unknownValuesAreNotNumbers(account: Observed<Account>, words: [String]) {
        #expect(PlainText.account(.artinstring, account, now: Self.now) == words)
    }

    /// A line of a hundred moves a hundred times, and is not told of a hundred times each.
    @Test(
        arguments: [
            (.turn, 7, []), (.pace, 1, []), (.held, 2, ["waiting. Paused. Not sent yet."]),
            (.offline, 3, ["waiting. artinstring cannot be reached. Not sent yet."]),
        ] as [(Waiting.Reason, Int, [String])])
    func newsOfWaiting(reason: Waiting.Reason, position: Int, words: [String]) {
        var run = Run(
            id: RunID("x"), service: .artinstring, title: "Owl", modality: .image, phase: .unknown, createdAt: Self.now)
        run.delivery = .waiting(Waiting(reason, position: position))
        #expect(PlainText.news(run, now: Self.now) == words)
        #expect(PlainText.state(run, now: Self.now).hasPrefix("waiting, number \(position) in line."))
    }
}
