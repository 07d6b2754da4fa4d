import Canvas

/// Contrast as WCAG 2.2 defines it.
enum Contrast {
    /// From 1 (the same) to 21 (black on white); `terminal` stands for the terminal's own ground.
    static func ratio(_ first: Color, _ second: Color, terminal: Color) -> Double {
        let luminances = [first, second].map { luminance($0 == .terminal ? terminal : $0) }.sorted()
        return (luminances[1] + 0.05) / (luminances[0] + 0.05)
    }

    /// Relative luminance, from 0 to 1.
    private static func luminance(_ color: Color) -> Double {
        let (red, green, blue) = components(color)
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    private static func components(_ color: Color) -> (UInt8, UInt8, UInt8) {
        switch color {
        case .rgb(let red, let green, let blue): return (red, green, blue)
        case .indexed(let index) where index >= 232:
            let grey = 8 + 10 * (index - 232)
            return (grey, grey, grey)
        case .indexed(let index) where index >= 16:
            let steps: [UInt8] = [0, 95, 135, 175, 215, 255]
            let place = Int(index) - 16
            return (steps[place / 36], steps[place / 6 % 6], steps[place % 6])
        default:
            // The sixteen and the terminal's own are the user's; black on black passes no test.
            return (0, 0, 0)
        }
    }

    /// A channel without its gamma, by powers of 12/5 without a mathematics library.
    private static func linear(_ channel: UInt8) -> Double {
        let value = Double(channel) / 255
        guard value > 0.04045 else { return value / 12.92 }
        let base = (value + 0.055) / 1.055
        // x^2.4 = x^2 · (x^2)^(1/5); the fifth root by Newton's method.
        var root = 1.0
        for _ in 0..<60 { root -= (root * root * root * root * root - base * base) / (5 * root * root * root * root) }
        return base * base * root
    }
}
