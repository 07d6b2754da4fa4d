/// A picture as terminal cells.
package struct Picture: Hashable, Sendable {
    /// A 24-bit color.
    package struct RGB: Hashable, Sendable {
        package let red, green, blue: UInt8
        /// Creates a color from its components.
        package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
            self.red = red
            self.green = green
            self.blue = blue
        }
    }

    /// A cell: a glyph with its colors; nil is the terminal's default color.
    package struct Cell: Hashable, Sendable {
        package let glyph: Character
        package let foreground: RGB?
        package let background: RGB?
        /// Creates a cell.
        package init(glyph: Character, foreground: RGB?, background: RGB?) {
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
