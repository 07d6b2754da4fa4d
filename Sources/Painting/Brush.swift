/// A drawing in progress, with the parameters and shapes that every scene uses.
struct Brush {
    var drawing: Drawing
    let palette: Palette
    let words: Set<String>
    var generator: SeededGenerator
    let aspect: Float
    let turn: Float

    init(palette: Palette, words: Set<String>, seed: UInt64, aspect: Float, turn: Float) {
        self.palette = palette
        self.words = words
        self.aspect = aspect
        self.turn = turn
        drawing = Drawing(aspect: aspect)
        generator = SeededGenerator(seed, "brush")
    }

    /// The horizontal center of the picture.
    var middle: Float { aspect / 2 }

    /// Returns an oscillation from -1 to 1, shifted by `phase`.
    func sway(_ phase: Float = 0) -> Float { Wave.sine(turn * 2 * .pi + phase) }

    func mentions(_ keys: String...) -> Bool { keys.contains { words.contains($0) } }

    mutating func sky() { drawing.add(.backdrop(palette.sky)) }

    /// Draws stars down to `horizon`; they twinkle as the picture moves.
    mutating func stars(_ count: Int, to horizon: Float) {
        for _ in 0..<count {
            let x = generator.float(0, aspect)
            let y = generator.float(0, horizon)
            let phase = generator.float(0, 6.28)
            let size = generator.float(0.0012, 0.0032)
            drawing.disc(x, y, size, palette.light, alpha: 0.55 + 0.4 * sway(phase))
        }
    }

    /// Draws a sun or moon with its glow.
    mutating func luminary(_ x: Float, _ y: Float, _ radius: Float) {
        drawing.glow(x, y, radius * 5.5, palette.light, 0.5 + 0.05 * sway())
        drawing.glow(x, y, radius * 2.2, palette.light, 0.7)
        drawing.disc(x, y, radius, palette.light)
        if palette.isNight {
            for _ in 0..<4 {
                let dx = generator.float(-0.5, 0.5) * radius
                let dy = generator.float(-0.5, 0.5) * radius
                drawing.disc(
                    x + dx, y + dy, radius * generator.float(0.08, 0.2), palette.light.darker(0.14), alpha: 0.6)
            }
        }
    }

    /// Draws a filled line of hills from `base` down to `floor`.
    mutating func hills(
        _ base: Float, _ height: Float, _ top: RGBColor, _ bottom: RGBColor, floor: Float = 1.01, drift: Float = 0
    ) {
        let line = Wave.ridge(
            from: -0.2, to: aspect + 0.2, steps: 90, base: base, height: height, generator: &generator)
        drawing.shape(
            line.map { ($0.0 + drift, $0.1) } + [(aspect + 0.3, floor), (-0.3, floor)], top, bottom)
    }
}
