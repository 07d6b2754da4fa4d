import Domain
import Testing

struct DepartureTests {
    private static let account = Account(
        quotas: [
            Quota(modality: .image, used: 12, limit: 200), Quota(modality: .video, used: 30, limit: 30),
            Quota(modality: .text, used: 5, limit: nil),
        ], credits: 4)

    @Test(
        arguments: [
            (.quota(.image, runs: 1), 12, false), (.quota(.video, runs: 1), 30, true),
            (.quota(.text, runs: 1), 5, false), (.quota(Modality(rawValue: "sound"), runs: 1), nil, false),
            (.credits(3), -4, false), (.credits(5), -4, true), (.ownKey(provider: "fal"), nil, false),
            (.uncounted(.video, provider: "fal", runs: 1), nil, false),
            (.uncounted(.video, provider: nil, runs: 1), nil, false),
        ] as [(Cost, Int?, Bool)])
    func anAccountHasTheSpendingAndWhetherItIsSufficient(cost: Cost, spent: Int?, isTooLow: Bool) {
        #expect(Self.account.spent(of: cost) == spent)
        #expect(Self.account.isTooLow(for: cost) == isTooLow)
    }

    @Test func anUnknownBalanceIsNotTooLow() {
        #expect(!Account().isTooLow(for: .credits(25)))
        #expect(Account().spent(of: .credits(25)) == nil)
    }
}
