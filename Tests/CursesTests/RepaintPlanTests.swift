import Canvas
import Testing

@testable import Curses

struct RepaintPlanTests {
    private static func frame(_ rows: [String], width: Int = 10) -> Frame {
        var frame = Frame(Size(width: width, height: rows.count))
        for (y, row) in rows.enumerated() { frame.put(DisplayText(row), x: 0, y: y, .plain) }
        return frame
    }

    /// A plan that shows `rows`.
    private static func shown(_ rows: [String], width: Int = 10) -> RepaintPlan {
        var plan = RepaintPlan(size: Size(width: width, height: rows.count))
        plan.setTarget(frame(rows, width: width))
        for y in rows.indices { plan.drew(row: y) }
        return plan
    }

    @Test func atTheStartEveryRowIsDueWhateverTheFrame() {
        var plan = RepaintPlan(size: Size(width: 10, height: 3))
        #expect(plan.next(limit: nil) == [0, 1, 2])
        plan.setTarget(Self.frame(["", "", ""]))
        #expect(plan.next(limit: nil) == [0, 1, 2])
        #expect(plan.columns(ofRow: 1) == Array(0..<10))
    }

    @Test func onlyTheDifferencesOfAFrameAreDue() {
        var plan = Self.shown(["one", "two", "three"])
        #expect(plan.isDone)
        plan.setTarget(Self.frame(["one", "tow", "three"]))
        #expect(plan.next(limit: nil) == [1])
        #expect(plan.columns(ofRow: 1) == [1, 2])
        plan.drew(row: 1)
        #expect(plan.isDone)
        plan.forget()
        #expect(plan.next(limit: nil) == [0, 1, 2])
    }

    @Test func aFrameThatIsReplacedBeforeItIsSentCostsNothing() {
        var plan = Self.shown(["one", "two"])
        plan.setTarget(Self.frame(["new", "two"]))
        plan.setTarget(Self.frame(["one", "two"]))
        #expect(plan.isDone)
    }

    @Test func withLittleRoomTheRowsThatChangedLastGoFirstThenFromTheTop() {
        let long = (0..<6).map { "\($0)bcdefghij" }
        var plan = RepaintPlan(size: Size(width: 10, height: 6))
        plan.setTarget(Self.frame(long))
        let first = plan.next(limit: 60)
        #expect(first == [0, 1])
        for y in first { plan.drew(row: y) }
        var changed = long
        changed[4] = "a key"
        changed[0] = "another"
        plan.setTarget(Self.frame(changed))
        let second = plan.next(limit: 60)
        #expect(second.contains(0) && second.contains(4))
        for y in second { plan.drew(row: y) }
        while !plan.isDone {
            let next = plan.next(limit: 60)
            #expect(!next.isEmpty)
            for y in next { plan.drew(row: y) }
        }
    }

    @Test func oneRowIsSentHoweverLittleRoomThereIs() {
        var plan = RepaintPlan(size: Size(width: 10, height: 2))
        plan.setTarget(Self.frame(["abcdefghij", "klmnopqrst"]))
        #expect(plan.next(limit: 1) == [0])
    }

    @Test(arguments: [1, -1, 3])
    func aPageThatOnlyScrollsIsNotSplit(distance: Int) {
        let rows = (0..<12).map {
            String(repeating: "\(Character(Unicode.Scalar(UInt8(97 + $0))))", count: 1) + "bcdefghi\($0 % 10)"
        }
        var plan = Self.shown(rows)
        let moved = rows.indices.map { rows.indices.contains($0 + distance) ? rows[$0 + distance] : "new" }
        plan.setTarget(Self.frame(moved))
        #expect(plan.next(limit: 150) == Array(0..<12))
        plan.setTarget(Self.frame(rows.map { String($0.reversed()) }))
        #expect(plan.next(limit: 150).count < 12)
    }

    @Test func aRowIsDueWhenALinkInItAppearsChangesOrDisappearsEvenIfItLooksTheSame() throws {
        var plan = Self.shown(["one", "two", "three"])
        let addresses = try ["https://a.example", "https://b.example"].map { try #require(BrowserURL($0)) }
        var linked = Self.frame(["one", "two", "three"])
        linked.link(Rect(x: 0, y: 1, width: 3, height: 1), to: addresses[0])
        plan.setTarget(linked)
        #expect(plan.isDone && !plan.hasLinks)
        plan.setTarget(linked, withLinks: true)
        #expect(plan.next(limit: nil) == [1])
        #expect(plan.columns(ofRow: 1).isEmpty && plan.staleLinks(ofRow: 1).isEmpty)
        plan.drew(row: 1)
        #expect(plan.isDone && plan.hasLinks)
        plan.setTarget(linked, withLinks: true)
        #expect(plan.isDone)
        linked.link(Rect(x: 0, y: 1, width: 3, height: 1), to: addresses[1])
        plan.setTarget(linked, withLinks: true)
        #expect(plan.next(limit: nil) == [1])
        #expect(plan.staleLinks(ofRow: 1).map(\.address) == [addresses[0]])
        plan.drew(row: 1)
        plan.setTarget(Self.frame(["one", "two", "three"]), withLinks: true)
        #expect(plan.next(limit: nil) == [1] && plan.hasLinks)
        #expect(plan.staleLinks(ofRow: 1).map(\.address) == [addresses[1]])
        plan.drew(row: 1)
        #expect(plan.isDone && !plan.hasLinks)
    }

    @Test func aBlankTakesTheStyleOfTheCellBeforeItWhereTheDifferenceIsInvisible() {
        var frame = Frame(Size(width: 6, height: 1))
        let bold = Style(foreground: .indexed(1), attributes: .bold)
        frame.put("ab", x: 0, y: 0, bold)
        frame.put("c", x: 4, y: 0, Style(attributes: .underline))
        var plan = RepaintPlan(size: Size(width: 6, height: 1))
        plan.setTarget(frame)
        #expect(plan.target.map(\.style) == [bold, bold, bold, bold, Style(attributes: .underline), .plain])
    }

    @Test func aFrameOfAnotherSizeIsCroppedOrPaddedNoWideCharacterIsCutInHalf() {
        var plan = RepaintPlan(size: Size(width: 3, height: 2))
        plan.setTarget(Self.frame(["ab日本"]))
        #expect(plan.target.map(\.cluster) == ["a", "b", " ", " ", " ", " "])
        plan.setTarget(Frame(Size(width: 0, height: 0)))
        #expect(plan.target.allSatisfy { $0 == .blank() })
        #expect(RepaintPlan(size: Size(width: 0, height: 0)).isDone)
    }
}
