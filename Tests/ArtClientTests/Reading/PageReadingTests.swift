@testable import ArtClient
import JSON
import Domain
import Testing

struct PageReadingTests {
    private func read(_ elements: [JSON]) -> Page<String> {
        Page(elements) { json throws(Unreadable) in try json.rowID("id") }
    }

    @Test func unreadableRowIsOneBrokenRow() {
        let page = read([["id": "a", "x": [1, 2]], .null, ["id": 7], ["name": "b"], "c"])
        #expect(page.values == ["a", "7"])
        #expect(page.rows.map(\.raw) == [["id": "a", "x": [1, 2]], ["id": 7]])
        #expect(
            page.broken == [
                BrokenRow(index: 1, reason: "not an object but null", raw: .null),
                BrokenRow(index: 3, reason: "no id", raw: ["name": "b"]),
                BrokenRow(index: 4, reason: "not an object but a string", raw: "c"),
            ])
        #expect(page.brokenRows == 3 && page.sent == 5)
    }

    @Test func limitsRows() {
        let page = read((0..<1500).map { ["id": .string("\($0)")] })
        #expect(page.rows.count == 1000)
        #expect(page.dropped == 500 && page.brokenRows == 500 && page.sent == 1500)
    }
}
