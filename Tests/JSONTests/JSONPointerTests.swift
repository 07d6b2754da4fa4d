import JSON
import Testing

struct JSONPointerTests {
    @Test(
        arguments: [
            ("", []), ("/", [""]), ("/a/0", ["a", "0"]), ("/a~1b/m~0n", ["a/b", "m~n"]), ("/~01", ["~1"]),
            ("//", ["", ""]), ("/ä/\"", ["ä", "\""]),
        ] as [(String, [String])])
    func readsAndWrites(_ text: String, _ tokens: [String]) throws {
        let pointer = try #require(JSONPointer(text: text))
        #expect(pointer.tokens == tokens)
        #expect(pointer.text == text)
    }

    @Test func findsValues() {
        let json: JSON = ["a/b": [1, ["c": 2]]]
        #expect(json[JSONPointer(["a/b", "1", "c"])] == 2)
        #expect(json[JSONPointer(["a/b", "2"])] == nil)
        #expect(json[JSONPointer(["a/b", "1", "c", "d"])] == nil)
        #expect(json[.root] == json)
        #expect(JSONPointer(text: "a") == nil)
    }

    @Test func containsInnerPlaces() {
        let list = JSONPointer(["a"])
        #expect(list.contains(list.appending(3).appending("b")))
        #expect(!list.contains(JSONPointer(["ab"])))
        #expect(list.appending(3).parent == list)
        #expect(JSONPointer.root.parent == .root)
    }
}
