import Canvas
import Testing

struct HyperlinkTests {
    private static func linked(_ rect: Rect) throws -> Frame {
        var frame = Frame(Size(width: 10, height: 3))
        frame.link(rect, to: try #require(BrowserURL("https://a.example")))
        return frame
    }

    private static func places(_ frame: Frame) -> [[Int]] {
        frame.hyperlinks.map { [$0.y, $0.columns.lowerBound, $0.columns.upperBound] }
    }

    @Test(arguments: [
        (Rect(x: 2, y: 1, width: 5, height: 1), [[1, 2, 7]]),
        (Rect(x: -3, y: 0, width: 5, height: 2), [[0, 0, 2], [1, 0, 2]]),
        (Rect(x: 8, y: 2, width: 9, height: 4), [[2, 8, 10]]), (Rect(x: 10, y: 1, width: 5, height: 1), []),
        (Rect(x: 2, y: 1, width: 0, height: 1), []),
    ])
    func linksAreClippedToTheFrame(rect: Rect, places: [[Int]]) throws {
        #expect(Self.places(try Self.linked(rect)) == places)
    }

    @Test(arguments: [
        (0, 1, [[1, 2, 7]]), (3, 1, [[1, 2, 3], [1, 4, 7]]), (2, 1, [[1, 3, 7]]), (6, 1, [[1, 2, 6]]),
        (7, 1, [[1, 2, 7]]),
        (3, 0, [[1, 2, 7]]),
    ])
    func drawingOverALinkRemovesIt(x: Int, y: Int, places: [[Int]]) throws {
        var frame = try Self.linked(Rect(x: 2, y: 1, width: 5, height: 1))
        frame.put("x", x: x, y: y, .plain)
        #expect(Self.places(frame) == places)
        frame.fill(frame.bounds, .plain)
        #expect(frame.hyperlinks.isEmpty)
    }

    @Test func theLastOfTwoOverlappingLinksWins() throws {
        var frame = try Self.linked(Rect(x: 2, y: 1, width: 5, height: 1))
        let other = try #require(BrowserURL("https://b.example"))
        frame.link(Rect(x: 4, y: 1, width: 9, height: 1), to: other)
        #expect(Self.places(frame) == [[1, 2, 4], [1, 4, 10]])
        #expect(frame.hyperlinks.last?.address == other)
    }

    @Test(arguments: [(2000, 1), (2001, 0)])
    func anAddressThatIsTooLongForTerminalsIsNotLinked(bytes: Int, count: Int) throws {
        let text = "https://a.example/"
        let address = try #require(BrowserURL(text + String(repeating: "x", count: bytes - text.utf8.count)))
        var frame = Frame(Size(width: 10, height: 1))
        frame.link(frame.bounds, to: address)
        #expect(frame.hyperlinks.count == count)
    }
}
