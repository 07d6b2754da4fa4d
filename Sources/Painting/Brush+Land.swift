extension Brush {
    /// A low sun over water, islands, and its reflection on the waves.
    mutating func sea() {
        let horizon: Float = 0.56
        sky()
        if palette.isNight { stars(90, to: horizon) }
        let sunX = middle + generator.float(-0.2, 0.2) * aspect
        luminary(sunX, horizon - generator.float(0.1, 0.16), 0.085)
        for layer in 0..<2 {
            let base = horizon - 0.13 + 0.05 * Float(layer)
            let streak = palette.sky[2].lighter(0.35)
            for _ in 0..<4 {
                let x = generator.float(-0.1, aspect) + 0.02 * sway(Float(layer))
                drawing.ellipse(
                    x, base - generator.float(0.05, 0.28), generator.float(0.12, 0.34), generator.float(0.004, 0.013),
                    streak,
                    alpha: 0.35)
            }
        }
        for layer in 0..<2 {
            let color = palette.far.mixed(palette.near, Float(layer) * 0.45)
            let x = generator.float(0, aspect)
            let width = generator.float(0.3, 0.5)
            let height = generator.float(0.05, 0.12)
            let line = Wave.ridge(from: -1, to: 1, steps: 50, base: 0, height: 1, generator: &generator)
            let slope = line.map { (x + $0.0 * width, horizon + $0.1 * height * (1 - $0.0 * $0.0)) }
            drawing.shape(slope, color.lighter(0.05), color)
        }
        let water = palette.sky.reversed().map { $0.mixed(palette.near, 0.42) }
        for (index, color) in water.enumerated().dropLast() {
            let step = (1 - horizon) / Float(water.count - 1)
            drawing.box(-0.1, horizon + step * Float(index), aspect + 0.2, step + 0.004, color, water[index + 1])
        }
        for row in 0..<34 {
            let depth = Float(row) / 34
            let y = horizon + 0.008 + depth * depth * (1 - horizon)
            let wide = 0.05 + 0.16 * depth
            let x = sunX + generator.float(-0.6, 0.6) * wide + 0.02 * depth * sway(Float(row))
            drawing.ellipse(
                x, y, wide * generator.float(0.35, 1), 0.002 + 0.006 * depth, palette.light,
                alpha: 0.75 - 0.4 * depth)
        }
        for _ in 0..<26 {
            let depth = generator.unit()
            let x = generator.float(0, aspect) + 0.015 * sway(depth * 9)
            drawing.ellipse(
                x, horizon + 0.02 + depth * 0.42, 0.04 + 0.1 * depth, 0.0015 + 0.003 * depth,
                palette.sky[2].lighter(0.2),
                alpha: 0.25)
        }
        if mentions("harbour", "harbor", "cranes", "pier", "ship") {
            quay(horizon)
        } else if mentions("lighthouse") {
            lighthouse(horizon)
        } else {
            boat(middle - 0.22 + 0.01 * sway(), horizon + 0.12, 0.11)
        }
    }

    private mutating func boat(_ x: Float, _ y: Float, _ size: Float) {
        let color = palette.near
        let lift = 0.004 * sway(1)
        drawing.shape(
            [
                (x - size, y + lift), (x + size, y + lift), (x + size * 0.65, y + size * 0.34 + lift),
                (x - size * 0.7, y + size * 0.34 + lift),
            ], color)
        drawing.box(x - 0.004, y - size * 1.7 + lift, 0.008, size * 1.7, color)
        drawing.shape(
            [(x + 0.008, y - size * 1.65 + lift), (x + size * 0.85, y - 0.02 + lift), (x + 0.008, y - 0.02 + lift)],
            palette.accent.lighter(0.2), palette.accent)
        drawing.shape(
            [(x - 0.01, y - size * 1.35 + lift), (x - size * 0.7, y - 0.02 + lift), (x - 0.01, y - 0.02 + lift)],
            palette.light.darker(0.08))
    }

    private mutating func quay(_ horizon: Float) {
        for index in 0..<3 {
            let x = aspect * (0.1 + 0.16 * Float(index)) + generator.float(-0.03, 0.03)
            let tall = generator.float(0.2, 0.32)
            let foot = horizon + 0.05
            drawing.stroke([(x - 0.03, foot), (x - 0.008, foot - tall)], width: 0.009, palette.near)
            drawing.stroke([(x + 0.03, foot), (x + 0.008, foot - tall)], width: 0.009, palette.near)
            drawing.stroke([(x - 0.07, foot - tall * 0.9), (x + 0.17, foot - tall * 1.05)], width: 0.011, palette.near)
            drawing.glow(x + 0.17, foot - tall * 1.05, 0.05, palette.accent, 0.8)
        }
        drawing.box(-0.1, horizon + 0.045, aspect * 0.62, 0.035, palette.near)
        boat(aspect * 0.72 + 0.01 * sway(), horizon + 0.16, 0.1)
    }

    private mutating func lighthouse(_ horizon: Float) {
        let x = aspect * 0.24
        drawing.glow(x, 0.25, 0.5, palette.light, 0.45 + 0.25 * sway())
        drawing.shape(
            [
                (x - 0.28, horizon + 0.11), (x - 0.12, horizon - 0.03), (x + 0.11, horizon - 0.02),
                (x + 0.3, horizon + 0.11),
            ],
            palette.near.lighter(0.08), palette.near)
        drawing.shape(
            [(x - 0.035, 0.28), (x + 0.035, 0.28), (x + 0.055, horizon), (x - 0.055, horizon)],
            palette.light.darker(0.05), palette.light.darker(0.4))
        for band in 0..<3 {
            let y = 0.33 + 0.075 * Float(band)
            drawing.box(x - 0.041 - 0.005 * Float(band), y, 0.082 + 0.01 * Float(band), 0.034, palette.accent)
        }
        drawing.box(x - 0.026, 0.235, 0.052, 0.045, palette.light)
        drawing.shape([(x - 0.04, 0.236), (x, 0.19), (x + 0.04, 0.236)], palette.accent.darker(0.2))
    }

    /// Ridges, darker toward the front, with mist between them.
    mutating func mountain() {
        sky()
        if palette.isNight || mentions("observatory") { stars(120, to: 0.5) }
        luminary(aspect * generator.float(0.25, 0.75), generator.float(0.2, 0.32), 0.075)
        let layers = 7
        for layer in 0..<layers {
            let depth = Float(layer) / Float(layers - 1)
            let base = 0.46 + depth * 0.46
            let color = palette.sky[2].mixed(palette.far, min(1, depth * 2)).mixed(
                palette.near, max(0, depth * 1.4 - 0.4))
            hills(
                base, 0.3 - 0.13 * depth, color.lighter(0.08), color, drift: 0.012 * depth * sway())
            if layer < layers - 1 {
                drawing.add(
                    .haze(
                        from: base - 0.04, to: base + 0.1, palette.sky[3], alphaFrom: 0, alphaTo: 0.34 - 0.2 * depth))
            }
            if layer == 3, mentions("observatory") {
                let x = aspect * 0.62
                drawing.disc(x, base - 0.16, 0.06, palette.light.darker(0.1))
                drawing.box(x - 0.06, base - 0.16, 0.12, 0.1, palette.light.darker(0.35), palette.far)
                drawing.box(x - 0.008, base - 0.225, 0.016, 0.07, palette.near)
            }
        }
        for _ in 0..<24 {
            let x = generator.float(0, aspect)
            let tall = generator.float(0.05, 0.12)
            let foot: Float = 1.02 - generator.float(0, 0.06)
            for tier in 0..<3 {
                let t = Float(tier)
                let top = foot - tall + t * tall * 0.25
                let half = tall * (0.13 + 0.09 * t)
                drawing.shape(
                    [(x, top), (x + half, top + tall * 0.42), (x - half, top + tall * 0.42)], palette.near.darker(0.25))
            }
        }
    }

    /// Dunes with a lit and a shadowed side under a large sun.
    mutating func desert() {
        sky()
        if palette.isNight { stars(150, to: 0.6) }
        luminary(aspect * generator.float(0.3, 0.7), 0.36, 0.13)
        let sand = RGBColor(0xE3A766).mixed(palette.accent, 0.3)
        hills(0.6, 0.1, palette.far.mixed(sand, 0.3), palette.far)
        for layer in 0..<4 {
            let depth = Float(layer) / 3
            let base = 0.66 + 0.13 * Float(layer)
            let crest = aspect * generator.float(0.2, 0.8)
            let height = 0.1 + 0.09 * depth
            let lit = sand.mixed(palette.near, 0.12 + depth * 0.22)
            let shade = lit.mixed(palette.near, 0.6)
            let ridge = (0...40).map { index -> (Float, Float) in
                let x = -0.2 + (aspect + 0.4) * Float(index) / 40
                let away = (x - crest) / aspect
                return (x, base - height / (1 + 9 * away * away) + 0.012 * Wave.sine(x * 9 + Float(layer)))
            }
            drawing.shape(ridge + [(aspect + 0.3, 1.01), (-0.3, 1.01)], lit, lit.darker(0.2))
            let right = ridge.filter { $0.0 >= crest }
            guard let top = right.first else { continue }
            let fold = (0...12).map { index -> (Float, Float) in
                let t = Float(index) / 12
                return (top.0 + 0.1 * Wave.sine(t * 5) * t - 0.05 * t, top.1 + t * (1.02 - top.1))
            }
            drawing.shape(right + [(aspect + 0.3, 1.01)] + fold.reversed(), shade, shade.lighter(0.06), alpha: 0.85)
        }
        if mentions("telegram", "wire") {
            for index in 0..<5 {
                let t = Float(index) / 4
                let x = aspect * (0.08 + 0.84 * t)
                let tall = 0.42 - 0.34 * t
                let foot = 0.95 - 0.27 * t
                drawing.box(x - 0.004, foot - tall, 0.012 - 0.008 * t, tall, palette.near)
                drawing.box(x - tall * 0.16, foot - tall * 0.93, tall * 0.32, 0.008, palette.near)
            }
            drawing.stroke(
                [(aspect * 0.08, 0.55), (aspect * 0.3, 0.62), (aspect * 0.5, 0.61), (aspect * 0.92, 0.61)],
                width: 0.004, to: 0.001, palette.near)
        }
    }

    /// Towers with lit windows, signs, and a street that holds their light.
    mutating func city() {
        drawing.add(.backdrop(palette.sky))
        if palette.isNight { stars(50, to: 0.3) }
        let street: Float = 0.76
        drawing.glow(middle, street, 0.75, palette.second, 0.5)
        luminary(aspect * generator.float(0.2, 0.8), 0.17, 0.05)
        for layer in 0..<3 {
            let depth = Float(layer) / 2
            let color = palette.far.mixed(palette.near, depth * 0.85)
            var x: Float = -0.08
            while x < aspect {
                let width = generator.float(0.08, 0.15) * (0.8 + 0.4 * depth)
                let height = generator.float(0.2, 0.52) * (1.15 - 0.42 * depth)
                drawing.box(x, street - height, width, height + 0.01, color, color.mixed(palette.second, 0.12))
                windows(x, street - height, width, height, chance: 0.25 + 0.18 * depth)
                x += width + generator.float(-0.015, 0.03)
            }
        }
        for index in 0..<5 {
            let color = index % 2 == 0 ? palette.accent : palette.second
            let x = aspect * (0.1 + 0.19 * Float(index)) + generator.float(-0.03, 0.03)
            let y = generator.float(0.42, 0.62)
            let tall = generator.float(0.07, 0.15)
            let flicker = 0.75 + 0.25 * sway(generator.float(0, 6))
            drawing.glow(x, y + tall / 2, 0.2, color, 0.85 * flicker)
            drawing.box(x - 0.018, y, 0.036, tall, color.lighter(0.3), color, alpha: flicker)
            drawing.box(x - 0.009, y + 0.012, 0.018, tall - 0.024, palette.near, alpha: 0.8)
        }
        drawing.box(-0.1, street, aspect + 0.2, 1 - street + 0.01, palette.near.lighter(0.07), palette.near)
        for index in 0..<46 {
            let color = [palette.accent, palette.second, palette.light][index % 3]
            let x = generator.float(0, aspect)
            let y = street + 0.01 + generator.unit() * 0.2
            let long = generator.float(0.02, 0.11)
            drawing.ellipse(
                x + 0.006 * sway(x * 9), y + long / 2, generator.float(0.004, 0.012), long / 2, color, alpha: 0.3)
        }
        if mentions("tram", "bus") {
            let x = aspect * 0.3 + 0.05 * sway()
            drawing.glow(x + 0.2, street + 0.02, 0.35, palette.light, 0.4)
            drawing.box(x, street - 0.1, 0.42, 0.15, palette.accent, palette.accent.darker(0.45))
            for index in 0..<5 {
                drawing.box(
                    x + 0.025 + 0.078 * Float(index), street - 0.08, 0.06, 0.055, palette.light,
                    palette.light.darker(0.12))
            }
        }
    }

    private mutating func windows(_ x: Float, _ y: Float, _ width: Float, _ height: Float, chance: Float) {
        let columns = max(1, Int(width / 0.028))
        let rows = max(1, Int(height / 0.042))
        let cell = width / Float(columns)
        for row in 0..<rows {
            for column in 0..<columns {
                let isLit = generator.unit() < chance
                let warmth = generator.unit()
                guard isLit else { continue }
                drawing.box(
                    x + cell * (Float(column) + 0.24), y + 0.014 + Float(row) * 0.042, cell * 0.52, 0.02,
                    palette.light.mixed(palette.accent, warmth * 0.7), alpha: 0.85)
            }
        }
    }
}
