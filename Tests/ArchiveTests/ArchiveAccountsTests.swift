import Archive
import Domain
import Testing

struct ArchiveAccountsTests {
    private static let whole = Account(
        id: "u", name: "Ana", email: "a@b", tier: .pro, subscriptionPlan: "plus", subscriptionStatus: "active",
        currentPeriodEnd: .noon, cancelsAtPeriodEnd: true,
        quotas: [
            Quota(modality: .image, used: 12, limit: 200, remaining: 187),
            Quota(modality: .text, used: 3, limit: nil, isUnlimited: true),
            Quota(modality: Modality(rawValue: "audio"), used: nil, limit: nil, remaining: 7),
            Quota(modality: .video, used: 30, limit: 30, isExhausted: true),
        ],
        quotasResetAt: .noon + .seconds(60), quotaNote: "n", credits: 445)

    @Test(arguments: [whole, Account(), Account(credits: -3)])
    func anAccountComesBackAsItWasToWhomItBelongs(_ account: Account) async throws {
        let archive = try Archive(inMemory: ())
        let reading = ArchivedAccount(account: account, readAt: .noon)
        try await archive.save(reading, of: .antekirt, credential: "ak_…x9f2")
        #expect(try await archive.account(of: .antekirt, credential: "ak_…x9f2") == reading)
        #expect(try await archive.account(of: .antekirt, credential: "ak_…aaaa") == nil, "another key's")
        #expect(try await archive.account(of: .artinstring, credential: "ak_…x9f2") == nil)
        let next = ArchivedAccount(account: Account(credits: 1), readAt: .noon + .seconds(1))
        try await archive.save(next, of: .antekirt, credential: "ak_…x9f2")
        #expect(try await archive.account(of: .antekirt, credential: "ak_…x9f2") == next)
    }
}
