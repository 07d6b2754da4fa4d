/// A row of cells that show two pixels each.
///
/// A cell of one color is a space, and either half may be the glyph's: the inks of the cell before are kept where they
/// can be, so that fewer bytes say them.
struct HalfBlockLine {
    private(set) var cells: [Picture.Cell] = []
    private var foreground: UInt8?
    private var background: UInt8?

    /// Appends a cell.
    mutating func append(upper: UInt8, lower: UInt8) {
        if upper == lower {
            background = upper
            add(" ")
        } else if change(lower, upper) < change(upper, lower) {
            (foreground, background) = (lower, upper)
            add("▄")
        } else {
            (foreground, background) = (upper, lower)
            add("▀")
        }
    }

    /// The number of inks that change.
    private func change(_ front: UInt8, _ back: UInt8) -> Int {
        (front == foreground ? 0 : 1) + (back == background ? 0 : 1)
    }

    private mutating func add(_ glyph: Character) {
        cells.append(
            Picture.Cell(
                glyph: glyph, foreground: foreground.map { .indexed($0) }, background: background.map { .indexed($0) }))
    }
}
