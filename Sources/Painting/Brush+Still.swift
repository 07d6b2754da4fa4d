extension Brush {
    /// A plant on old paper, with its shadow and a label.
    mutating func botanical() {
        let paper = RGBColor(0xEFE3C8).mixed(palette.sky[3], 0.18)
        drawing.add(.backdrop([paper.lighter(0.15), paper, paper.darker(0.1)]))
        for _ in 0..<18 {
            drawing.disc(
                generator.float(0, aspect), generator.unit(), generator.float(0.01, 0.05), paper.darker(0.2),
                alpha: 0.09)
        }
        let x = middle
        let green = RGBColor(0x2F6B4A).mixed(palette.far, 0.22)
        let bend = generator.float(-0.1, 0.1)
        func stem(_ t: Float) -> (Float, Float) {
            (x + bend * Wave.sine(t * 3) + 0.012 * t * sway(), 0.9 - 0.62 * t)
        }
        let isFern = mentions("fern", "herbarium", "shell")
        let pairs = isFern ? 15 : 5
        drawing.stroke((0...16).map { stem(Float($0) / 16) }, width: 0.018, to: 0.005, green.darker(0.25))
        for index in 0..<pairs {
            let t = 0.12 + (isFern ? 0.86 : 0.6) * Float(index) / Float(pairs)
            let root = stem(t)
            let long = (isFern ? 0.3 : 0.27) * (1 - t * 0.72) * generator.float(0.85, 1.1)
            for side in [Float(-1), 1] {
                let rise = long * (isFern ? 0.35 : 0.55)
                let wide = long * (isFern ? 0.13 : 0.24)
                let tip = (root.0 + side * long, root.1 - rise)
                let color = green.mixed(palette.second, generator.float(0, 0.25))
                let middleX = (root.0 + tip.0) / 2
                let middleY = (root.1 + tip.1) / 2
                drawing.shape(
                    [
                        root, (middleX, middleY - wide * 1.1), (tip.0 - side * wide * 0.3, tip.1 - wide * 0.3), tip,
                        (middleX + side * wide * 0.4, middleY + wide * 0.8),
                    ],
                    side < 0 ? color.lighter(0.16) : color, side < 0 ? color : color.darker(0.28))
                drawing.stroke(
                    [root, (middleX, middleY - wide * 0.1), tip], width: 0.005, to: 0.001, color.darker(0.35))
            }
        }
        if !isFern { blossom(stem(1)) }
        drawing.box(aspect * 0.62, 0.87, aspect * 0.3, 0.085, paper.lighter(0.5))
        for row in 0..<3 {
            drawing.box(
                aspect * 0.64, 0.888 + 0.021 * Float(row), aspect * generator.float(0.12, 0.25), 0.005, palette.near,
                alpha: 0.6)
        }
    }

    private mutating func blossom(_ center: (Float, Float)) {
        let petals = generator.int(6...9)
        for ring in 0..<2 {
            let size: Float = ring == 0 ? 0.15 : 0.095
            for index in 0..<petals {
                let angle = (Float(index) + 0.5 * Float(ring)) / Float(petals) * 2 * .pi + 0.05 * sway()
                let (s, c) = Wave.sineCosine(angle)
                let color = ring == 0 ? palette.accent : palette.second
                drawing.ellipse(
                    center.0 + c * size * 0.72, center.1 + s * size * 0.72, size * 0.62, size * 0.3, angle: angle,
                    color.lighter(0.12), color.darker(s > 0 ? 0.25 : 0.05))
            }
        }
        drawing.disc(center.0, center.1, 0.05, palette.second.mixed(RGBColor(0x6A3B12), 0.5))
        for index in 0..<14 {
            let (s, c) = Wave.sineCosine(Float(index) * 2.4)
            let reach = 0.009 * Float(index).squareRoot() * 1.3
            drawing.disc(center.0 + c * reach, center.1 + s * reach, 0.005, palette.light)
        }
    }

    /// A ringed planet, or a teapot in its orbit.
    mutating func orbit() {
        let deep = palette.near.darker(0.3)
        drawing.add(.backdrop([deep, palette.sky[0].mixed(deep, 0.3), palette.sky[1].mixed(deep, 0.35)]))
        drawing.glow(aspect * 0.8, 0.15, 0.7, palette.accent, 0.35)
        drawing.glow(aspect * 0.12, 0.85, 0.7, palette.second, 0.3)
        stars(150, to: 1)
        let x = middle
        let y: Float = mentions("teapot") ? 0.66 : 0.5
        let radius: Float = mentions("teapot") ? 0.2 : 0.26
        drawing.glow(x, y, radius * 2.1, palette.accent, 0.5)
        ring(x, y, radius * 1.8, from: .pi, to: 2 * .pi)
        drawing.disc(x, y, radius, palette.accent)
        for band in 0..<7 {
            let offset = (Float(band) - 3) / 3.6
            let half = radius * max(0, 1 - offset * offset).squareRoot()
            let color = band % 2 == 0 ? palette.second : palette.accent.darker(0.25)
            drawing.ellipse(x, y + offset * radius, half * 0.985, radius * 0.075, color, alpha: 0.55)
        }
        let shadow = (0...24).map { index -> (Float, Float) in
            let (s, c) = Wave.sineCosine(Float(index) / 24 * .pi)
            return (x + radius * 1.01 * s, y - radius * 1.01 * c)
        }
        let inner = (0...24).map { index -> (Float, Float) in
            let (s, c) = Wave.sineCosine(Float(24 - index) / 24 * .pi)
            return (x + radius * 0.25 * s, y - radius * 1.01 * c)
        }
        drawing.shape(shadow + inner, deep, alpha: 0.6)
        ring(x, y, radius * 1.8, from: 0, to: .pi)
        let (s, c) = Wave.sineCosine(turn * 2 * .pi + 3.6)
        if mentions("teapot") {
            teapot(x + 0.26 * c + 0.05, 0.27 + 0.05 * s, 0.13)
        } else {
            drawing.disc(x + radius * 1.9 * c, y - 0.24 + 0.1 * s, 0.045, palette.light.darker(0.1))
            drawing.disc(x + radius * 1.9 * c + 0.012, y - 0.232 + 0.1 * s, 0.04, palette.far, alpha: 0.5)
        }
    }

    private mutating func ring(_ x: Float, _ y: Float, _ radius: Float, from: Float, to: Float) {
        for (scale, alpha) in [(Float(1), Float(0.8)), (0.9, 0.5), (0.82, 0.3)] {
            let arc = (0...30).map { index -> (Float, Float) in
                let (s, c) = Wave.sineCosine(from + (to - from) * Float(index) / 30)
                return (x + c * radius * scale, y + s * radius * scale * 0.24 - c * 0.09)
            }
            drawing.stroke(arc, width: 0.014, palette.light, alpha: alpha)
        }
    }

    private mutating func teapot(_ x: Float, _ y: Float, _ size: Float) {
        let pot = palette.second.lighter(0.12)
        let dark = pot.mixed(palette.near, 0.6)
        drawing.shape(
            [
                (x + size * 0.8, y + size * 0.3), (x + size * 1.6, y - size * 0.55), (x + size * 1.8, y - size * 0.5),
                (x + size * 1.15, y + size * 0.62),
            ], pot, dark)
        let handle = (0...14).map { index -> (Float, Float) in
            let (s, c) = Wave.sineCosine(1.1 + Float(index) / 14 * 4.1)
            return (x - size * 1.15 + c * size * 0.52, y + s * size * 0.55)
        }
        drawing.stroke(handle, width: size * 0.19, dark)
        drawing.ellipse(x, y + size * 0.08, size * 1.12, size * 0.86, pot.lighter(0.2), dark)
        drawing.ellipse(x, y - size * 0.66, size * 0.66, size * 0.18, pot.lighter(0.3), pot)
        drawing.disc(x, y - size * 0.92, size * 0.15, pot.lighter(0.35))
        drawing.ellipse(
            x - size * 0.4, y - size * 0.15, size * 0.17, size * 0.34, angle: 0.4, RGBColor(0xFFFFFF), alpha: 0.4)
        for index in 0..<4 {
            let t = Float(index) / 4 + turn
            let phase = t - t.rounded(.down)
            drawing.disc(
                x + size * (1.75 + 0.5 * phase), y - size * (0.65 + 1.1 * phase), size * (0.1 + 0.22 * phase),
                palette.light,
                alpha: 0.4 * (1 - phase))
        }
    }

    /// Raked gravel around stones, under one round stroke of the brush.
    mutating func garden() {
        let gravel = RGBColor(0xE9E1D2).mixed(palette.sky[3], 0.25)
        drawing.add(.backdrop([gravel.lighter(0.2), gravel, gravel.darker(0.12)]))
        let stones = (0..<3).map { index in
            (
                aspect * (0.2 + 0.3 * Float(index)) + generator.float(-0.05, 0.05), generator.float(0.68, 0.86),
                generator.float(0.05, 0.085)
            )
        }
        for line in 0..<24 {
            let y = 0.55 + 0.02 * Float(line)
            drawing.stroke([(-0.1, y), (aspect + 0.1, y)], width: 0.004, gravel.darker(0.22), alpha: 0.7)
        }
        for stone in stones {
            for ringIndex in (1...5).reversed() {
                let scale = 1 + 0.34 * Float(ringIndex)
                let color = ringIndex % 2 == 0 ? gravel.darker(0.16) : gravel.lighter(0.1)
                drawing.ellipse(stone.0, stone.1 + 0.012, stone.2 * scale * 1.25, stone.2 * scale * 0.55, color)
            }
            drawing.ellipse(stone.0 + 0.012, stone.1 + 0.03, stone.2 * 1.2, stone.2 * 0.42, palette.near, alpha: 0.4)
            drawing.ellipse(stone.0, stone.1, stone.2 * 1.1, stone.2 * 0.72, palette.far.darker(0.1), palette.near)
            drawing.ellipse(
                stone.0 - 0.01, stone.1 - stone.2 * 0.36, stone.2 * 0.6, stone.2 * 0.2, RGBColor(0x6F8F4E), alpha: 0.7)
        }
        let sweep = 5.6 + 0.25 * sway()
        for bristle in 0..<7 {
            let radius = 0.2 + 0.009 * Float(bristle)
            let arc = (0...44).map { index -> (Float, Float) in
                let (s, c) = Wave.sineCosine(-1.2 + sweep * Float(index) / 44)
                return (middle + c * radius, 0.31 + s * radius)
            }
            drawing.stroke(arc, width: 0.017, to: 0.003, RGBColor(0x191512), alpha: 0.75)
        }
        drawing.box(aspect * 0.82, 0.42, 0.05, 0.05, RGBColor(0xC03A2B))
        drawing.disc(middle + 0.03, 0.29, 0.075, palette.accent, alpha: 0.9)
    }

    /// Color fields with soft edges, and one disc that stands out.
    mutating func field() {
        drawing.add(.backdrop([palette.sky[0], palette.sky[1].darker(0.1), palette.near]))
        let colors = [palette.accent, palette.sky[3], palette.second, palette.far, palette.sky[2]]
        var y: Float = 0.07
        let count = generator.int(2...4)
        for index in 0..<count {
            let tall = (0.86 / Float(count)) * generator.float(0.75, 0.95)
            let color = colors[(index + generator.int(0...4)) % colors.count]
            for edge in 0..<7 {
                let inset = 0.012 * Float(edge)
                let drift = 0.004 * sway(Float(index + edge))
                drawing.box(
                    0.05 + inset, y + inset * 0.7 + drift, aspect - 0.1 - 2 * inset, tall - 1.4 * inset,
                    color.lighter(0.08),
                    color.darker(0.12), alpha: 0.3)
            }
            y += 0.86 / Float(count)
        }
        for _ in 0..<40 {
            let x = generator.float(0.08, aspect - 0.08)
            let top = generator.float(0.08, 0.8)
            drawing.box(x, top, generator.float(0.02, 0.14), 0.002, palette.light, alpha: 0.14)
        }
        let x = aspect * generator.float(0.3, 0.7)
        let height = generator.float(0.25, 0.7)
        drawing.glow(x, height, 0.4, palette.light, 0.35 + 0.1 * sway())
        drawing.disc(x, height, generator.float(0.06, 0.12), palette.light)
    }
}
