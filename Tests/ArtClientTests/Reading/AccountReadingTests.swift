@testable import ArtClient
import Domain
import Testing

struct AccountReadingTests {
    @Test func documentedQuotas() throws {
        let quotas = try JSONParser.parse(
            #"""
            {"tier":"pro","note":"n","resetsAt":"2026-06-01T00:00:00.000Z","quotas":{
            "image":{"used":12,"limit":200,"remaining":188,"exhausted":false},
            "video":{"used":"30","limit":"30","remaining":0,"exhausted":true},
            "hologram":{"used":1,"limit":null},"audio":{"used":3,"limit":-1,"remaining":0},"text":"?",
            "music":{"limit":10,"remaining":4},"text3d":{"limit":0,"remaining":0,"exhausted":true},"model3d":{"used":5,"limit":5,"remaining":0}}}
            """#)
        let account = AccountReading.artinstring(me: ["id": "u", "email": "a@b.c", "tier": "pro"], quotas: quotas)
        #expect(account.name == "a@b.c")
        #expect(account.tier == .pro)
        #expect(account.quotasResetAt == Timestamp(rfc3339: "2026-06-01T00:00:00Z"))
        #expect(
            account.quotas == [
                Quota(modality: .image, used: 12, limit: 200),
                Quota(modality: .video, used: 30, limit: 30, isExhausted: true),
                Quota(modality: Modality(rawValue: "hologram"), used: 1, limit: nil),
                Quota(modality: Modality(rawValue: "audio"), used: 3, limit: nil),
                Quota(modality: Modality(rawValue: "music"), used: 6, limit: 10),
                Quota(modality: Modality(rawValue: "text3d"), used: 0, limit: 0, isExhausted: true),
                Quota(modality: Modality(rawValue: "model3d"), used: 5, limit: 5, isExhausted: true),
            ])
    }

    @Test func oneHalfIsEnough() {
        #expect(AccountReading.artinstring(me: ["id": "u", "tier": "gold"], quotas: nil).tier?.rawValue == "gold")
        #expect(AccountReading.artinstring(me: nil, quotas: ["tier": "free"]) == Account(tier: .free))
        #expect(AccountReading.artinstring(me: [:], quotas: ["quotas": []]).quotas.isEmpty)
    }

    private static let antekirtCases: [(JSON, Account)] = [
        (["data": ["username": "u", "email": "e", "credits": 500]], Account(name: "u", credits: 500)),
        (["username": "u", "credits": "12"], Account(name: "u", credits: 12)),
        (["data": ["email": "e", "credits": .null]], Account(name: "e")), (["data": .null], Account()),
    ]

    @Test(arguments: antekirtCases)
    func antekirt(_ json: JSON, _ account: Account) { #expect(AccountReading.antekirt(json) == account) }
}
