import Domain
import Testing

struct JSONObjectTests {
    @Test func keepsTheFirstPlaceAndTheLastValue() {
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
}
