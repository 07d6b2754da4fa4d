import Canvas
import Dashboard
import Testing

struct LayoutTests {
    /// Every size from the smallest to one larger than any screen, in steps that are no divisors of one another.
    private static let sizes: [Size] = stride(from: 40, through: 420, by: 7).flatMap { width in
        stride(from: 11, through: 110, by: 3).map { Size(width: width, height: $0) }
    }
    private static let formRows = [0, 7, 9, 13, 16, 24, 40, 400]

    @Test(arguments: [(Pane.form, false), (.queue, false), (.result, true)], formRows)
    func everyPaneHasItsMinimumAndTheFocusedOneIsVisible(_ view: (Pane, Bool), _ formRows: Int) {
        for size in Self.sizes {
            let layout = Layout(size: size, focus: view.0, formRows: formRows, isZoomed: view.1)
            #expect(layout.needed == nil)
            #expect(layout.panes[view.0] != nil)
            for (pane, rect) in layout.panes {
                #expect(rect.width >= Layout.minPaneWidth, "\(pane) at \(size)")
                #expect(rect.height >= Layout.minPaneHeight, "\(pane) at \(size)")
            }
        }
    }

    @Test(arguments: [(Pane.form, false), (.queue, false), (.result, true)], formRows)
    func rectanglesFillTheScreenWithoutOverlap(_ view: (Pane, Bool), _ formRows: Int) {
        for size in Self.sizes {
            let layout = Layout(size: size, focus: view.0, formRows: formRows, isZoomed: view.1)
            #expect(Self.area(of: layout) == size.width * size.height, "\(size)")
            #expect(Self.overlap(in: layout) == nil, "\(size)")
        }
    }

    private static func parts(of layout: Layout) -> [Rect] {
        [layout.header, layout.hints, layout.tabs, layout.details].compactMap(\.self) + Array(layout.panes.values)
    }

    private static func area(of layout: Layout) -> Int {
        parts(of: layout).reduce(0) { $0 + $1.width * $1.height }
    }

    /// A rectangle that lies outside the screen or in another one.
    private static func overlap(in layout: Layout) -> Rect? {
        let parts = parts(of: layout)
        let screen = Rect(x: 0, y: 0, width: layout.header.width, height: layout.hints.maxY)
        for (index, part) in parts.enumerated() {
            if part.x < 0 || part.y < 0 || part.maxX > screen.maxX || part.maxY > screen.maxY { return part }
            for other in parts[(index + 1)...] {
                let isApart =
                    part.maxX <= other.x || other.maxX <= part.x || part.maxY <= other.y || other.maxY <= part.y
                if !isApart { return part }
            }
        }
        return nil
    }

    @Test(arguments: [(39, 11), (40, 10), (1, 1), (0, 0)])
    func smallerThanTheMinimumNeedsMore(_ size: (Int, Int)) {
        let layout = Layout(size: Size(width: size.0, height: size.1), focus: .catalog)
        #expect(layout.needed == Layout.minimum)
    }

    @Test(
        arguments: [
            (80, 24, .single), (89, 60, .single), (90, 16, .twoColumns), (90, 15, .single), (100, 30, .twoColumns),
            (120, 36, .twoColumns), (159, 60, .twoColumns), (160, 29, .twoColumns), (160, 30, .threeColumns),
            (200, 60, .threeColumns),
        ] as [(Int, Int, Layout.Arrangement)])
    func arrangement(_ width: Int, _ height: Int, _ arrangement: Layout.Arrangement) {
        let size = Size(width: width, height: height)
        #expect(Layout.arrangement(of: size) == arrangement)
        let layout = Layout(size: size, focus: .form)
        #expect(layout.panes.count == (arrangement == .single ? 1 : 4))
        #expect((layout.tabs == nil) == (arrangement != .single))
    }

    /// The drawn screens: `x y width height` of each pane.
    @Test(
        arguments: [
            (200, 60, 30, [[0, 1, 55, 58], [55, 1, 69, 30], [55, 31, 69, 28], [124, 1, 76, 58]]),
            (200, 60, 90, [[0, 1, 55, 58], [55, 1, 69, 44], [55, 45, 69, 14], [124, 1, 76, 58]]),
            (120, 36, 13, [[0, 1, 44, 20], [44, 1, 76, 13], [0, 21, 44, 14], [44, 14, 76, 21]]),
            (120, 36, 5, [[0, 1, 44, 20], [44, 1, 76, 13], [0, 21, 44, 14], [44, 14, 76, 21]]),
            (120, 36, 40, [[0, 1, 44, 20], [44, 1, 76, 16], [0, 21, 44, 14], [44, 17, 76, 18]]),
            (100, 30, 13, [[0, 1, 37, 17], [37, 1, 63, 13], [0, 18, 37, 11], [37, 14, 63, 15]]),
        ])
    func panes(_ width: Int, _ height: Int, _ formRows: Int, _ expected: [[Int]]) {
        let layout = Layout(size: Size(width: width, height: height), focus: .catalog, formRows: formRows)
        for (pane, rect) in zip([Pane.catalog, .form, .queue, .result], expected) {
            #expect(layout.panes[pane].map { [$0.x, $0.y, $0.width, $0.height] } == rect, "\(pane)")
        }
    }

    @Test(arguments: Pane.allCases)
    func aZoomedPaneHasTheBody(_ focus: Pane) {
        let layout = Layout(size: Size(width: 200, height: 60), focus: focus, isZoomed: true)
        #expect(layout.panes == [focus: Rect(x: 0, y: 2, width: 200, height: 57)])
        #expect(layout.tabs == Rect(x: 0, y: 1, width: 200, height: 1))
        #expect(layout.details == nil)
    }
}
