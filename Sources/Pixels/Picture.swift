/// A picture as terminal cells.
package struct Picture: Hashable, Sendable {
    /// The color of a glyph or of its background.
    package enum Ink: Hashable, Sendable {
        /// A 24-bit color.
        case rgb(UInt8, UInt8, UInt8)
        /// A color of the terminal's 256-color palette, or of its first 16 or 8.
        case indexed(UInt8)
    }

    /// A cell: a glyph with its colors; nil is the terminal's default color.
    package struct Cell: Hashable, Sendable {
        package let glyph: Character
        package let foreground: Ink?
        package let background: Ink?
        /// Creates a cell.
        package init(glyph: Character, foreground: Ink?, background: Ink?) {
            self.glyph = glyph
            self.foreground = foreground
            self.background = background
        }
    }

    /// The rows of cells, top to bottom, all of the same length.
    package let rows: [[Cell]]

    /// Creates a picture from rows of the same length.
    package init(rows: [[Cell]]) { self.rows = rows }

    /// The number of columns.
    package var width: Int { rows.first?.count ?? 0 }
    /// The number of rows.
    package var height: Int { rows.count }
}
