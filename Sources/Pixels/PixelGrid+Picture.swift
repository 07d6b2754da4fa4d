extension PixelGrid {
    /// Returns the grid as cells of `format`, undistorted, at most `columns` by `rows` of them; see
    /// `cells(columns:rows:)`.
    package func picture(in format: PictureFormat, columns: Int, rows: Int) -> Picture {
        let (columns, rows) = cells(columns: columns, rows: rows)
        return switch (format.colors, format.isASCII) {
        case (.monochrome, true): CharacterRamp.picture(of: self, columns, rows, isDark: format.isDark)
        case (.monochrome, false): Quadrants.picture(of: self, columns, rows, isDark: format.isDark)
        case (.full, true): full(columns, rows)
        case (.full, false): BlockFit.picture(of: self, columns, rows)
        case (.cube, true): spaces(columns, rows, .cube)
        case (.cube, false): halfBlocks(columns, rows, .cube)
        case (.ansi16, true): spaces(columns, rows, .ansi16)
        case (.ansi16, false): halfBlocks(columns, rows, .ansi16)
        case (.ansi8, true): spaces(columns, rows, .ansi8)
        case (.ansi8, false): halfBlocks(columns, rows, .ansi8)
        }
    }

    /// Spaces with a 24-bit background.
    private func full(_ columns: Int, _ rows: Int) -> Picture {
        let pixels = averaged(width: columns, height: rows)
        return Picture(
            rows: (0..<rows).map { row in
                pixels[row * columns..<(row + 1) * columns].map { light in
                    Picture.Cell(glyph: " ", foreground: nil, background: Picture.Ink(light: light))
                }
            })
    }

    /// Spaces with a background of `table`.
    private func spaces(_ columns: Int, _ rows: Int, _ table: InkTable) -> Picture {
        let inks = ErrorDiffusion.inks(of: perceived(width: columns, height: rows), width: columns, in: table)
        return Picture(
            rows: (0..<rows).map { row in
                inks[row * columns..<(row + 1) * columns].map { ink in
                    Picture.Cell(glyph: " ", foreground: nil, background: .indexed(table.numbers[ink]))
                }
            })
    }

    /// Two pixels of `table` in each cell.
    private func halfBlocks(_ columns: Int, _ rows: Int, _ table: InkTable) -> Picture {
        let inks = ErrorDiffusion.inks(of: perceived(width: columns, height: rows * 2), width: columns, in: table)
        return Picture(
            rows: (0..<rows).map { row in
                var line = HalfBlockLine()
                for x in 0..<columns {
                    line.append(
                        upper: table.numbers[inks[2 * row * columns + x]],
                        lower: table.numbers[inks[(2 * row + 1) * columns + x]])
                }
                return line.cells
            })
    }

    /// Returns the grid at another size, in OKLab.
    func perceived(width: Int, height: Int) -> [SIMD3<Float>] {
        averaged(width: width, height: height).map { SIMD3<Float>(OKLab(linear: SIMD3<Double>($0)).components) }
    }
}

extension Picture.Ink {
    /// Creates a 24-bit color from linear light.
    init(light: SIMD3<Float>) {
        self = .rgb(
            LinearLight.channel(of: light.x), LinearLight.channel(of: light.y), LinearLight.channel(of: light.z))
    }
}
