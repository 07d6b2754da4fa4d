/// The layout of an edited text: rows, and the cursor's position.
package struct TextLayout: Hashable, Sendable {
    /// The rows, at least one, none wider than requested.
    package let rows: [DisplayText]
    /// The cursor's row, and its column; always one of `rows`, and left of the width.
    package let cursor: Point
}

extension TextEdit {
    /// Lays out the whole text in `width` columns: for filters and short texts. `TextArea` is for text that scrolls.
    ///
    /// A single line is one row that scrolls to keep the cursor visible; several lines are wrapped. The rows together
    /// show the whole text, but for the space at a break. A character wider than `width` is not shown.
    ///
    /// - Parameter width: The columns; at least 1.
    /// - Complexity: O(*n*) in the text's length for several lines, O(`width`) for one.
    package func layout(width: Int) -> TextLayout {
        isMultiline ? wrapped(width: max(1, width)) : sliding(width: max(1, width))
    }

    private func sliding(width: Int) -> TextLayout {
        var start = text.place(cursor)
        var column = 0
        // One column is for the cursor after the last character.
        while start > text.startIndex {
            let before = text.index(before: start)
            let columns = Cluster.columns(of: text[before])
            if column + columns > width - 1 { break }
            column += columns
            start = before
        }
        var row = DisplayText("")
        var end = start
        while end < text.endIndex {
            let next = DisplayText(text[end])
            if row.width + next.width > width { break }
            row.append(next)
            end = text.index(after: end)
        }
        return TextLayout(rows: [row], cursor: Point(x: column, y: 0))
    }

    private func wrapped(width: Int) -> TextLayout {
        var found = TextRows(width: width)
        found.reach(row: .max, in: text)
        var rows = (0..<found.count).map { found.display($0, in: text) }
        let column = found.column(of: cursor, in: text)
        if cursor == text.utf8.count, column >= width {
            rows.append("")
            return TextLayout(rows: rows, cursor: Point(x: 0, y: rows.count - 1))
        }
        return TextLayout(rows: rows, cursor: Point(x: min(column, width - 1), y: found.row(holding: cursor)))
    }
}
