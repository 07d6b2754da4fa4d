import Canvas
import Dashboard
import Testing

struct LayoutTests {
    private static let sizes = [(40, 11), (80, 24), (110, 36), (111, 20), (120, 36), (160, 40), (200, 60), (400, 100)]

    @Test(arguments: sizes, Pane.allCases)
    func theFocusedPaneIsVisibleAndLargeEnough(_ size: (Int, Int), _ focus: Pane) throws {
        let layout = Layout(size: Size(width: size.0, height: size.1), focus: focus)
        #expect(layout.needed == nil)
        let rect = try #require(layout.panes[focus])
        #expect(rect.width >= Layout.minPaneWidth)
        #expect(rect.height >= Layout.minPaneHeight)
    }

    @Test(arguments: sizes)
    func rectanglesFillTheScreenWithoutOverlap(_ size: (Int, Int)) {
        let layout = Layout(size: Size(width: size.0, height: size.1), focus: .queue)
        let parts = [layout.header, layout.hints, layout.tabs, layout.details].compactMap(\.self) + layout.panes.values
        var covered = Array(repeating: 0, count: size.0 * size.1)
        for part in parts {
            for y in part.y..<part.maxY { for x in part.x..<part.maxX { covered[y * size.0 + x] += 1 } }
        }
        #expect(covered.allSatisfy { $0 == 1 })
    }

    @Test(arguments: [(39, 11), (40, 10), (1, 1), (0, 0)])
    func smallerThanTheMinimumNeedsMore(_ size: (Int, Int)) {
        let layout = Layout(size: Size(width: size.0, height: size.1), focus: .catalog)
        #expect(layout.needed == Layout.minimum)
    }

    @Test func wideTerminalsShowFourPanes() {
        #expect(
            Layout(size: Size(width: 80, height: 24), focus: .form).panes.keys.sorted { $0.rawValue < $1.rawValue } == [
                .form
            ])
        #expect(Layout(size: Size(width: 120, height: 36), focus: .form).panes.count == 4)
    }
}
