extension Brush {
    /// An owl of plain geometry before a rising moon.
    mutating func owl() {
        sky()
        stars(palette.isNight ? 90 : 24, to: 0.8)
        let x = middle
        drawing.glow(x, 0.42, 0.75, palette.light, 0.55)
        drawing.disc(x, 0.42, 0.36, palette.sky[3].lighter(0.2))
        drawing.disc(x, 0.42, 0.345, palette.light, alpha: 0.6)
        let body = palette.near.mixed(palette.far, 0.35)
        let dark = palette.near
        drawing.ellipse(x, 0.74, 0.25, 0.33, body.lighter(0.08), dark)
        drawing.ellipse(x - 0.2, 0.76, 0.085, 0.26, angle: 0.22, dark.lighter(0.1), dark)
        drawing.ellipse(x + 0.2, 0.76, 0.085, 0.26, angle: -0.22, dark.lighter(0.1), dark)
        for row in 0..<6 {
            let count = 5 - abs(row - 2) / 2
            for column in 0..<count {
                let px = x + (Float(column) - Float(count - 1) / 2) * 0.068
                let py = 0.62 + Float(row) * 0.058
                let color = (row + column) % 2 == 0 ? palette.accent : palette.second
                drawing.shape(
                    [
                        (px - 0.03, py), (px + 0.03, py), (px + 0.018, py + 0.04), (px, py + 0.056),
                        (px - 0.018, py + 0.04),
                    ],
                    color.mixed(body, 0.25 + 0.06 * Float(row)), color.mixed(body, 0.6))
            }
        }
        drawing.ellipse(x, 0.41, 0.235, 0.2, body.lighter(0.14), body)
        for side in [Float(-1), 1] {
            drawing.shape(
                [(x + side * 0.1, 0.27), (x + side * 0.235, 0.13), (x + side * 0.222, 0.37)], dark.lighter(0.1), body)
            drawing.disc(x + side * 0.1, 0.4, 0.112, palette.second.mixed(body, 0.45))
            drawing.disc(x + side * 0.1, 0.4, 0.088, palette.light.darker(0.05))
            let blink = turn > 0.46 && turn < 0.54
            if blink {
                drawing.ellipse(x + side * 0.1, 0.41, 0.086, 0.02, dark)
            } else {
                let look = 0.016 * sway()
                drawing.disc(x + side * 0.1 + look, 0.4, 0.07, palette.accent)
                drawing.disc(x + side * 0.1 + look, 0.4, 0.045, dark.darker(0.5))
                drawing.disc(x + side * 0.1 + look + 0.018, 0.382, 0.016, palette.light.lighter(0.5))
            }
            // Half-closed lids make it stoic.
            drawing.shape(
                [
                    (x + side * 0.005, 0.372), (x + side * 0.205, 0.325), (x + side * 0.225, 0.27),
                    (x + side * 0.02, 0.3),
                ], body.lighter(0.06), dark)
        }
        drawing.shape([(x - 0.035, 0.45), (x + 0.035, 0.45), (x, 0.53)], palette.second, palette.accent.darker(0.25))
        let branch = (0...12).map { index -> (Float, Float) in
            let t = Float(index) / 12
            return (aspect * t, 0.955 - 0.03 * t + 0.012 * Wave.sine(t * 9))
        }
        drawing.stroke(branch, width: 0.055, to: 0.03, dark.darker(0.35))
        for offset in [Float(-0.11), -0.07, 0.07, 0.11] {
            drawing.disc(x + offset, 0.93, 0.024, palette.second.darker(0.25))
        }
    }

    /// A fox's face in facets.
    mutating func fox() {
        sky()
        let x = middle
        if mentions("neon", "city", "night") || palette.isNight {
            for index in 0..<3 {
                let color = [palette.accent, palette.second, palette.light][index]
                let px = aspect * (0.2 + 0.3 * Float(index))
                drawing.glow(px, 0.3, 0.45, color, 0.5 + 0.2 * sway(Float(index) * 2))
                drawing.box(px - 0.012, 0, 0.024, 0.75, color.lighter(0.3), color, alpha: 0.75)
            }
        } else {
            luminary(x, 0.34, 0.24)
            hills(0.9, 0.16, palette.far, palette.near)
        }
        let tilt = 0.012 * sway()
        let fur = palette.isNight ? RGBColor(0xF26B2E) : RGBColor(0xE8622C)
        let shade = fur.mixed(palette.near, 0.45)
        let white = RGBColor(0xFFF4E6)
        func at(_ dx: Float, _ y: Float) -> (Float, Float) { (x + dx + tilt * (1 - y), y) }
        for side in [Float(-1), 1] {
            let lit = side < 0 ? fur.lighter(0.12) : fur
            let dim = side < 0 ? fur : shade
            drawing.shape([at(side * 0.08, 0.36), at(side * 0.3, 0.1), at(side * 0.33, 0.47)], dim, lit)
            drawing.shape([at(side * 0.15, 0.35), at(side * 0.28, 0.18), at(side * 0.29, 0.42)], palette.near)
            drawing.shape([at(0, 0.34), at(side * 0.33, 0.46), at(side * 0.13, 0.66), at(0, 0.56)], lit, dim)
            drawing.shape([at(side * 0.33, 0.46), at(side * 0.37, 0.66), at(side * 0.13, 0.66)], dim, shade)
            drawing.shape(
                [at(side * 0.37, 0.66), at(side * 0.13, 0.66), at(side * 0.045, 0.86), at(side * 0.16, 0.8)], white,
                white.darker(side < 0 ? 0.08 : 0.25))
            drawing.shape(
                [at(0, 0.56), at(side * 0.13, 0.66), at(side * 0.045, 0.87), at(0, 0.87)], lit.mixed(white, 0.25), dim)
            drawing.shape(
                [at(side * 0.075, 0.565), at(side * 0.195, 0.515), at(side * 0.165, 0.585), at(side * 0.11, 0.6)],
                palette.near.darker(0.4))
            drawing.disc(x + side * 0.14 + tilt * 0.45, 0.558, 0.024, palette.second.lighter(0.2))
            drawing.disc(x + side * 0.14 + tilt * 0.45, 0.558, 0.012, palette.near.darker(0.6))
        }
        drawing.shape([at(-0.05, 0.85), at(0.05, 0.85), at(0.025, 0.905), at(-0.025, 0.905)], RGBColor(0x120A10))
    }

    /// A whale in deep water, lit from above.
    mutating func whale() {
        let deep = palette.near.mixed(RGBColor(0x03203A), 0.5)
        let top = palette.sky[2].mixed(RGBColor(0x2FB6C4), 0.55)
        drawing.add(.backdrop([top, top.mixed(deep, 0.5), deep, deep.darker(0.3)]))
        drawing.glow(middle, -0.05, 0.8, palette.light, 0.7)
        for index in 0..<6 {
            let x = aspect * Float(index) / 5 + 0.02 * sway(Float(index))
            let lean = (x - middle) * 0.7
            drawing.shape(
                [(x - 0.02, -0.01), (x + 0.03, -0.01), (x + lean + 0.14, 0.95), (x + lean - 0.06, 0.95)], palette.light,
                alpha: 0.07)
        }
        let x = middle - 0.02
        let y = 0.5 + 0.012 * sway()
        let skin = RGBColor(0x1D4E6B).mixed(palette.accent, 0.12)
        let lift = 0.035 * sway(1)
        drawing.shape(
            [
                (x + 0.3, y + 0.01), (x + 0.46, y - 0.1 + lift), (x + 0.5, y - 0.24 + lift), (x + 0.42, y - 0.2 + lift),
                (x + 0.35, y - 0.24 + lift), (x + 0.38, y - 0.12 + lift), (x + 0.22, y - 0.06),
            ], skin.lighter(0.2), skin)
        let back = (0...30).map { index -> (Float, Float) in
            let t = Float(index) / 30
            return (x - 0.42 + t * 0.78, y - 0.19 * Wave.sine(Float.pi * min(1, t * 0.86 + 0.1)) + 0.05 * t)
        }
        let belly = (0...30).map { index -> (Float, Float) in
            let t = 1 - Float(index) / 30
            return (x - 0.42 + t * 0.78, y + 0.17 * Wave.sine(Float.pi * min(1, t * 0.8 + 0.14)) * (1 - t * 0.4) - 0.0)
        }
        drawing.shape(back + belly, skin.lighter(0.35), skin.darker(0.25))
        drawing.shape(
            belly.filter { $0.0 < x + 0.2 }
                + [(x - 0.4, y + 0.05), (x - 0.1, y + 0.09), (x + 0.2, y + 0.06)].reversed(),
            RGBColor(0xD8EEF0), RGBColor(0x8FB8C4))
        for groove in 0..<5 {
            let g = Float(groove)
            drawing.stroke(
                [(x - 0.36, y + 0.075 + 0.015 * g), (x - 0.16, y + 0.1 + 0.013 * g), (x + 0.02, y + 0.095 + 0.01 * g)],
                width: 0.004, skin, alpha: 0.5)
        }
        drawing.shape(
            [(x - 0.1, y + 0.06), (x + 0.04, y + 0.08), (x + 0.05, y + 0.27 + lift), (x - 0.02, y + 0.24 + lift)],
            skin.lighter(0.1), skin.darker(0.3))
        drawing.disc(x - 0.27, y + 0.025, 0.013, RGBColor(0x06131C))
        drawing.disc(x - 0.274, y + 0.021, 0.004, palette.light)
        for _ in 0..<26 {
            let bx = generator.float(0, aspect)
            let start = generator.unit()
            let by = start - turn
            let radius = generator.float(0.003, 0.011)
            drawing.disc(bx, by < 0 ? by + 1 : by, radius, palette.light, alpha: 0.35)
        }
    }

    /// A folded bird on a table, lit from one side.
    mutating func crane() {
        let table = palette.far.mixed(palette.near, 0.3)
        drawing.add(.backdrop([palette.sky[1], palette.sky[2], palette.sky[3]]))
        drawing.glow(aspect * 0.15, 0.2, 0.9, palette.light, 0.5)
        drawing.box(-0.1, 0.7, aspect + 0.2, 0.31, table.lighter(0.1), table.darker(0.3))
        let x = middle
        let lift = 0.008 * sway()
        drawing.ellipse(x + 0.1, 0.83, 0.36, 0.035, palette.near, alpha: 0.5)
        let paper = palette.accent.lighter(0.25)
        func fold(_ points: [(Float, Float)], _ tone: Float) {
            let color = tone > 0 ? paper.lighter(tone) : paper.mixed(palette.near, -tone)
            drawing.shape(points.map { (x + $0.0, $0.1 + lift) }, color, color.mixed(palette.near, 0.08))
        }
        fold([(0.1, 0.62), (0.5, 0.34), (0.22, 0.78)], -0.32)
        fold([(-0.1, 0.62), (-0.43, 0.3), (-0.36, 0.27), (-0.18, 0.74)], -0.18)
        fold([(-0.43, 0.3), (-0.36, 0.27), (-0.5, 0.37)], 0.35)
        fold([(-0.2, 0.72), (0, 0.52), (0.24, 0.76), (0, 0.84)], -0.08)
        fold([(0, 0.52), (0.24, 0.76), (0, 0.84)], -0.3)
        let flap = 0.03 * sway(0.7)
        fold([(-0.08, 0.62), (-0.17, 0.12 + flap), (0.1, 0.6)], 0.5)
        fold([(0.02, 0.6), (-0.17, 0.12 + flap), (0.1, 0.6)], 0.15)
        fold([(0, 0.62), (0.26, 0.16 + flap), (0.2, 0.68)], 0.28)
        fold([(0.13, 0.64), (0.26, 0.16 + flap), (0.2, 0.68)], -0.12)
    }

    /// Head and shoulders before a halo, lit from one side.
    mutating func portrait() {
        sky()
        let x = middle
        drawing.glow(x, 0.4, 0.7, palette.light, 0.5)
        drawing.disc(x, 0.38, 0.31, palette.accent.mixed(palette.light, 0.35), alpha: 0.85)
        drawing.disc(x, 0.38, 0.27, palette.light, alpha: 0.35 + 0.08 * sway())
        let coat = palette.near.mixed(palette.far, 0.2)
        let skin = RGBColor(0xD99A73).mixed(palette.light, generator.float(0, 0.3)).mixed(
            palette.near, generator.float(0, 0.35))
        let shade = skin.mixed(palette.near, 0.62)
        let hair = palette.near.mixed(palette.accent, generator.float(0, 0.3))
        drawing.ellipse(x, 0.4, 0.195, 0.24, hair.lighter(0.1), hair)
        drawing.shape(
            [(x - 0.46, 1.01), (x - 0.37, 0.8), (x - 0.1, 0.7), (x + 0.1, 0.7), (x + 0.37, 0.8), (x + 0.46, 1.01)],
            coat.lighter(0.16), coat)
        drawing.shape(
            [(x - 0.075, 0.55), (x + 0.075, 0.55), (x + 0.1, 0.72), (x, 0.79), (x - 0.1, 0.72)], shade,
            skin.mixed(shade, 0.5))
        drawing.ellipse(x, 0.43, 0.15, 0.195, skin.lighter(0.08), skin)
        let half = (0...20).map { index -> (Float, Float) in
            let (s, c) = Wave.sineCosine(Float(index) / 20 * .pi)
            return (x + 0.15 * s, 0.43 - 0.195 * c)
        }
        drawing.shape(
            half + [(x + 0.03, 0.53), (x + 0.045, 0.48), (x + 0.01, 0.4)], shade, shade.darker(0.1), alpha: 0.85)
        for side in [Float(-1), 1] {
            drawing.ellipse(
                x + side * 0.062, 0.41, 0.028, 0.012, RGBColor(0xF5EFE6).mixed(palette.near, side < 0 ? 0 : 0.4))
            drawing.disc(x + side * 0.062 + 0.006 * sway(), 0.41, 0.0115, palette.near.darker(0.4))
            drawing.stroke(
                [(x + side * 0.03, 0.378), (x + side * 0.065, 0.368), (x + side * 0.1, 0.381)], width: 0.011, to: 0.005,
                hair)
        }
        drawing.ellipse(x, 0.54, 0.042, 0.012, palette.second.mixed(shade, 0.45))
        drawing.shape(
            [
                (x - 0.16, 0.4), (x - 0.13, 0.25), (x + 0.02, 0.21), (x + 0.15, 0.27), (x + 0.17, 0.42),
                (x + 0.09, 0.31), (x - 0.07, 0.3),
            ], hair.lighter(0.12), hair)
        if mentions("queen", "king") {
            drawing.shape(
                [
                    (x - 0.15, 0.24), (x - 0.19, 0.08), (x - 0.08, 0.16), (x, 0.05), (x + 0.08, 0.16), (x + 0.19, 0.08),
                    (x + 0.15, 0.24),
                ], palette.second.lighter(0.2), palette.accent)
        }
        drawing.shape([(x - 0.1, 0.72), (x, 0.79), (x - 0.16, 0.9)], palette.accent, palette.accent.darker(0.3))
        drawing.shape(
            [(x + 0.1, 0.72), (x, 0.79), (x + 0.16, 0.9)], palette.accent.darker(0.3), palette.accent.darker(0.5))
    }
}
