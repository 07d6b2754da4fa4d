/// The parts of cells that glyphs of one color should cover.
enum Tones {
    /// Returns the part, from 0 to 1, to be covered for each color, so that the darkest and the lightest parts of the
    /// picture become black and white.
    ///
    /// - `isDark`: True where glyphs are lighter than the background.
    static func stretched(_ colors: [SIMD3<Float>], isDark: Bool) -> [Float] {
        let sorted = colors.map(\.x).sorted()
        guard !sorted.isEmpty else { return [] }
        // A fiftieth at both ends may be highlights and lines.
        let margin = sorted.count / 50
        let (darkest, lightest) = (sorted[margin], sorted[sorted.count - 1 - margin])
        // A picture of nearly one tone is not stretched to noise, and stays as dark or light as it is.
        let range = max(leastRange, lightest - darkest)
        let start = max(0, min(darkest, 1 - range))
        return colors.map { color in
            let tone = max(0, min(1, (color.x - start) / range))
            // Between the lightness that is seen and the light of the lit part of an area.
            let lit = tone * tone.squareRoot()
            return isDark ? lit : 1 - lit
        }
    }

    private static let leastRange: Float = 0.25
}
