package import Canvas

/// The shape of a picture in pixels, for fitting it into cells, which are twice as high as wide.
package struct PictureFit: Hashable, Sendable {
    private let width: Int
    private let height: Int

    /// A square.
    package static let square = PictureFit(width: 1, height: 1)
    /// The usual shape of a video: 16 to 9.
    package static let wide = PictureFit(width: 16, height: 9)

    /// The largest side that is calculated with; larger ones are limited to it.
    private static let maxSide = 1 << 20

    /// Creates a shape of `width` to `height` pixels.
    package init(width: Int, height: Int) {
        self.width = min(max(1, width), Self.maxSide)
        self.height = min(max(1, height), Self.maxSide)
    }

    /// Returns the largest size in cells that the picture fills in `area`.
    package func size(in area: Size) -> Size {
        guard area.width > 0, area.height > 0 else { return Size(width: 0, height: 0) }
        let rows = (area.width * height + width) / (2 * width)
        if rows <= area.height { return Size(width: area.width, height: max(1, rows)) }
        let columns = (4 * area.height * width + height) / (2 * height)
        return Size(width: min(area.width, max(1, columns)), height: area.height)
    }
}
