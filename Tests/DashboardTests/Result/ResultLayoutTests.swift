import Canvas
import Dashboard
import Testing

struct ResultLayoutTests {
    private static let square = PictureFit.square
    private static let wide = PictureFit.wide
    private static let portrait = PictureFit(width: 1024, height: 1344)
    private static let phone = PictureFit(width: 1080, height: 1920)

    private static func layout(_ width: Int, _ height: Int, _ shape: PictureFit = square) -> ResultLayout {
        ResultLayout(picture: shape, in: Rect(x: 3, y: 5, width: width, height: height), hasOthers: true)
    }

    @Test(
        arguments: [
            // The inside of the pane at 200x60, 120x36, 100x30 and 80x24, then zoomed at 120x36 and 200x60.
            (72, 56, square, .below, 72, 36, 5), (72, 19, square, .beside, 38, 19, 3),
            (59, 13, square, .beside, 26, 13, 0), (76, 18, square, .beside, 36, 18, 0),
            (116, 31, square, .beside, 62, 31, 3), (196, 55, square, .beside, 110, 55, 6),
            (72, 56, wide, .below, 72, 20, 5), (72, 19, wide, .below, 57, 16, 0),
            (72, 56, portrait, .below, 72, 47, 0), (72, 19, portrait, .beside, 29, 19, 4),
            (72, 56, phone, .below, 57, 51, 0), (72, 19, phone, .beside, 21, 19, 5),
            (196, 55, wide, .below, 178, 50, 0),
            (56, 36, square, .below, 56, 28, 0), (56, 38, square, .below, 56, 28, 5),
            (40, 30, square, .below, 40, 20, 4), (72, 8, square, .beside, 16, 8, 0),
            (30, 8, square, .below, 14, 7, 0), (30, 30, square, .below, 30, 15, 2), (33, 5, square, .below, 8, 4, 0),
        ] as [(Int, Int, PictureFit, ResultLayout.Placement, Int, Int, Int)])
    func places(
        _ width: Int, _ height: Int, _ shape: PictureFit, _ placement: ResultLayout.Placement, _ columns: Int,
        _ rows: Int, _ thumbnails: Int
    ) {
        let layout = Self.layout(width, height, shape)
        #expect(layout.placement == placement)
        #expect(layout.output.size == Size(width: columns, height: rows))
        #expect(layout.thumbnailCount == thumbnails)
    }

    /// Nothing overlaps, nothing leaves the pane.
    @Test(arguments: [
        square, wide, portrait, phone, PictureFit(width: 1, height: .max), PictureFit(width: .max, height: 0),
    ])
    func partsAreApart(_ shape: PictureFit) {
        for width in 0..<130 {
            for height in 0..<64 {
                let inner = Rect(x: 3, y: 5, width: width, height: height)
                for hasOthers in [true, false] {
                    for layout in [
                        ResultLayout(picture: shape, in: inner, hasOthers: hasOthers),
                        ResultLayout(textIn: inner, hasOthers: hasOthers),
                    ] {
                        let parts = [layout.output, layout.facts, layout.address, layout.recent].compactMap(\.self)
                            .filter { !$0.isEmpty }
                        if !parts.allSatisfy({ Self.contains(inner, $0) }) || Self.overlap(parts) {
                            Issue.record("\(width)x\(height): \(layout)")
                            return
                        }
                        if !hasOthers, layout.recent != nil { Issue.record("a strip of nothing: \(layout)") }
                    }
                }
            }
        }
    }

    private static func contains(_ outer: Rect, _ inner: Rect) -> Bool {
        inner.x >= outer.x && inner.y >= outer.y && inner.maxX <= outer.maxX && inner.maxY <= outer.maxY
    }

    private static func overlap(_ parts: [Rect]) -> Bool {
        parts.indices.contains { first in
            parts.indices.dropFirst(first + 1).contains { second in
                let (one, two) = (parts[first], parts[second])
                return one.x < two.maxX && two.x < one.maxX && one.y < two.maxY && two.y < one.maxY
            }
        }
    }

    /// The strip gives way first, then the facts.
    @Test(arguments: [(15, 6, 5), (14, 6, 4), (12, 4, 4), (10, 4, 3), (9, 0, 8), (6, 0, 5)])
    func whatGivesWay(_ rest: Int, _ thumbnail: Int, _ facts: Int) {
        let layout = Self.layout(72, 36 + rest)
        #expect(layout.output.height == 36)
        #expect(layout.thumbnail.height == thumbnail)
        #expect(layout.facts.height == facts)
    }

    /// Facts that are not known yet take no part in it.
    @Test func theStripStaysForEveryShape() {
        let strips = [Self.square, Self.wide].map { Self.layout(72, 56, $0).recent }
        #expect(strips[0] == strips[1])
        #expect(strips[0]?.maxY == 5 + 56)
    }

    @Test(
        arguments: [
            (72, 51, 72, 36), (46, 19, 38, 19), (1, 1, 1, 1), (0, 9, 0, 0), (3, 1, 2, 1),
        ])
    func squares(_ width: Int, _ height: Int, _ columns: Int, _ rows: Int) {
        #expect(
            PictureFit.square.size(in: Size(width: width, height: height)) == Size(width: columns, height: rows))
    }
}
