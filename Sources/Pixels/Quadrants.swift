/// A picture of one color: quadrants of cells, lit or not.
///
/// Braille has twice as many dots, but they cover a quarter of a cell at most: white stays gray.
enum Quadrants {
    private static let glyphs = Array(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█")

    static func picture(of grid: PixelGrid, _ columns: Int, _ rows: Int, isDark: Bool) -> Picture {
        let width = columns * 2
        let tones = Tones.stretched(grid.perceived(width: width, height: rows * 2), isDark: isDark)
        let dots = ErrorDiffusion.levels(of: tones, width: width, top: 1)
        return Picture(
            rows: (0..<rows).map { row in
                (0..<columns).map { column in
                    let upper = row * 2 * width + column * 2
                    let lower = upper + width
                    let pattern = dots[upper] | dots[upper + 1] << 1 | dots[lower] << 2 | dots[lower + 1] << 3
                    return Picture.Cell(glyph: glyphs[pattern], foreground: nil, background: nil)
                }
            })
    }
}
