@testable import ArtClient
import JSON
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
            "music":{"limit":10,"remaining":4},"text3d":{"limit":0,"remaining":0,"exhausted":true},"model3d":{"used":5,"limit":5,"remaining":0},
            "held":{"used":5,"limit":10,"remaining":2}}}
            """#)
        let me = try JSONParser.parse(
            #"""
            {"id":"u","email":"a@b.c","tier":"pro","subscriptionStatus":"active",
            "currentPeriodEnd":"2026-06-01T00:00:00.000Z","cancelAtPeriodEnd":"false"}
            """#)
        let account = AccountReading.artinstring(me: me, quotas: quotas)
        #expect(account.id == "u" && account.name == "a@b.c" && account.email == "a@b.c")
        #expect(account.tier == .pro)
        #expect(account.subscriptionStatus == "active" && account.cancelsAtPeriodEnd == false)
        #expect(account.currentPeriodEnd == Timestamp(rfc3339: "2026-06-01T00:00:00Z"))
        #expect(account.quotaNote == "n")
        #expect(account.quotasResetAt == Timestamp(rfc3339: "2026-06-01T00:00:00Z"))
        #expect(
            account.quotas == [
                Quota(modality: .image, used: 12, limit: 200),
                Quota(modality: .video, used: 30, limit: 30, isExhausted: true),
                Quota(modality: Modality(rawValue: "hologram"), used: 1, limit: nil, isUnlimited: true),
                Quota(modality: Modality(rawValue: "audio"), used: 3, limit: nil, isUnlimited: true),
                Quota(modality: Modality(rawValue: "music"), used: 6, limit: 10),
                Quota(modality: Modality(rawValue: "text3d"), used: 0, limit: 0, isExhausted: true),
                Quota(modality: Modality(rawValue: "model3d"), used: 5, limit: 5, isExhausted: true),
                Quota(modality: Modality(rawValue: "held"), used: 5, limit: 10, remaining: 2),
            ])
        #expect(account.quotas.map(\.remaining) == [188, 0, nil, nil, 4, 0, 0, 2])
    }

    /// Every number can be missing or contradict the others: a missing limit is never "no limit".
    @Test(
        arguments: [
            // As documented.
            (#"{"used":12,"limit":200,"remaining":188,"exhausted":false}"#, 12, 200, 188, false, false),
            // One is missing.
            (#"{"used":12,"remaining":188}"#, 12, nil, 188, false, false),
            (#"{"used":12,"limit":200}"#, 12, 200, 188, false, false),
            (#"{"limit":200,"remaining":188}"#, 12, 200, 188, false, false),
            // Two are missing.
            (#"{"used":12}"#, 12, nil, nil, false, false),
            (#"{"limit":200}"#, nil, 200, nil, false, false),
            (#"{"limit":0}"#, nil, 0, 0, false, true),
            (#"{"remaining":188}"#, nil, nil, 188, false, false),
            (#"{"remaining":0}"#, nil, nil, 0, false, true),
            (#"{"exhausted":true}"#, nil, nil, 0, false, true),
            (#"{"exhausted":false}"#, nil, nil, nil, false, false),
            // An explicit "no limit".
            (#"{"used":12,"limit":null}"#, 12, nil, nil, true, false),
            (#"{"used":12,"limit":-1,"remaining":0}"#, 12, nil, nil, true, false),
            (#"{"limit":null,"remaining":null}"#, nil, nil, nil, true, false),
            (#"{"limit":null,"exhausted":true}"#, nil, nil, 0, false, true),
            (#"{"limit":null,"remaining":188}"#, nil, nil, 188, false, false),
            (#"{"used":0,"limit":9223372036854775807,"remaining":9223372036854775807}"#, 0, .max, .max, false, false),
            // An unreadable limit is unknown.
            (#"{"used":12,"limit":"lots"}"#, 12, nil, nil, false, false),
            // Contradictions.
            (#"{"used":12,"limit":200,"remaining":0,"exhausted":false}"#, 12, 200, nil, false, false),
            (#"{"used":12,"limit":200,"remaining":0}"#, 12, 200, 0, false, true),
            (#"{"used":12,"limit":200,"remaining":50}"#, 12, 200, 50, false, false),
            (#"{"used":12,"limit":200,"remaining":188,"exhausted":true}"#, 12, 200, 0, false, true),
            (#"{"used":250,"limit":200,"remaining":-50}"#, 250, 200, 0, false, true),
            (#"{"used":250,"limit":200}"#, 250, 200, 0, false, true),
            (#"{"used":12,"remaining":0,"exhausted":false}"#, 12, nil, nil, false, false),
        ] as [(String, Int?, Int?, Int?, Bool, Bool)])
    func quotaHasOnlyReportedValues(
        row: String, used: Int?, limit: Int?, remaining: Int?, isUnlimited: Bool, isExhausted: Bool
    ) throws {
        let json: JSON = ["quotas": ["image": try JSONParser.parse(row)]]
        let quota = try #require(AccountReading.artinstring(me: nil, quotas: json).quotas.first)
        #expect(quota.used == used)
        #expect(quota.limit == limit)
        #expect(quota.remaining == remaining)
        #expect(quota.isUnlimited == isUnlimited)
        #expect(quota.isExhausted == isExhausted)
    }

    @Test(arguments: ["{}", #"{"used":"?","limit":"?"}"#, "3", "null"])
    func emptyObjectIsNotAQuota(row: String) throws {
        let json: JSON = ["quotas": ["image": try JSONParser.parse(row)]]
        #expect(AccountReading.artinstring(me: nil, quotas: json).quotas.isEmpty)
    }

    @Test func quotasAsAList() {
        let quotas = AccountReading.artinstring(me: nil, quotas: ["quotas": [["modality": "text", "used": 1], 3]])
            .quotas
        #expect(quotas == [Quota(modality: .text, used: 1, limit: nil)])
    }

    @Test func freeAccounts() {
        let me: JSON = ["id": "u", "tier": "free", "currentPeriodEnd": .null, "subscriptionStatus": .null]
        #expect(AccountReading.artinstring(me: me, quotas: nil) == Account(id: "u", name: "u", tier: .free))
    }

    @Test func readsOneHalf() {
        #expect(AccountReading.artinstring(me: ["id": "u", "tier": "gold"], quotas: nil).tier?.rawValue == "gold")
        #expect(AccountReading.artinstring(me: nil, quotas: ["tier": "free"]) == Account(tier: .free))
        #expect(AccountReading.artinstring(me: [:], quotas: ["quotas": []]).quotas.isEmpty)
    }

    private static let antekirtCases: [(JSON, Account)] = [
        (
            [
                "data": [
                    "id": "i", "username": "u", "email": "e", "credits": 500, "subscriptionPlan": "studio",
                    "subscriptionStatus": "active",
                ]
            ],
            Account(
                id: "i", name: "u", email: "e", subscriptionPlan: "studio", subscriptionStatus: "active", credits: 500)
        ),
        (["username": "u", "credits": "12"], Account(name: "u", credits: 12)),
        (["data": ["email": "e", "credits": .null, "subscriptionPlan": .null]], Account(name: "e", email: "e")),
        (["data": .null], Account()),
    ]

    @Test(arguments: antekirtCases)
    func antekirt(_ json: JSON, _ account: Account) { #expect(AccountReading.antekirt(json) == account) }

    @Test func apiKeys() throws {
        let json = try JSONParser.parse(
            #"""
            {"id":"k","name":"default","keyMasked":"ak_2e1a...716c","createdAt":"2026-01-15T10:00:00.000Z",
            "lastUsedAt":"2026-03-04T09:43:26.538Z","isActive":true}
            """#)
        #expect(
            try AccountReading.apiKey(json)
                == APIKey(
                    id: "k", name: "default", maskedKey: "ak_2e1a...716c",
                    createdAt: Timestamp(rfc3339: "2026-01-15T10:00:00Z"),
                    lastUsedAt: Timestamp(rfc3339: "2026-03-04T09:43:26.538Z"), isActive: true))
        #expect(try AccountReading.apiKey(["id": 7, "lastUsedAt": .null]) == APIKey(id: "7"))
    }
}
