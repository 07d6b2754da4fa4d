import Canvas

extension Frame {
    /// The frame's rows as text, to be compared with a drawing; a two-column glyph is written once.
    var drawn: [String] {
        (0..<size.height).map { y in
            (0..<size.width).compactMap { self[$0, y]?.cluster }.joined()
        }
    }

    /// True when every two-column glyph has both its halves, and no half is alone.
    var hasWholeGlyphs: Bool {
        (0..<size.height).allSatisfy { y in
            (0..<size.width).allSatisfy { x in
                guard let cell = self[x, y] else { return false }
                let isNextHalf = self[x + 1, y]?.isContinuation ?? false
                if cell.isContinuation { return x > 0 && self[x - 1, y]?.isContinuation == false }
                return (DisplayText(cell.cluster).width == 2) == isNextHalf
            }
        }
    }
}
