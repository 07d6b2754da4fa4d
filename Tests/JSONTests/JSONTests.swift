import JSON
import Testing

struct JSONTests {
    @Test func findsMembersAndElements() {
        let json: JSON = ["a": [1, "two", .null]]
        #expect(json["a"]?[1] == "two")
        #expect(json["a"]?[2]?.isNull == true)
        #expect(json["a"]?[3] == nil)
        #expect(json["a"]?[-1] == nil)
        #expect(json["b"] == nil)
        #expect(json[0] == nil)
        #expect(JSON.string("x")["a"] == nil)
    }

    private static let lenientIntCases: [(JSON, Int?)] = [
        (1, 1), ("42", 42), ("4.0", 4), ("x", nil), (.null, nil), (true, nil), ([1], nil), ("", nil),
    ]

    @Test(arguments: lenientIntCases)
    func lenientInt(_ json: JSON, _ value: Int?) { #expect(json.lenientInt == value) }

    @Test(
        arguments: [("a", "a"), (12, "12"), (true, "true"), (.null, nil), ([], nil), ([:], nil)] as [(JSON, String?)])
    func lenientString(_ json: JSON, _ value: String?) { #expect(json.lenientString == value) }

    @Test(arguments: [(true, true), ("true", true), ("false", false), ("yes", nil), (1, nil)] as [(JSON, Bool?)])
    func lenientBool(_ json: JSON, _ value: Bool?) { #expect(json.lenientBool == value) }

    @Test func equalityIgnoresOrder() {
        let one: JSON = ["a": 1, "b": 2]
        let other: JSON = ["b": 2, "a": 1]
        #expect(one == other)
        #expect(one.hashValue == other.hashValue)
        #expect(one.text != other.text)
    }
}
