import Domain
import Testing

@testable import PlainMode

struct PlainWordsTests {
    private static let now = Timestamp(milliseconds: 100_000_000)

    @Test(
        arguments: [
            (.unknown, ["artinstring: what is left is not known."]),
            (.known(Account(), asOf: now), ["artinstring: the service does not say what is left."]),
            (
                .known(Account(quotas: [Quota(modality: .image, used: 12, limit: 2000)]), asOf: now),
                ["artinstring: image runs, 1,988 of 2,000 left."]
            ),
            (
                .known(Account(quotas: [Quota(modality: .text, used: 12, limit: nil)]), asOf: now),
                ["artinstring: text runs, what is left is not known."]
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
                ["artinstring: 0 credits.", "artinstring: this is 3 min old."]
            ),
        ] as [(Reading<Account>, [String])])
    func whatIsNotKnownIsNoNumber(account: Reading<Account>, words: [String]) {
        #expect(PlainWords.account(.artinstring, account, now: Self.now) == words)
    }

    @Test(
        arguments: [
            (.quota(.image, runs: 1), .unknown, "It costs 1 image run. What is left is not known."),
            (.quota(.image, runs: 3), .known(quota(188), asOf: now), "It costs 3 image runs. Left are 188 of 200."),
            (
                .quota(.image, runs: 3), .known(quota(2), asOf: now),
                "It costs 3 image runs. Left are 2 of 200. That is not enough: what cannot be sent waits in line."
            ),
            (
                .credits(25), .stale(Account(credits: 40), asOf: now + .seconds(-60)),
                "It costs 25 credits. Left are 40 credits, 1 min old."
            ),
            (.credits(25), .known(Account(), asOf: now), "It costs 25 credits. What is left is not known."),
            (
                .uncounted(.image, provider: "fal", runs: 1), .known(quota(0), asOf: now),
                "It costs 1 image run. The quota counts Replicate's runs alone: what this one costs is not known."
            ),
            (
                .uncounted(.image, provider: nil, runs: 1), .known(quota(0), asOf: now),
                "It costs 1 image run. Its provider is not told: whether it counts on the quota is not known."
            ),
        ] as [(Cost, Reading<Account>, String)])
    func aPriceComesWithWhatIsLeft(cost: Cost, account: Reading<Account>, words: String) {
        #expect(PlainWords.price(cost, account, now: Self.now) == words)
    }

    private static func quota(_ left: Int) -> Account {
        Account(quotas: [Quota(modality: .image, used: 200 - left, limit: 200)])
    }

    /// A line of a hundred moves a hundred times, and is not told of a hundred times each.
    @Test(
        arguments: [
            (.turn, 7, []), (.pace, 1, []), (.held, 2, ["waits. You hold it back. Nothing was sent."]),
            (.offline, 3, ["waits. artinstring cannot be reached. Nothing was sent."]),
        ] as [(Waiting.Reason, Int, [String])])
    func newsOfWaiting(reason: Waiting.Reason, position: Int, words: [String]) {
        var run = Run(
            id: RunID("x"), service: .artinstring, title: "Owl", modality: .image, phase: .unknown, createdAt: Self.now)
        run.outbox = .waiting(Waiting(reason, position: position))
        #expect(PlainWords.news(run, now: Self.now) == words)
        #expect(PlainWords.state(run, now: Self.now).hasPrefix("waits, number \(position) in line."))
    }
}
