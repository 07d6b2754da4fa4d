/// An edited text as it is drawn: rows, and the cursor's place in them.
package struct TextLayout: Hashable, Sendable {
    /// The rows, at least one, none wider than asked.
    package let rows: [DisplayText]
    /// The cursor's row, and its column within it; always one of `rows`, and left of the width.
    package let cursor: Point
}

extension TextEdit {
    /// Lays the text out in `width` columns. A single line is one row that slides so
    /// that the cursor stays in sight; several lines are wrapped.
    ///
    /// The rows together show the whole text, but for the space that stands for a
    /// break at a row's edge. A character that is wider than `width` is not shown.
    ///
    /// - Parameter width: Columns; at least 1.
    /// - Complexity: O(*n*) in the text's length.
    package func layout(width: Int) -> TextLayout {
        let width = max(1, width)
        let pieces = characters.map { $0 == "\n" ? "" : DisplayText(String($0)) }
        return isMultiline ? wrapped(pieces, width: width) : sliding(pieces, width: width)
    }

    private func sliding(_ pieces: [DisplayText], width: Int) -> TextLayout {
        var column = Self.width(of: pieces[..<cursor])
        var first = 0
        // One column is for the cursor behind the last character.
        while column > width - 1, first < cursor {
            column -= pieces[first].width
            first += 1
        }
        var end = first
        var used = 0
        while end < pieces.count, used + pieces[end].width <= width {
            used += pieces[end].width
            end += 1
        }
        return TextLayout(rows: [Self.joined(pieces[first..<end])], cursor: Point(x: column, y: 0))
    }

    private func wrapped(_ pieces: [DisplayText], width: Int) -> TextLayout {
        let ranges = rowRanges(pieces, width: width)
        // A place between two rows is the start of the later one.
        let row = ranges.lastIndex { $0.lowerBound <= cursor } ?? 0
        let start = ranges[row].lowerBound
        let column = Self.width(of: pieces[start..<max(start, cursor)])
        var rows = ranges.map { range in
            Self.joined(pieces[range].filter { $0.width <= width })
        }
        if cursor == pieces.count, column >= width {
            rows.append("")
            return TextLayout(rows: rows, cursor: Point(x: 0, y: rows.count - 1))
        }
        return TextLayout(rows: rows, cursor: Point(x: min(column, width - 1), y: row))
    }

    /// The characters of each row, without line ends and without the spaces that stand for a break.
    private func rowRanges(_ pieces: [DisplayText], width: Int) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        var used = 0
        /// The place in the row after its last space.
        var breakPlace: Int?

        func finish(at end: Int, next: Int, used rest: Int = 0) {
            ranges.append(start..<end)
            (start, used, breakPlace) = (next, rest, nil)
        }

        for (place, piece) in pieces.enumerated() {
            let character = characters[place]
            if character == "\n" {
                finish(at: place, next: place + 1)
                continue
            }
            if used + piece.width > width, character == " " {
                finish(at: place, next: place + 1)
                continue
            }
            while used + piece.width > width, place > start {
                // The word that does not fit goes to the next row; one that fills a row is cut.
                let cut = breakPlace ?? place
                finish(at: cut, next: cut, used: Self.width(of: pieces[cut..<place]))
            }
            used += piece.width
            if character == " " { breakPlace = place + 1 }
        }
        ranges.append(start..<pieces.count)
        return ranges
    }

    private static func width(of pieces: ArraySlice<DisplayText>) -> Int { pieces.reduce(0) { $0 + $1.width } }

    private static func joined(_ pieces: some Sequence<DisplayText>) -> DisplayText { pieces.reduce("", +) }
}
