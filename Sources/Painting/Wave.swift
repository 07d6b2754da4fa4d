/// Sine and cosine by polynomials: the standard library has none, and pictures need no more precision.
enum Wave {
    static func sine(_ angle: Float) -> Float {
        var turns = angle / (2 * .pi)
        turns -= turns.rounded(.down)
        // Bhaskara's approximation on each half turn; its error stays below 0.002.
        let half = turns < 0.5
        let x = (half ? turns : turns - 0.5) * 2
        let value = 16 * x * (1 - x) / (5 - 4 * x * (1 - x))
        return half ? value : -value
    }

    static func sineCosine(_ angle: Float) -> (Float, Float) { (sine(angle), sine(angle + .pi / 2)) }

    /// Returns a smooth line of hills: three waves whose phases come from `generator`.
    static func ridge(
        from: Float, to: Float, steps: Int, base: Float, height: Float, generator: inout SeededGenerator
    ) -> [(Float, Float)] {
        let phases = (0..<4).map { _ in generator.float(0, 6.28) }
        let scales = (0..<4).map { _ in generator.float(0.7, 1.3) }
        return (0...steps).map { index in
            let x = from + (to - from) * Float(index) / Float(steps)
            let long = sine(x * 3.1 * scales[0] + phases[0]) * 0.5 + sine(x * 7.3 * scales[1] + phases[1]) * 0.28
            let short = sine(x * 17 * scales[2] + phases[2]) * 0.14 + sine(x * 41 * scales[3] + phases[3]) * 0.06
            return (x, base - height * (0.5 + long + short))
        }
    }
}
