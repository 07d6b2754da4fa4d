import Canvas
import Pixels

extension Frame {
    /// Draws `picture` in the middle of the first rows of `rect`, as much as fits.
    mutating func centeredPicture(_ picture: Picture, in rect: Rect) {
        let left = max(0, (rect.width - picture.width) / 2)
        self.picture(picture, in: Rect(x: rect.x + left, y: rect.y, width: rect.width - left, height: rect.height))
    }

    /// Draws `picture` from the upper left corner of `rect` on, as much as fits.
    mutating func picture(_ picture: Picture, in rect: Rect) {
        for (row, cells) in picture.rows.prefix(max(0, rect.height)).enumerated() {
            for (column, cell) in cells.prefix(max(0, rect.width)).enumerated() {
                let style = Style(foreground: Color(cell.foreground), background: Color(cell.background))
                self.cell("\(String(cell.glyph))", x: rect.x + column, y: rect.y + row, style)
            }
        }
    }
}

extension Color {
    /// Creates the color of a picture's cell; that of the terminal for nil.
    init(_ ink: Picture.Ink?) {
        switch ink {
        case .rgb(let red, let green, let blue): self = .rgb(red, green, blue)
        case .indexed(let number): self = .indexed(number)
        case nil: self = .terminal
        }
    }
}
