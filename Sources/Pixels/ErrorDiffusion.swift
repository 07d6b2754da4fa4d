/// Floyd and Steinberg's error diffusion (1976) in OKLab, alternating in direction by row.
enum ErrorDiffusion {
    /// The part of an error that is passed on: all of it makes noise of flat areas, none of it makes bands of gradients.
    static let strength: Float = 0.8
    /// The maximum distance in hue by which a pixel makes up for others. Where the inks are far apart, as dark ones are,
    /// more of it makes speckles of strong colors.
    static let hueLimit: Float = 0.04
    /// The part of what a pixel makes up for that counts when its ink is chosen; what remains is passed on. So an ink is
    /// taken that suits the pixel itself too, which is calmer to the eye than the smallest error.
    static let leaning: Float = 0.5

    /// Returns the index in `table` of the ink of each pixel.
    ///
    /// - `colors`: The pixels in OKLab, in rows of `width`.
    static func inks(of colors: [SIMD3<Float>], width: Int, in table: InkTable) -> [Int] {
        diffuse(colors, width: width) { color, carried in
            let hue = (carried.y * carried.y + carried.z * carried.z).squareRoot()
            let part = hue > hueLimit ? hueLimit / hue : 1
            var wanted = color + carried * SIMD3(1, part, part)
            // Beyond black and white no ink can make up for an error.
            wanted.x = max(0, min(1, wanted.x))
            let index = table.nearest(to: color + (wanted - color) * leaning)
            return (index, (wanted - table.colors[index]) * strength)
        }
    }

    /// Returns the level of each pixel, from 0 to `top`.
    ///
    /// - `lightness`: From 0 to 1, in rows of `width`.
    static func levels(of lightness: [Float], width: Int, top: Int) -> [Int] {
        diffuse(lightness.map { SIMD3($0, 0, 0) }, width: width) { value, carried in
            let light = max(0, min(1, value.x + carried.x))
            let level = Int((light * Float(top)).rounded())
            return (level, SIMD3(light - Float(level) / Float(top), 0, 0))
        }
    }

    private static func diffuse(
        _ colors: [SIMD3<Float>], width: Int,
        _ choose: (_ color: SIMD3<Float>, _ carried: SIMD3<Float>) -> (choice: Int, error: SIMD3<Float>)
    ) -> [Int] {
        var choices = [Int](repeating: 0, count: colors.count)
        // One more on both sides, so that the borders need no case of their own.
        var here = [SIMD3<Float>](repeating: .zero, count: width + 2)
        var below = here
        for row in 0..<colors.count / max(1, width) {
            let isForward = row.isMultiple(of: 2)
            let step = isForward ? 1 : -1
            var x = isForward ? 0 : width - 1
            for _ in 0..<width {
                let (choice, error) = choose(colors[row * width + x], here[x + 1])
                choices[row * width + x] = choice
                here[x + 1 + step] += error * (7 / 16)
                below[x + 1 - step] += error * (3 / 16)
                below[x + 1] += error * (5 / 16)
                below[x + 1 + step] += error * (1 / 16)
                x += step
            }
            swap(&here, &below)
            for index in below.indices { below[index] = .zero }
        }
        return choices
    }
}
