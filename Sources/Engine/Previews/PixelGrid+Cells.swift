import Pixels

extension PixelGrid {
    /// Creates a grid from half blocks, two pixels to a cell, as `PictureTools.pixels` has them; nil without cells, and
    /// where there are too many. Pixels without a color are white, like paper.
    init?(halfBlocks picture: Picture) {
        guard picture.width > 0 else { return nil }
        var channels: [UInt8] = []
        channels.reserveCapacity(picture.width * picture.height * 6)
        for row in picture.rows {
            for ink in row.lazy.map(\.upper) { channels.append(ink) }
            for ink in row.lazy.map(\.lower) { channels.append(ink) }
        }
        self.init(width: picture.width, height: picture.height * 2, channels: channels)
    }
}

extension [UInt8] {
    fileprivate mutating func append(_ ink: Picture.Ink?) {
        guard case .rgb(let red, let green, let blue)? = ink else {
            append(255)
            append(255)
            append(255)
            return
        }
        append(red)
        append(green)
        append(blue)
    }
}

extension Picture.Cell {
    fileprivate var upper: Picture.Ink? { glyph == "▀" || glyph == "█" ? foreground : background }
    fileprivate var lower: Picture.Ink? { glyph == "▄" || glyph == "█" ? foreground : background }
}
