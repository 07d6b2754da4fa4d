import JSON
import Testing

struct JSONObjectTests {
    @Test func repeatedNamesKeepTheFirstPlaceAndTheLastValue() {
        let object = JSONObject([("b", 1), ("a", 2), ("b", 3)])
        #expect(object.names == ["b", "a"])
        #expect(object["b"] == 3)
        #expect(object.count == 2)
    }

    @Test func removesAndAppends() {
        var object = JSONObject([("a", 1), ("b", 2)])
        object["a"] = nil
        object["missing"] = nil
        object["a"] = .null
        #expect(object.names == ["b", "a"])
        #expect(object["a"] == .some(.null))
        #expect(object.map(\.name) == ["b", "a"])
        #expect(!object.isEmpty)
        #expect(JSONObject().isEmpty)
    }

    @Test(arguments: [1, 16, 17, 40])
    func findsEveryMemberAtEverySize(_ count: Int) {
        var object = JSONObject((0..<count).map { ("n\($0)", .number(JSONNumber($0))) })
        #expect(object["n\(count)"] == nil)
        for index in 0..<count { #expect(object["n\(index)"]?.lenientInt == index) }
        for index in 0..<count { object["n\(index)"] = .string("\(index)") }
        #expect(object.names == (0..<count).map { "n\($0)" })
        for index in 0..<count where index % 2 == 0 { object["n\(index)"] = nil }
        object["new"] = true
        #expect(object.names == (0..<count).filter { $0 % 2 == 1 }.map { "n\($0)" } + ["new"])
        for index in 0..<count { #expect((object["n\(index)"] == nil) == (index % 2 == 0)) }
        #expect(object["new"] == true)
    }

    @Test func namesAreTheirCodePoints() throws {
        let object = try #require(JSONParser.parse("{\"\u{E9}\":1,\"e\u{301}\":2}").object)
        #expect(object.count == 2)
        #expect(object["\u{E9}"] == 1)
        #expect(object["e\u{301}"] == 2)
        #expect(JSON.string("\u{E9}") != JSON.string("e\u{301}"))
        #expect(Set<JSON>(["\u{E9}", "e\u{301}", ["\u{E9}": 1], ["e\u{301}": 1]]).count == 4)
    }
}
