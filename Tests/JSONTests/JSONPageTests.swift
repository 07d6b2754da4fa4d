import JSON
import Testing

/// An invalid row is omitted without affecting the others.
struct JSONPageTests {
    private static func nested(_ depth: Int, _ inner: String = "1") -> String {
        String(repeating: "{\"a\":[", count: depth / 2) + inner + String(repeating: "]}", count: depth / 2)
    }

    private static let limits = JSONPageLimits(
        bytes: 200_000, values: 3000, rows: 50, row: JSONLimits(bytes: 20_000, depth: 64, values: 1000))

    /// A row between two valid ones: its text, its remainder and the reason of its omission.
    private static let rows: [(String, JSON, String?)] = [
        (#"{"id":"x","schema":\#(nested(62))}"#, .null, nil),
        (#"{"id":"x","schema":\#(nested(64)),"z":2}"#, ["id": "x", "schema": .null, "z": 2], "nested deeper than 64"),
        (
            #"{"id":"x","schema":\#(nested(4000)),"z":2}"#, ["id": "x", "schema": .null, "z": 2],
            "nested deeper than 64"
        ),
        (#"{"id":"x","t":"\#(String(repeating: "y", count: 30_000))","z":2}"#, ["id": "x"], "larger than 20000 bytes"),
        (
            #"{"id":"x","l":[\#(String(repeating: "0,", count: 1500))0],"z":2}"#, ["id": "x"], "more than 1000 values"
        ),
        (#"{"id":"x","n":NaN,"z":2}"#, ["id": "x"], "not JSON, not a JSON value"),
        ("{\"id\":\"x\",\"t\":\"a\nb\"}", ["id": "x"], "not JSON, unescaped control character in a string"),
        (#"{"id":"x","t":"\q"}"#, ["id": "x"], "not JSON, unknown escape"),
        (#"{"id":"x","t":'a, b'}"#, ["id": "x"], "not JSON, not a JSON value"),
        (#"{"id":"x","t":"a "b" c"}"#, ["id": "x", "t": "a "], "not JSON, expected , or }"),
        (#"{"id":"x" "t":1}"#, ["id": "x"], "not JSON, expected , or }"),
        (#"{"id":"x",}"#, ["id": "x"], "not JSON, expected a member name"),
        (#"undefined"#, .null, "not JSON, not a JSON value"),
        (nested(80), .null, "nested deeper than 64"),
    ]

    @Test(arguments: rows, ["[ROWS]", #"{"runs":[ROWS],"total":3}"#, #"{"meta":{"a":1},"runs" : [ ROWS ] }"#])
    func invalidRowsAreOmitted(_ row: (String, JSON, String?), _ frame: String) throws {
        let text = frame.replacing("ROWS", with: #"{"id":1},\#(row.0) , {"id":2}"#)
        let page = try JSONParser.parsePage(Array(text.utf8), limits: Self.limits)
        let elements = try #require(page.json.array ?? page.json["runs"]?.array)
        #expect(elements.count == 3)
        #expect(elements.first == ["id": 1] && elements.last == ["id": 2])
        #expect(page.omissions.map(\.reason) == (row.2.map { [$0] } ?? []))
        guard row.2 != nil else { return #expect(elements[1] == (try JSONParser.parse(row.0))) }
        if row.1.isNull, row.0.hasPrefix("{") {
            #expect(elements[1] == ["a": .null])
        } else {
            #expect(elements[1] == row.1)
        }
        let list: [JSONPage.Step] = page.json.array == nil ? [.member("runs")] : []
        #expect(page.omissions.first?.path.starts(with: list + [.element(1)]) == true)
    }

    /// Outside of rows the usual limits apply, and a page whose rows cannot be told apart is an error.
    @Test(
        arguments: [
            (#"{"data":{"id":1,"deep":\#(nested(80))}}"#, nil, [.member("data"), .member("deep")]),
            (#"{"id":1,"deep":\#(nested(80))}"#, nil, [.member("deep"), .member("a")]),
            (#"{"runs":[{"id":1}"#, .cutShort, []), (#"{"runs":[{"id":1},{"t":"a"#, .cutShort, []),
            (#"{"runs":[{"id":1},tr"#, .cutShort, []), (#"{"runs":[{"id":-"#, .cutShort, []),
            (#"{"runs":[{"id":"\u00"#, .cutShort, []), ("", .cutShort, []),
            (#"{"runs":[{"id":1}] x}"#, .grammar, []), (#"{"runs":[{"id":1} {"id":2}]}"#, .grammar, []),
            (#"{"runs":[{"id":1},{"t":"}]}"#, .cutShort, []), ("<html>", .grammar, []), (#"{"a":NaN}"#, .grammar, []),
            ("[" + String(repeating: "0,", count: 50) + "0]", .tooLarge, []),
            ("[\"" + String(repeating: "x", count: 200_000) + "\"]", .tooLarge, []),
        ] as [(String, JSONParseError.Kind?, [JSONPage.Step])])
    func errorsOutsideOfRows(_ text: String, _ kind: JSONParseError.Kind?, _ path: [JSONPage.Step]) {
        do {
            let page = try JSONParser.parsePage(Array(text.utf8), limits: Self.limits)
            #expect(kind == nil)
            #expect(page.omissions.map(\.path) == [path])
        } catch {
            #expect(error.kind == kind)
        }
    }

    @Test func manyInvalidRowsAreOmitted() throws {
        let bad = #"{"id":"x","l":[\#(String(repeating: "0,", count: 900))0],"deep":\#(Self.nested(90))}"#
        let text = "[" + String(repeating: bad + ",", count: 40) + #"{"id":"good"}]"#
        let page = try JSONParser.parsePage(Array(text.utf8), limits: Self.limits)
        #expect(page.json.array?.count == 41)
        #expect(page.json.array?.last == ["id": "good"])
        #expect(page.omissions.count == 40)
    }

    @Test(.timeLimit(.minutes(2)))
    func hostilePagesAreParsedInLinearTime() throws {
        let deep = String(repeating: "[", count: 2 << 20) + String(repeating: "]", count: 2 << 20)
        let page = try JSONParser.parsePage(Array(#"[{"id":1,"x":\#(deep)},{"id":2}]"#.utf8))
        #expect(page.json.array == [["id": 1, "x": .null], ["id": 2]])
        let row = #"{"a":\#(Self.nested(70)),"b":NaN}"#
        let text = "[" + String(repeating: row + ",", count: 5000) + row + "]"
        #expect(try JSONParser.parsePage(Array(text.utf8)).omissions.count == 10_002)
        #expect(throws: JSONParseError.self) {
            try JSONParser.parsePage(Array(String(repeating: "[{\"a\":", count: 1 << 20).utf8))
        }
    }

    /// Without errors, the page equals the parsed document.
    @Test(arguments: ["1", "[]", "{}", #"{"a":[1,{"b":[]}],"c":"x"}"#, "[[1],[2]]", "\u{FEFF}[1]", " [ { } ] "])
    func validDocuments(_ text: String) throws {
        #expect(try JSONParser.parsePage(Array(text.utf8)) == JSONPage(json: try JSONParser.parse(text)))
    }
}
