import JSON
import Foundation
import Testing

struct JSONLimitsTests {
    @Test(
        arguments: [
            ("1", JSONLimits(bytes: 1), nil), ("12", JSONLimits(bytes: 1), "larger than 1 bytes"),
            ("1", JSONLimits(depth: 0), nil), ("[]", JSONLimits(depth: 0), "nested deeper than 0"),
            ("[[1]]", JSONLimits(depth: 2), nil), ("[{\"a\":[]}]", JSONLimits(depth: 2), "nested deeper than 2"),
            ("[[],[[]]]", JSONLimits(depth: 3), nil), ("1", JSONLimits(values: 0), nil),
            ("{\"a\":[1,2]}", JSONLimits(values: 3), nil),
            ("{\"a\":[1,2]}", JSONLimits(values: 2), "more than 2 values"),
            ("{\"a\":1,\"a\":2}", JSONLimits(values: 1), "more than 1 values"),
        ] as [(String, JSONLimits, String?)])
    func rejectsWhatExceedsTheLimits(_ text: String, _ limits: JSONLimits, _ expected: String?) {
        #expect(reason(text, limits) == expected)
    }

    @Test func defaultLimits() {
        #expect(JSONLimits() == JSONLimits(bytes: 8_388_608, depth: 64, values: 500_000))
        #expect(JSONLimits(depth: 1000).depth == 128)
        var limits = JSONLimits()
        limits.depth = .max
        #expect(limits.depth == 128)
    }

    private static let hostile: [(name: String, text: String, reason: String?)] = [
        ("open arrays", String(repeating: "[", count: 8 << 20), "nested deeper than 64"),
        ("open objects", String(repeating: "{\"a\":", count: 1 << 20), "nested deeper than 64"),
        ("elements", "[" + String(repeating: "0,", count: 600_000) + "0]", "more than 500000 values"),
        ("one name", "{" + String(repeating: "\"a\":0,", count: 100_000) + "\"a\":1}", nil),
        ("many names", "{" + (0..<100_000).map { "\"n\($0)\":0" }.joined(separator: ",") + "}", nil),
        ("digits", String(repeating: "9", count: 1_000_000), nil),
        ("digits of an exponent", "1e" + String(repeating: "9", count: 1_000_000), nil),
        ("one string", "\"" + String(repeating: "x", count: 1_000_000) + "\"", nil),
        ("escapes", "\"" + String(repeating: "\\ud83d", count: 100_000) + "\"", nil),
        ("a little too much", String(repeating: " ", count: 8 << 20) + "1", "larger than 8388608 bytes"),
        ("equal names of other bytes", Self.equivalentNames, nil),
    ]

    /// 40,320 permutations of the same combining marks: canonically equivalent, so equal as Swift strings.
    private static var equivalentNames: String {
        let marks = ["\u{301}", "\u{323}", "\u{327}", "\u{334}", "\u{345}", "\u{35C}", "\u{31B}", "\u{5B0}"]
        var orders: [[String]] = [[]]
        for mark in marks {
            orders = orders.flatMap { order in
                (0...order.count).map { place in Array(order[..<place]) + [mark] + Array(order[place...]) }
            }
        }
        return "{" + orders.map { "\"e" + $0.joined() + "\":0" }.joined(separator: ",") + "}"
    }

    /// A quadratic parser would take hours for these.
    @Test(.timeLimit(.minutes(5)), arguments: hostile.map(\.name))
    func hostileTextIsParsedInLinearTime(_ name: String) throws {
        let (_, text, expected) = try #require(Self.hostile.first { $0.name == name })
        #expect(reason(text, JSONLimits()) == expected)
        guard expected == nil else { return }
        let json = try JSONParser.parse(text)
        #expect(try Set([json, JSONParser.parse(json.text)]).count == 1)
        #expect(json.number.map { ($0.int, $0.isWhole) } ?? (nil, true) == (nil, true))
        if name == "equal names of other bytes" { #expect(json.object?.count == 40_320) }
    }

    @Test(arguments: [64, 128])
    func aSmallStackIsSufficient(_ depth: Int) async {
        let text =
            String(repeating: "[{\"a\":", count: depth / 2) + "\"x\"" + String(repeating: "}]", count: depth / 2)
        let outcome = await withCheckedContinuation { (continuation: CheckedContinuation<Bool, Never>) in
            let thread = Thread {
                let limits = JSONLimits(depth: depth)
                let json = try? JSONParser.parse(text, limits: limits)
                let again = json.flatMap { try? JSONParser.parse($0.prettyText, limits: limits) }
                continuation.resume(returning: json != nil && json == again && json.hashValue == again.hashValue)
            }
            thread.stackSize = 512 << 10
            thread.start()
        }
        #expect(outcome)
    }

    private func reason(_ text: String, _ limits: JSONLimits) -> String? {
        do {
            _ = try JSONParser.parse(text, limits: limits)
            return nil
        } catch {
            return error.reason
        }
    }
}
