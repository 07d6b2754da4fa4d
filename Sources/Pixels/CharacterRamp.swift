/// A picture of ASCII characters without colors, by the part of a cell that each covers.
enum CharacterRamp {
    private static let ramp = Array(" .:-=+*#%@")

    static func picture(of grid: PixelGrid, _ columns: Int, _ rows: Int, isDark: Bool) -> Picture {
        let tones = Tones.stretched(grid.perceived(width: columns, height: rows), isDark: isDark)
        let levels = ErrorDiffusion.levels(of: tones, width: columns, top: ramp.count - 1)
        return Picture(
            rows: (0..<rows).map { row in
                levels[row * columns..<(row + 1) * columns].map { level in
                    Picture.Cell(glyph: ramp[level], foreground: nil, background: nil)
                }
            })
    }
}
