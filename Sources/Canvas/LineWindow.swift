/// The visible part of a single line, with a column for a marker at each side where the text continues.
struct LineWindow: Hashable, Sendable {
    /// The minimum width for markers, in columns.
    static let minMarkedWidth = 4

    /// The start of the visible part, in UTF-8 bytes.
    let start: Int
    /// The end of the visible part, in UTF-8 bytes.
    let end: Int
    /// The columns before the text: 1 with a marker, else 0.
    let lead: Int
    /// True when the last column has a marker.
    let hasTrail: Bool
    /// The cursor's column.
    let column: Int

    /// Creates a window of `width` columns that scrolls as little as possible from `start` to keep the cursor visible,
    /// and leaves no empty space while there is text before it.
    ///
    /// - Complexity: O(`width`).
    init(_ text: String, cursor: Int, start: Int, width: Int) {
        let width = max(1, width)
        let mark = width >= Self.minMarkedWidth ? 1 : 0
        var start = text.clusterPlace(atOrBefore: min(max(0, start), cursor))
        func lead(_ start: Int) -> Int { start > 0 ? mark : 0 }

        // The space that the cursor needs: its glyph and the marker after it, or one column after the text.
        let atEnd = cursor == text.utf8.count
        let next = text.offset(after: cursor)
        let under = atEnd ? 1 : max(1, Cluster.columns(of: text[text.place(cursor)]))
        let needed = under + (atEnd || next == text.utf8.count ? 0 : mark)
        if Self.columns(text, start, cursor, limit: width) + lead(start) + needed > width {
            start = cursor
            var used = 0
            while start > 0 {
                let before = text.offset(before: start)
                used += Self.columns(text, before, start, limit: width)
                if used + lead(before) + needed > width { break }
                start = before
            }
        }
        // After a deletion at the end, the window scrolls back.
        var rest = Self.columns(text, start, text.utf8.count, limit: width)
        while start > 0 {
            let before = text.offset(before: start)
            rest += Self.columns(text, before, start, limit: width)
            if rest + lead(before) + 1 > width { break }
            start = before
        }

        self.start = start
        self.lead = lead(start)
        let all = Self.end(text, start, room: width - self.lead)
        hasTrail = all < text.utf8.count && mark == 1
        end = hasTrail ? Self.end(text, start, room: width - self.lead - 1) : all
        column = min(width - 1, self.lead + Self.columns(text, start, cursor, limit: width))
    }

    /// Returns the offset in `text` that is drawn at `column`, or the nearest.
    func offset(at column: Int, in text: String) -> Int {
        var place = text.place(start)
        let last = text.place(end)
        var used = lead
        while place < last {
            used += Cluster.columns(of: text[place])
            if used > column { break }
            place = text.index(after: place)
        }
        return text.offset(of: place)
    }

    /// The columns from byte `start` to byte `end`; counting stops above `limit`.
    private static func columns(_ text: String, _ start: Int, _ end: Int, limit: Int) -> Int {
        var place = text.place(start)
        let last = text.place(end)
        var used = 0
        while place < last, used <= limit {
            used += Cluster.columns(of: text[place])
            place = text.index(after: place)
        }
        return used
    }

    /// The end of the clusters from `start` on that fit in `room` columns, in UTF-8 bytes.
    private static func end(_ text: String, _ start: Int, room: Int) -> Int {
        var place = text.place(start)
        var used = 0
        while place < text.endIndex {
            used += Cluster.columns(of: text[place])
            if used > room { break }
            place = text.index(after: place)
        }
        return text.offset(of: place)
    }
}
