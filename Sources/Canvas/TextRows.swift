/// The rows of a wrapped text; the only place that wraps edited text.
///
/// A row ends at a line end; at a space that does not fit, which is then not shown; else before the word that does not
/// fit; and inside a word that is longer than a row. Two-column glyphs can be separated from their neighbors, because
/// their scripts have no spaces. A tab extends to the next multiple of `tabWidth`, or to the row's end.
///
/// Rows are computed on demand, and only those around an edit are computed again: a key costs the same in a long text
/// as in a short one. Offsets are UTF-8 bytes; the rows together are the text but for its breaks.
struct TextRows: Hashable, Sendable {
    static let tabWidth = 4
    /// The number of rows that are wrapped after an edit to find where the old rows continue; the rest is computed on
    /// demand.
    private static let maxRowsPerUpdate = 16

    /// The width in columns; at least 1.
    let width: Int
    private var ranges: [Range<Int>] = []
    /// The start of the row after the last known one; nil when all are known.
    private var next: Int? = 0

    init(width: Int) { self.width = max(1, width) }

    /// The number of known rows.
    var count: Int { ranges.count }
    /// True when all rows are known.
    var isComplete: Bool { next == nil }

    /// The bytes of row `row`.
    subscript(row: Int) -> Range<Int> { ranges[row] }

    // MARK: layout

    /// Computes the rows up to `row`, as far as there are any.
    mutating func reach(row: Int, in text: String) {
        while ranges.count <= row, next != nil { findRow(in: text) }
    }

    /// Computes the rows up to the one that contains byte `offset`.
    mutating func reach(offset: Int, in text: String) {
        while let next, next <= offset { findRow(in: text) }
    }

    private mutating func findRow(in text: String) {
        guard let start = next else { return }
        let row = Self.row(of: text, from: start, width: width)
        ranges.append(row.range)
        next = row.next
    }

    /// Computes the rows again after `count` bytes have replaced those at `old`.
    mutating func update(_ text: String, replacing old: Range<Int>, with count: Int) {
        guard let last = ranges.indices.last else { return }
        // Rows beyond the known ones are computed later, but the last known one may have looked ahead to the edited
        // word.
        let edited = row(holding: min(old.lowerBound, ranges[last].upperBound))
        // A row's end depends on the first glyph that does not fit, which may lie two rows on, and on the text after
        // it.
        let first = max(0, edited - 3)
        let shift = count - old.count
        var kept = edited
        var found: [Range<Int>] = []
        var start: Int? = ranges[first].lowerBound
        while let place = start, found.count < Self.maxRowsPerUpdate {
            if place >= old.lowerBound + count {
                while kept <= last, ranges[kept].lowerBound + shift < place { kept += 1 }
                if kept <= last, ranges[kept].lowerBound + shift == place, ranges[kept].lowerBound >= old.upperBound {
                    let rest = ranges[kept...].map { $0.lowerBound + shift..<$0.upperBound + shift }
                    ranges.replaceSubrange(first..., with: found + rest)
                    next = next.map { $0 + shift }
                    return
                }
            }
            let row = Self.row(of: text, from: place, width: width)
            found.append(row.range)
            start = row.next
        }
        ranges.replaceSubrange(first..., with: found)
        next = start
    }

    /// The row that begins at byte `start`, and the start of the next one; nil where there is none.
    private static func row(of text: String, from start: Int, width: Int) -> (range: Range<Int>, next: Int?) {
        if let row = plainRow(of: text, from: start, width: width) { return row }
        let first = text.place(start)
        var place = first
        var used = 0
        var breakPosition: String.Index?
        func row(to end: String.Index, next: String.Index) -> (Range<Int>, Int?) {
            (start..<text.offset(of: end), text.offset(of: next))
        }
        while place < text.endIndex {
            let piece = TextPiece(text, at: place, column: used, width: width)
            if piece.kind == .lineEnd { return row(to: place, next: piece.end) }
            if used + piece.width > width || piece.kind == .tab && used == width {
                if piece.kind != .glyph { return row(to: place, next: piece.end) }
                if piece.width == 2, place > first { breakPosition = place }
                // A glyph that is wider than the row has a row of its own.
                if place > first {
                    let cut = breakPosition ?? place
                    return row(to: cut, next: cut)
                }
            }
            if piece.width == 2, piece.kind == .glyph, place > first { breakPosition = place }
            used += piece.width
            if piece.kind != .glyph || piece.width == 2 { breakPosition = piece.end }
            place = piece.end
        }
        return (start..<text.utf8.count, nil)
    }

    /// The row that begins at byte `start` when it is plain ASCII, as most are: then a column is a byte. Nil when the
    /// row has to be laid out cluster by cluster.
    private static func plainRow(
        of text: String, from start: Int, width: Int
    ) -> (range: Range<Int>, next: Int?)? {
        let first = text.place(start)
        var column = 0
        var afterSpace: Int?
        for byte in text.utf8[first...] {
            // A mark would join the letter before it.
            guard byte < 0x80, byte != 0x09 else { return nil }
            if byte == 0x0A { return (start..<start + column, start + column + 1) }
            if column == width {
                // The next byte shows whether the one that does not fit is a cluster of its own.
                let next = start + column + 1
                guard next == text.utf8.count || text.utf8[text.place(next)] < 0x80 else { return nil }
                if byte == 0x20 { return (start..<start + column, next) }
                let cut = start + (afterSpace ?? column)
                return (start..<cut, cut)
            }
            column += 1
            if byte == 0x20 { afterSpace = column }
        }
        return (start..<start + column, nil)
    }

    // MARK: positions

    /// Returns the row of byte `offset`, which must be known; a boundary between two rows belongs to the later one.
    func row(holding offset: Int) -> Int {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].lowerBound <= offset { low = middle + 1 } else { high = middle }
        }
        return max(0, low - 1)
    }

    /// Returns the column of byte `offset` in its row, which must be known.
    func column(of offset: Int, in text: String) -> Int {
        guard !ranges.isEmpty else { return 0 }
        let end = text.place(offset)
        var place = text.place(ranges[row(holding: offset)].lowerBound)
        var column = 0
        while place < end {
            let piece = TextPiece(text, at: place, column: column, width: width)
            column += piece.width
            place = piece.end
        }
        return column
    }

    /// Returns the offset in `row`, which must be known, nearest to `column`.
    func offset(at column: Int, row: Int, in text: String) -> Int {
        let range = ranges[row]
        // The end of a wrapped row is the start of the next, unless a space is hidden at the break.
        let isBroken =
            row + 1 < ranges.count ? ranges[row + 1].lowerBound == range.upperBound : next == range.upperBound
        let end = text.place(range.upperBound)
        var place = text.place(range.lowerBound)
        var used = 0
        while place < end {
            let piece = TextPiece(text, at: place, column: used, width: width)
            used += piece.width
            if used > column || isBroken && piece.end == end { break }
            place = piece.end
        }
        return text.offset(of: place)
    }

    /// Returns the drawn form of row `row`, which must be known: tabs as spaces, and without a glyph that is too wide.
    func display(_ row: Int, in text: String) -> DisplayText {
        DisplayText(pieces: text, text.place(ranges[row].lowerBound)..<text.place(ranges[row].upperBound), width: width)
    }
}
