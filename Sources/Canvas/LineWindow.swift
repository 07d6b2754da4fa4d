/// The part of a single line that is in sight, with a column for a mark at each side where the text goes on.
struct LineWindow: Hashable, Sendable {
    /// Below this width there is no room for marks.
    static let minMarkedWidth = 4

    /// The byte that the shown part begins at.
    let start: Int
    /// The byte behind the shown part.
    let end: Int
    /// Columns before the text: 1 where a mark stands, else 0.
    let lead: Int
    /// Whether a mark stands in the last column.
    let hasTrail: Bool
    /// The cursor's column.
    let column: Int

    /// A window of `width` columns that moves as little from `start` as keeps the cursor in sight, and leaves no room
    /// empty while there is text before it.
    ///
    /// - Complexity: O(`width`).
    init(_ text: String, cursor: Int, start: Int, width: Int) {
        let width = max(1, width)
        let mark = width >= Self.minMarkedWidth ? 1 : 0
        var start = text.clusterPlace(atOrBefore: min(max(0, start), cursor))
        func lead(_ start: Int) -> Int { start > 0 ? mark : 0 }

        // What the cursor needs from its column on: its glyph and the mark behind, or a column behind the text.
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
        // After something was taken away at the end, the window goes back.
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

    /// The place in `text` that is drawn at `column`, or the nearest to it.
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

    /// The columns from byte `start` to byte `end`; more than `limit` is not counted.
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

    /// The byte behind the clusters from `start` on that fit in `room` columns.
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
