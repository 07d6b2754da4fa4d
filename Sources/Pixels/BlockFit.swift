/// A picture in 24-bit colors: each cell is the block element (U+2580 to U+259F) and the two inks nearest to its 4 × 8
/// pixels.
enum BlockFit {
    /// The width of a cell, in pixels.
    static let columnPixels = 4
    /// The height of a cell, in pixels.
    static let rowPixels = 8

    static func picture(of grid: PixelGrid, _ columns: Int, _ rows: Int) -> Picture {
        let width = columns * columnPixels
        let light = grid.averaged(width: width, height: rows * rowPixels)
        let colors = light.map { SIMD3<Float>(OKLab(linear: SIMD3<Double>($0)).components) }
        var places = [Int](repeating: 0, count: columnPixels * rowPixels)
        return Picture(
            rows: (0..<rows).map { row in
                (0..<columns).map { column in
                    for pixel in places.indices {
                        places[pixel] =
                            (row * rowPixels + pixel / columnPixels) * width + column * columnPixels
                            + pixel % columnPixels
                    }
                    return cell(light, colors, places)
                }
            })
    }

    /// The squared difference of two inks up to which a cell has one ink: half of what is just noticeable.
    private static let oneInk: Float = 0.01 * 0.01

    private static func cell(_ light: [SIMD3<Float>], _ colors: [SIMD3<Float>], _ places: [Int]) -> Picture.Cell {
        var total = SIMD3<Float>.zero
        for place in places { total += colors[place] }
        let count = Float(places.count)
        // The more the squared sums of the two parts are, the less remains of the differences within them.
        var best: Block?
        var most = (total * total).sum() / count
        var inside = SIMD3<Float>.zero
        for block in blocks {
            var sum = SIMD3<Float>.zero
            for (pixel, place) in places.enumerated() where block.mask >> UInt32(pixel) & 1 == 1 {
                sum += colors[place]
            }
            let rest = total - sum
            let gain = (sum * sum).sum() / block.count + (rest * rest).sum() / (count - block.count)
            if gain > most {
                most = gain
                best = block
                inside = sum
            }
        }
        let mean = total / count
        guard let best else { return plain(light, places) }
        let difference = inside / best.count - (total - inside) / (count - best.count)
        guard (difference * difference).sum() > oneInk, mean.x.isFinite else { return plain(light, places) }
        var (front, back) = (SIMD3<Float>.zero, SIMD3<Float>.zero)
        for (pixel, place) in places.enumerated() {
            if best.mask >> UInt32(pixel) & 1 == 1 { front += light[place] } else { back += light[place] }
        }
        return Picture.Cell(
            glyph: best.glyph, foreground: Picture.Ink(light: front / best.count),
            background: Picture.Ink(light: back / (count - best.count)))
    }

    private static func plain(_ light: [SIMD3<Float>], _ places: [Int]) -> Picture.Cell {
        let sum = places.reduce(SIMD3<Float>.zero) { $0 + light[$1] }
        return Picture.Cell(
            glyph: " ", foreground: nil, background: Picture.Ink(light: sum / Float(places.count)))
    }

    /// A glyph and the pixels that it covers, the first in the lowest bit.
    private struct Block {
        let glyph: Character
        let mask: UInt32
        var count: Float { Float(mask.nonzeroBitCount) }

        init(_ glyph: Character, _ covers: (_ x: Int, _ y: Int) -> Bool) {
            self.glyph = glyph
            var mask: UInt32 = 0
            for pixel in 0..<columnPixels * rowPixels where covers(pixel % columnPixels, pixel / columnPixels) {
                mask |= 1 << UInt32(pixel)
            }
            self.mask = mask
        }
    }

    /// One of each pair that covers complementary parts.
    private static let blocks: [Block] =
        zip("▁▂▃▄▅▆▇", 1...7).map { glyph, eighths in Block(glyph) { $1 >= rowPixels - eighths } }
        + zip("▎▌▊", 1...3).map { glyph, quarters in Block(glyph) { x, _ in x < quarters } }
        + [
            Block("▘") { $0 < 2 && $1 < 4 }, Block("▝") { $0 >= 2 && $1 < 4 }, Block("▖") { $0 < 2 && $1 >= 4 },
            Block("▗") { $0 >= 2 && $1 >= 4 }, Block("▚") { ($0 < 2) == ($1 < 4) },
        ]
}
