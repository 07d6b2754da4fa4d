import Canvas
import Dashboard
import Forms
import Domain
import Testing

struct TextPageTests {
    private static let long = "https://cdn.example/" + String(repeating: "0123456789", count: 9) + ".png"

    private static func session(_ text: String, _ width: Int = 40, _ height: Int = 12) -> Session {
        var session = Session.fixture(
            width, height, runs: [.fixture("t", "Haiku", .completed, output: Output(text: text))])
        session.press("3", "Y")
        return session
    }

    private static func rows(_ session: Session) throws -> [String] {
        let frame = try session.frame()
        return (0..<frame.size.height).map { frame.row($0) }
    }

    @Test func aLongURLFillsItsRows() throws {
        let rows = try Self.rows(Self.session(Self.long))
        #expect(rows[2...4].joined().hasPrefix(Self.long))
    }

    @Test func everyRowOfAURLIsALink() throws {
        let text = "see https://a.example\n\(Self.long)\njavascript:alert(1)\nhttps://b.example/\u{1B}[2J"
        let frame = try Self.session(text).frame()
        #expect(frame.hyperlinks.map(\.y) == [3, 4, 5])
        #expect(frame.hyperlinks.map(\.columns) == [0..<40, 0..<40, 0..<(Self.long.count - 80)])
        #expect(frame.hyperlinks.allSatisfy { $0.address.text == Self.long })
    }

    @Test func linesHaveNoDecoration() throws {
        let rows = try Self.rows(Self.session("one\n  two\n\nfour"))
        #expect(rows[2] == "one" + String(repeating: " ", count: 37))
        #expect(rows[3] == "  two" + String(repeating: " ", count: 35))
        #expect(rows[4].allSatisfy { $0 == " " })
        #expect(rows[5].hasPrefix("four "))
    }

    @Test func aPageScrollsToItsEnd() throws {
        var session = Self.session((1...30).map { "line \($0)" }.joined(separator: "\n"))
        #expect(try session.frame().shows("1-8 of 30"))
        session.press("j")
        #expect(try Self.rows(session)[2].hasPrefix("line 2 "))
        session.press("G", "j", .pageDown)
        #expect(try session.frame().shows("23-30 of 30"))
        session.press("k")
        #expect(try Self.rows(session)[2].hasPrefix("line 22"))
        session.press(.pageUp)
        #expect(try Self.rows(session)[2].hasPrefix("line 15"))
        session.press("g")
        #expect(try Self.rows(session)[2].hasPrefix("line 1 "))
    }

    @Test(arguments: [.escape, .enter, "q"] as [Key])
    func aPageCloses(_ key: Key) {
        var session = Self.session("text")
        #expect(session.state.context == .page)
        session.press(key)
        #expect(session.state.overlays.isEmpty)
        #expect(session.state.focus == .queue)
    }

    @Test func theOutcomeOfACopyIsAboveTheText() throws {
        var session = Self.session("text", 80, 24)
        #expect(session.press("y") == [.copy("text")])
        session.happen(.copied(.sent))
        #expect(try session.frame().shows("Copied (if your terminal allows it)."))
        #expect(session.toastLines == [])
        session.press("y")
        session.happen(.copied(.away))
        #expect(try !session.frame().shows("Copied (if"))
    }

    @Test func outsideTextIsSanitized() throws {
        let frame = try Self.session("a\u{1B}]52;c;AA==\u{7}\u{202E}b").frame()
        #expect(
            frame.cells.allSatisfy { $0.cluster.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x202E } })
    }
}
