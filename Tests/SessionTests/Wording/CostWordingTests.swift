import Domain
import Session
import Testing

/// Prices and forecasts in the words of every front end.
struct CostWordingTests {
    private static let now = Timestamp(milliseconds: 1_778_203_425_000)

    @Test(
        arguments: [
            (.quota(.image, runs: 1), .unknown, "Costs 1 image run. Remaining quota unknown."),
            (.quota(.image, runs: 3), .known(quota(188), asOf: now), "Costs 3 image runs. 188 of 200 left."),
            (
                .quota(.image, runs: 3), .known(quota(2), asOf: now),
                "Costs 3 image runs. 2 of 200 left. Not enough: requests over the limit wait in the queue."
            ),
            (
                .credits(25), .stale(Account(credits: 40), asOf: now + .seconds(-60)),
                "Costs 25 credits. 40 credits left, 1 min old."
            ),
            (.credits(25), .known(Account(), asOf: now), "Costs 25 credits. Balance unknown."),
            (
                .uncounted(.image, provider: "fal", runs: 1), .known(quota(0), asOf: now),
                "Costs 1 image run. Only Replicate runs count against the quota; price unknown."
            ),
            (
                .uncounted(.image, provider: nil, runs: 1), .known(quota(0), asOf: now),
                "Costs 1 image run. Provider unknown: it may count against the quota."
            ),
        ] as [(Cost, Observed<Account>, String)])
    func aPriceComesWithTheBalance(cost: Cost, account: Observed<Account>, words: String) {
        #expect(Wording.sentences(BalanceForecast(cost, account: account, now: Self.now), now: Self.now) == words)
    }

    @Test(
        arguments: [
            (.quota(.image, runs: 1), .unknown, "quota unknown"),
            (.quota(.image, runs: 3), .known(quota(188), asOf: now), "188 -> 185 left"),
            (.quota(.image, runs: 3), .known(quota(2), asOf: now), "2 left, needs 3, resets Sat 9 May"),
            (.quota(.image, runs: 3), .known(quota(0), asOf: now), "none left until Sat 9 May"),
            (.quota(.image, runs: 3), .stale(quota(2), asOf: now + .seconds(-60)), "2 left, needs 3 (1 min old)"),
            (.quota(.video, runs: 1), .known(quota(2), asOf: now), "quota unknown"),
            (
                .quota(.image, runs: 1),
                .known(Account(quotas: [Quota(modality: .image, used: nil, limit: nil, isUnlimited: true)]), asOf: now),
                "no limit"
            ),
            (.credits(25), .known(Account(credits: 12_048), asOf: now), "12,048 -> 12,023 left"),
            (.credits(25), .known(Account(credits: 1), asOf: now), "1 credit left, needs 25"),
            (.credits(25), .stale(Account(credits: 40), asOf: now + .seconds(-60)), "40 -> 15 left (1 min old)"),
            (.credits(25), .known(Account(), asOf: now), "credits unknown"),
            (.uncounted(.image, provider: "openai", runs: 1), .known(quota(0), asOf: now), "OpenAI, not in your quota"),
            (.uncounted(.image, provider: nil, runs: 1), .known(quota(0), asOf: now), "may use your quota"),
            (.ownKey(provider: "fal"), .known(quota(0), asOf: now), "price unknown"),
        ] as [(Cost, Observed<Account>, String)])
    func aForecastHasAFewWords(cost: Cost, account: Observed<Account>, words: String) {
        #expect(
            Wording.short(BalanceForecast(cost, account: account, now: Self.now), arrow: "->", now: Self.now) == words)
    }

    @Test(
        arguments: [
            (.quota(.image, runs: 2), "2 image runs of your quota"), (.credits(3), "3 credits"),
            (.uncounted(.image, provider: "fal", runs: 1), "1 image run, on fal, outside the quota: price unknown"),
            (.uncounted(.image, provider: nil, runs: 1), "1 image run, which may count against the quota"),
            (.ownKey(provider: "openai"), "billed to your OpenAI key, price unknown"),
        ] as [(Cost, String)])
    func aPriceSaysWhatItIsCountedOn(cost: Cost, words: String) {
        #expect(Wording.priceWithTerms(cost) == words)
    }

    /// What was used up before a reset says nothing of the time after it.
    @Test func aStaleQuotaThatWasResetIsUnknown() {
        let reset = Self.now + .seconds(-10)
        let account = Account(
            quotas: [Quota(modality: .image, used: 200, limit: 200)], quotasResetAt: reset)
        let stale = BalanceForecast(
            .quota(.image, runs: 1), account: .stale(account, asOf: Self.now + .seconds(-60)), now: Self.now)
        #expect(stale.outcome == .unknown)
        let known = BalanceForecast(.quota(.image, runs: 1), account: .known(account, asOf: Self.now), now: Self.now)
        #expect(known.outcome == .short(left: 0, needed: 1, limit: 200, resetsAt: reset))
    }

    private static func quota(_ left: Int) -> Account {
        Account(
            quotas: [Quota(modality: .image, used: 200 - left, limit: 200)], quotasResetAt: now + .seconds(86_400))
    }
}
