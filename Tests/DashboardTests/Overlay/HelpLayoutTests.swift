import Canvas
import Domain
import Testing

@testable import Dashboard

struct HelpLayoutTests {
    private static func layout(_ groups: [Int], cursor: Int = 0, columns: Int, height: Int) -> HelpLayout {
        let headings = groups.enumerated().flatMap { index, count in Array(repeating: "Group \(index)", count: count) }
        return HelpLayout(headings, cursor: cursor, columnCount: columns, maxHeight: height)
    }

    @Test func oneColumnHasHeadingsAndSpace() {
        let layout = Self.layout([2, 1], columns: 1, height: 10)
        #expect(
            layout.columns == [[.heading("Group 0"), .line(0), .line(1), .space, .heading("Group 1"), .line(2)]])
        #expect(layout.height == 6)
    }

    @Test func twoColumnsSplitBetweenGroups() {
        let layout = Self.layout([5, 4], columns: 2, height: 20)
        #expect(layout.columns.count == 2)
        #expect(layout.columns[0].last == .line(4))
        #expect(layout.columns[1].first == .heading("Group 1"))
    }

    @Test func theBestMatchesAreInTheFirstColumn() {
        let layout = HelpLayout(
            Array(repeating: "", count: 5), cursor: 0, columnCount: 2, maxHeight: 20, isBalanced: false)
        #expect(layout.columns == [(0..<5).map { .line($0) }])
    }

    @Test func aLongGroupIsSplitInTheMiddle() {
        let layout = Self.layout([19, 1], columns: 2, height: 20)
        #expect(layout.columns.map(\.count).allSatisfy { $0 <= 12 })
    }

    @Test(arguments: [(1, 8), (2, 8), (2, 3), (1, 1)], 0..<40)
    func theCursorIsAlwaysVisible(_ shape: (columns: Int, height: Int), _ cursor: Int) {
        let layout = Self.layout([20, 10, 10], cursor: cursor, columns: shape.columns, height: shape.height)
        #expect(layout.columns.flatMap(\.self).contains(.line(cursor)))
        #expect(layout.columns.allSatisfy { $0.count <= shape.height })
    }

    @Test(arguments: [KeyContext.catalog, .form, .queue, .result])
    func noTitleIsCut(_ place: KeyContext) throws {
        var session = Session.fixture()
        session.press(
            .character(Character(place == .catalog ? "1" : place == .form ? "2" : place == .queue ? "3" : "4")))
        for size in [(80, 24), (100, 30), (120, 36), (200, 60)] {
            session.resize(size.0, size.1)
            session.press("?")
            let lines = session.state.overlays.last?.chooser?.lines ?? []
            var missing = Set(lines.map(\.label))
            for _ in 0..<lines.count {
                let frame = try session.frame()
                missing = missing.filter { !frame.shows($0) }
                session.press(.down)
            }
            #expect(missing.isEmpty)
            session.press(.escape)
        }
    }

    @Test func helpBeginsWithTheHints() {
        var session = Session.fixture(runs: [.fixture("a", "Owl", .failed)])
        session.press("3", "?")
        let lines = session.state.overlays.last?.chooser?.lines ?? []
        #expect(lines.first?.label == "run again" && lines.first?.heading == "Queue")
        #expect(lines.last?.heading == "Rarely used")
        #expect(Set(lines.map(\.label)).count == lines.count, "an action is listed once, with all its keys")
    }

    @Test func aFilteredHelpRunsTheBestMatch() {
        var session = Session.fixture()
        session.press("?")
        session.type("random")
        #expect(session.press(.enter) == [.engine(.randomEntry)])
    }
}
