import Canvas
import Pixels
import Themes

extension Frame {
    /// Draws `picture` from the top of `rect` on, in its middle or from its left; where a cell has no color, the
    /// theme's shows.
    mutating func put(_ picture: Picture, in rect: Rect, isCentered: Bool = true, on look: RenderContext) {
        let normal = look[.normal]
        let left = rect.x + (isCentered ? max(0, (rect.width - picture.width) / 2) : 0)
        for (row, cells) in picture.rows.prefix(rect.height).enumerated() {
            for (column, cell) in cells.prefix(rect.width).enumerated() {
                let style = Style(
                    foreground: cell.foreground.map(Color.init) ?? normal.foreground,
                    background: cell.background.map(Color.init) ?? normal.background)
                self.cell("\(String(cell.glyph))", x: left + column, y: rect.y + row, style)
            }
        }
    }
}

extension Color {
    /// Creates the color of a picture's cell.
    fileprivate init(_ ink: Picture.Ink) {
        switch ink {
        case .rgb(let red, let green, let blue): self = .rgb(red, green, blue)
        case .indexed(let number): self = .indexed(number)
        }
    }
}
