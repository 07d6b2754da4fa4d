/// Where the rows of a wrapped text begin and end: the one place that knows how an edited text is wrapped.
///
/// A row ends at a line end; at a space that does not fit, which then stands for the break and is not shown; else
/// before the word that does not fit; and inside a word that is longer than a row. Glyphs of two columns can be parted
/// from what stands beside them, as the scripts that use them have no spaces. A tab goes to the next multiple of
/// `tabWidth`, or to the row's end.
///
/// Rows are found when they are asked for, and only those around an edit are found again: a key costs as much in a
/// long text as in a short one. Places are UTF-8 bytes; a text's rows together are the text but for its breaks.
struct TextRows: Hashable, Sendable {
    static let tabWidth = 4
    /// After an edit, so many rows are wrapped to see where the old rows go on; the rest is found again when asked for.
    private static let maxRowsPerUpdate = 16

    /// Columns; at least 1.
    let width: Int
    private var ranges: [Range<Int>] = []
    /// Where the row after the last known one begins; nil when all are known.
    private var next: Int? = 0

    init(width: Int) { self.width = max(1, width) }

    /// How many rows are known.
    var count: Int { ranges.count }
    /// Whether all rows are known.
    var isComplete: Bool { next == nil }

    /// The bytes that row `row` shows.
    subscript(row: Int) -> Range<Int> { ranges[row] }

    // MARK: finding

    /// Finds the rows up to that at `row`, as far as there are any.
    mutating func reach(row: Int, in text: String) {
        while ranges.count <= row, next != nil { findRow(in: text) }
    }

    /// Finds the rows up to the one that holds byte `offset`.
    mutating func reach(offset: Int, in text: String) {
        while let next, next <= offset { findRow(in: text) }
    }

    private mutating func findRow(in text: String) {
        guard let start = next else { return }
        let row = Self.row(of: text, from: start, width: width)
        ranges.append(row.range)
        next = row.next
    }

    /// Finds the rows anew after `count` bytes took the place of those at `old`.
    mutating func update(_ text: String, replacing old: Range<Int>, with count: Int) {
        guard let last = ranges.indices.last else { return }
        // What lies beyond the known rows is not their concern, but for a word that the last of them looked ahead to.
        let edited = row(holding: min(old.lowerBound, ranges[last].upperBound))
        // A row's end depends on the first glyph that does not fit, which may lie two rows on, and that on what is
        // put behind it.
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

    /// The row that begins at byte `start`, and where the following one begins; nil where there is none.
    private static func row(of text: String, from start: Int, width: Int) -> (range: Range<Int>, next: Int?) {
        if let row = plainRow(of: text, from: start, width: width) { return row }
        let first = text.place(start)
        var place = first
        var used = 0
        var breakPlace: String.Index?
        func row(to end: String.Index, next: String.Index) -> (Range<Int>, Int?) {
            (start..<text.offset(of: end), text.offset(of: next))
        }
        while place < text.endIndex {
            let piece = TextPiece(text, at: place, column: used, width: width)
            if piece.kind == .lineEnd { return row(to: place, next: piece.end) }
            if used + piece.width > width || piece.kind == .tab && used == width {
                if piece.kind != .glyph { return row(to: place, next: piece.end) }
                if piece.width == 2, place > first { breakPlace = place }
                // A glyph that is wider than the row has it for its own.
                if place > first {
                    let cut = breakPlace ?? place
                    return row(to: cut, next: cut)
                }
            }
            if piece.width == 2, piece.kind == .glyph, place > first { breakPlace = place }
            used += piece.width
            if piece.kind != .glyph || piece.width == 2 { breakPlace = piece.end }
            place = piece.end
        }
        return (start..<text.utf8.count, nil)
    }

    /// The row that begins at byte `start` when it is plain ASCII, as most are: then a column is a byte. Nil when the
    /// row has to be looked at cluster by cluster.
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
                // Whether what does not fit is a cluster of its own is seen behind it only.
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

    // MARK: places

    /// The row of byte `offset`, which must be known; a place between two rows is the start of the later one.
    func row(holding offset: Int) -> Int {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].lowerBound <= offset { low = middle + 1 } else { high = middle }
        }
        return max(0, low - 1)
    }

    /// The column of byte `offset` in its row, which must be known.
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

    /// The place in `row`, which must be known, that is nearest to `column`.
    func offset(at column: Int, row: Int, in text: String) -> Int {
        let range = ranges[row]
        // The end of a row that a break ends is the start of the next, unless something stands for the break.
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

    /// What row `row`, which must be known, shows: tabs as spaces, and nothing of a glyph that is too wide for it.
    func display(_ row: Int, in text: String) -> DisplayText {
        DisplayText(pieces: text, text.place(ranges[row].lowerBound)..<text.place(ranges[row].upperBound), width: width)
    }
}
