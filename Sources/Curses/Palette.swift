internal import Canvas

/// The color numbers for a terminal of one color depth.
///
/// Those for 256 colors mean the same on a screen with 24-bit colors.
struct Palette: Hashable, Sendable {
    /// The color depth of the terminal.
    let depth: ColorDepth

    /// Returns the color's number for ncurses; -1 is the terminal's default.
    func number(of color: Color) -> Int32 {
        switch (color, depth) {
        case (.terminal, _), (_, .monochrome): -1
        case (.rgb(let red, let green, let blue), .trueColor): Self.direct((red, green, blue))
        case (.indexed(let index), .trueColor), (.indexed(let index), .palette256): Int32(index)
        case (.rgb(let red, let green, let blue), .palette256): Int32(Self.nearest256((red, green, blue)))
        case (.indexed(let index), .ansi16) where index < 16: Int32(index)
        case (.indexed(let index), .ansi16): Int32(Self.nearest(Self.components(index), of: 0..<16))
        case (.rgb(let red, let green, let blue), .ansi16): Int32(Self.nearest((red, green, blue), of: 0..<16))
        case (.indexed(let index), .ansi8) where index < 16: Int32(index % 8)
        case (.indexed(let index), .ansi8): Int32(Self.nearest(Self.components(index), of: 0..<16) % 8)
        case (.rgb(let red, let green, let blue), .ansi8): Int32(Self.nearest((red, green, blue), of: 0..<16) % 8)
        }
    }

    typealias Components = (red: UInt8, green: UInt8, blue: UInt8)

    /// The number of a 24-bit color: the first 256 mean the 256-color palette (`TerminfoEntry.foreground`), so a color
    /// as dark as those gets a red of 1.
    private static func direct(_ color: Components) -> Int32 {
        let value = Int32(color.red) << 16 | Int32(color.green) << 8 | Int32(color.blue)
        return value < 256 ? value | 0x1_0000 : value
    }

    private static let steps: [UInt8] = [0, 95, 135, 175, 215, 255]
    /// The 16 ANSI colors as xterm shows them; terminals and users differ.
    private static let sixteen: [Components] = [
        (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205),
        (229, 229, 229), (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255),
        (255, 0, 255), (0, 255, 255), (255, 255, 255),
    ]

    /// Returns the RGB value of a color in xterm's 256-color palette.
    static func components(_ index: UInt8) -> Components {
        switch index {
        case ..<16: return sixteen[Int(index)]
        case 232...:
            let gray = 8 + (index - 232) * 10
            return (gray, gray, gray)
        default:
            let place = Int(index) - 16
            return (steps[place / 36], steps[place / 6 % 6], steps[place % 6])
        }
    }

    /// The nearest color of the cube and the grays; the first 16 depend on the user's settings.
    static func nearest256(_ color: Components) -> UInt8 {
        let step = { (value: UInt8) -> Int in value < 48 ? 0 : value < 115 ? 1 : (Int(value) - 35) / 40 }
        let cube = UInt8(16 + 36 * step(color.red) + 6 * step(color.green) + step(color.blue))
        let mean = (Int(color.red) + Int(color.green) + Int(color.blue)) / 3
        let gray = UInt8(232 + min(23, max(0, (mean - 3) / 10)))
        return distance(components(gray), color) < distance(components(cube), color) ? gray : cube
    }

    private static func nearest(_ color: Components, of candidates: Range<UInt8>) -> UInt8 {
        candidates.min { distance(components($0), color) < distance(components($1), color) } ?? 0
    }

    /// The squared distance, weighted by the eye's sensitivity to the channels.
    private static func distance(_ left: Components, _ right: Components) -> Int {
        let red = Int(left.red) - Int(right.red)
        let green = Int(left.green) - Int(right.green)
        let blue = Int(left.blue) - Int(right.blue)
        return 2 * red * red + 4 * green * green + 3 * blue * blue
    }
}
