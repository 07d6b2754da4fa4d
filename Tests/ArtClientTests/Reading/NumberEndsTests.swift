import JSON
import Domain
import Testing

@testable import ArtClient

/// Any number wherever a service writes one: the result is the number or nothing, and no trap.
struct NumberEndsTests {
    static let lexemes = [
        "-9223372036854775808", "-9223372036854775807", "-1", "0", "-0", "-0.0", "1", "1.5", "1000000000000000000",
        "9223372036854775806", "9223372036854775807", "9223372036854775808", "18446744073709551616", "1e308",
        "-1e308", "1e400", "-1e400", "1e-400", "1e18446744073709551616", "1" + String(repeating: "0", count: 400),
    ]
    /// The same as strings, and strings that look like numbers.
    private static let values: [JSON] =
        lexemes.compactMap { JSONNumber(lexeme: $0).map(JSON.number) } + lexemes.map(JSON.string)
        + ["NaN", "nan", "inf", "Infinity", "-Infinity", "+1", "0x10", "١", "", .null, true, [], [:]]

    private static func page(_ total: JSON) -> ServiceResponse {
        ServiceResponse(
            json: [
                "runs": [], "data": [], "total": total, "count": total, "limit": total,
                "pagination": ["totalCount": total, "totalPages": total, "limit": total],
            ],
            headers: HeaderFields([("X-Total-Count", total.lenientString ?? "")]))
    }

    @Test(arguments: values)
    func quotas(_ value: JSON) throws {
        for other in Self.values {
            let row: JSON = ["used": value, "limit": other, "remaining": value]
            let account = AccountReading.artinstring(
                me: nil,
                quotas: ["resetsAt": value, "quotas": ["image": row, "video": ["used": other, "limit": value]]])
            for quota in account.quotas {
                #expect(quota.used ?? 0 >= 0 && quota.limit ?? 0 >= 0 && quota.remaining ?? 0 >= 0)
            }
            _ = account.spent(of: .quota(.image, runs: 1))
        }
        let balance = AccountReading.antekirt(["data": ["credits": value]])
        #expect(balance.credits == value.lenientInt)
        _ = balance.spent(of: .credits(3))
    }

    @Test func unlimitedPlan() {
        let row: JSON = ["used": 0, "limit": 1_000_000_000_000_000_000, "remaining": 1_000_000_000_000_000_000]
        let quota = AccountReading.artinstring(me: nil, quotas: ["quotas": ["image": row]]).quotas.first
        #expect(quota?.limit == 1_000_000_000_000_000_000 && quota?.remaining == quota?.limit)
    }

    @Test(arguments: values)
    func totals(_ value: JSON) throws {
        let runs = try Self.page(value).artinstringPage(of: "runs") { json throws(Unreadable) in try json.rowID("id") }
        #expect(runs.total ?? 0 >= 0)
        let images = try Self.page(value).antekirtPage(number: 1) { json throws(Unreadable) in try json.rowID("id") }
        #expect(images.total ?? 0 >= 0)
        var numbered = NumberedPaging<String> { $0 }
        var cursors = RunPaging(since: nil, status: nil)
        _ = numbered.receive(images)
        var page = Page<RunReport>([]) { json throws(Unreadable) in RunReport(remoteID: try json.rowID("id")) }
        page.total = value.lenientInt
        _ = cursors.receive(page)
        var prompts = PromptPaging(PromptQuery())
        var entries = Page<CatalogEntry>([]) { json throws(Unreadable) in try EntryReading.prompt(json) }
        entries.total = value.lenientInt
        entries.next = .narrower
        for _ in 0..<5 where prompts.position != nil { _ = prompts.receive(entries) }
    }

    @Test(arguments: values)
    func waits(_ value: JSON) {
        let wait = RetryAfter.read(
            HeaderFields([("Retry-After", value.lenientString ?? "")]), ["retryAfterSeconds": value])
        #expect(wait.map { $0 >= .zero && $0 <= .seconds(31_536_000) } ?? true)
    }

    @Test(arguments: values)
    func rows(_ value: JSON) throws {
        let redaction = Redaction([])
        let file: JSON = ["url": "https://a.example/x.png", "width": value, "height": value, "bytes": value]
        let json: JSON = [
            "id": "r", "status": "completed", "createdAt": value, "completedAt": value, "output": file,
            "outputs": ["images": [file]], "promptCount": value, "earnings": value,
        ]
        let run = try RunReading.artinstring(json, redaction: redaction)
        _ = try RunReading.antekirt(json, redaction: redaction)
        _ = try EntryReading.collection(json)
        _ = try EntryReading.artist(json)
        for file in run.output?.files ?? [] { #expect(file.width ?? 1 > 0 && file.byteCount ?? 1 > 0) }
        #expect(run.createdAt.map { Timestamp.range.contains($0.milliseconds) } ?? true)
    }

    @Test(arguments: lexemes)
    func ranges(_ lexeme: String) {
        for text in ["bytes \(lexeme)-\(lexeme)/\(lexeme)", "bytes 0-\(lexeme)/*", "bytes 0-0/\(lexeme)"] {
            if let range = ContentRange(text) { #expect(range.first <= range.last) }
        }
    }
}
