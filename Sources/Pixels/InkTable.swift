/// The inks that a terminal has, searched by color.
struct InkTable: Sendable {
    /// The numbers of the inks, in the order of `colors`.
    let numbers: [UInt8]
    /// The colors in OKLab, the darkest first.
    let colors: [SIMD3<Float>]
    /// The squared distance by which an ink must be nearer than it is to be taken.
    private let handicaps: [Float]
    /// The index of the first color that is not darker than each 64th of the lightness.
    private let starts: [Int]

    private init(_ inks: [(number: UInt8, color: OKLab, handicap: Float)]) {
        let inks = inks.sorted { $0.color.components.x < $1.color.components.x }
        numbers = inks.map(\.number)
        let colors = inks.map { SIMD3<Float>($0.color.components) }
        self.colors = colors
        handicaps = inks.map(\.handicap)
        starts = (0...64).map { step in
            colors.firstIndex { $0.x >= Float(step) / 64 } ?? colors.count
        }
    }

    /// Returns the index of the ink nearest to `color`.
    func nearest(to color: SIMD3<Float>) -> Int {
        // Outward from the same lightness, until the lightness alone is farther than the best.
        let step = Int(max(0, min(64, color.x * 64)))
        var above = starts[step]
        var below = above - 1
        var best = 0
        var least = Float.infinity
        while true {
            let up = above < colors.count ? Self.square(max(0, colors[above].x - color.x)) : .infinity
            let down = below >= 0 ? Self.square(max(0, color.x - colors[below].x)) : .infinity
            guard min(up, down) < least else { return best }
            let index = up <= down ? above : below
            let difference = colors[index] - color
            let distance = (difference * difference).sum() + handicaps[index]
            if distance < least {
                least = distance
                best = index
            }
            if up <= down { above += 1 } else { below -= 1 }
        }
    }

    private static func square(_ number: Float) -> Float { number * number }

    /// The cube and the grays of the 256-color palette: numbers 16 to 255, which no theme changes.
    static let cube = InkTable(
        (16...255).map { number in
            if number >= 232 {
                let gray = UInt8(8 + (number - 232) * 10)
                return (UInt8(number), OKLab(gray, gray, gray), 0)
            }
            let steps: [UInt8] = [0, 95, 135, 175, 215, 255]
            let place = number - 16
            return (UInt8(number), OKLab(steps[place / 36], steps[place / 6 % 6], steps[place % 6]), 0)
        })

    /// The 16 ANSI colors. A picture in them has the user's own colors, since the terminal has no others.
    static let ansi16 = ansi(16, handicap: 0.02)
    /// The first eight of them; without a gray, colors must wait longer.
    static let ansi8 = ansi(8, handicap: 0.17)

    /// The first ANSI colors as xterm has them.
    ///
    /// A theme may have given them any values; black, white and the grays between are what their names say in almost
    /// all. So a color is taken only where it fits better than a gray by `handicap`, in squared distance.
    private static func ansi(_ count: Int, handicap: Float) -> InkTable {
        let xterm: [UInt32] = [
            0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
            0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
        ]
        return InkTable(
            xterm.prefix(count).enumerated().map { number, value in
                let (red, green, blue) = (UInt8(value >> 16), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF))
                return (UInt8(number), OKLab(red, green, blue), red == green && green == blue ? 0 : handicap)
            })
    }
}
