import Canvas
import Pixels

extension Frame {
    /// Draws `picture` in the middle of the first rows of `rect`.
    mutating func put(_ picture: Picture, in rect: Rect, isCentered: Bool = true) {
        let left = rect.x + (isCentered ? max(0, (rect.width - picture.width) / 2) : 0)
        for (row, cells) in picture.rows.prefix(rect.height).enumerated() {
            for (column, cell) in cells.prefix(rect.width).enumerated() {
                let style = Style(foreground: Color(cell.foreground), background: Color(cell.background))
                self.cell("\(String(cell.glyph))", x: left + column, y: rect.y + row, style)
            }
        }
    }
}

extension Color {
    /// Creates the color of a picture's cell; without an ink, the terminal's own.
    fileprivate init(_ ink: Picture.Ink?) {
        switch ink {
        case .rgb(let red, let green, let blue): self = .rgb(red, green, blue)
        case .indexed(let number): self = .indexed(number)
        case nil: self = .terminal
        }
    }
}
