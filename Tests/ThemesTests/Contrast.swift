import Canvas
import Themes

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An RGB color, as a terminal shows it.
struct Shown: Hashable, Sendable, CustomStringConvertible {
    let red, green, blue: UInt8

    init(_ number: Int) {
        (red, green, blue) = (UInt8(number >> 16 & 0xFF), UInt8(number >> 8 & 0xFF), UInt8(number & 0xFF))
    }

    var description: String { "(\(red), \(green), \(blue))" }

    /// From 1 (the same) to 21 (black on white), as WCAG 2.2 defines it.
    func contrast(with other: Shown) -> Double {
        let luminances = [luminance, other.luminance].sorted()
        return (luminances[1] + 0.05) / (luminances[0] + 0.05)
    }

    /// Relative luminance, from 0 to 1.
    private var luminance: Double {
        let linear = linear
        return 0.2126 * linear.x + 0.7152 * linear.y + 0.0722 * linear.z
    }

    /// The three channels, linear.
    var linear: SIMD3<Double> {
        func linear(_ channel: UInt8) -> Double {
            let value = Double(channel) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return SIMD3(linear(red), linear(green), linear(blue))
    }
}

/// A terminal for which a theme is tested.
struct SeenTerminal: Sendable, CustomStringConvertible {
    let name: String
    /// Its 16 colors.
    let sixteen: [Int]
    /// Its own background.
    let background: Int
    /// True when it shows bold as the eight bright colors.
    var brightensBold = true

    var description: String { name }

    /// Its rendering of `color`, which is not its own.
    func show(_ color: Color, attributes: Style.Attributes = [], depth: ColorDepth) -> Shown {
        switch color {
        case .terminal: return Shown(background)
        case .rgb(let red, let green, let blue): return Shown(Int(red) << 16 | Int(green) << 8 | Int(blue))
        case .indexed(let number) where number >= 232: return Shown(0x010101 * Int(8 + 10 * (number - 232)))
        case .indexed(let number) where number >= 16:
            let steps = [0, 95, 135, 175, 215, 255]
            let place = Int(number) - 16
            return Shown(steps[place / 36] << 16 | steps[place / 6 % 6] << 8 | steps[place % 6])
        case .indexed(let number):
            let isBright = depth == .ansi8 && attributes.contains(.bold) && brightensBold && number < 8
            return Shown(sixteen[Int(number) + (isBright ? 8 : 0)])
        }
    }
}

extension SeenTerminal {
    private static let palettes: [(name: String, colors: [Int])] = [
        (
            "xterm",
            [
                0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
                0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
            ]
        ),
        (
            "Linux console",
            [
                0x000000, 0xAA0000, 0x00AA00, 0xAA5500, 0x0000AA, 0xAA00AA, 0x00AAAA, 0xAAAAAA,
                0x555555, 0xFF5555, 0x55FF55, 0xFFFF55, 0x5555FF, 0xFF55FF, 0x55FFFF, 0xFFFFFF,
            ]
        ),
        (
            "Windows Terminal",
            [
                0x0C0C0C, 0xC50F1F, 0x13A10E, 0xC19C00, 0x0037DA, 0x881798, 0x3A96DD, 0xCCCCCC,
                0x767676, 0xE74856, 0x16C60C, 0xF9F1A5, 0x3B78FF, 0xB4009E, 0x61D6D6, 0xF2F2F2,
            ]
        ),
        (
            "PuTTY",
            [
                0x000000, 0xBB0000, 0x00BB00, 0xBBBB00, 0x0000BB, 0xBB00BB, 0x00BBBB, 0xBBBBBB,
                0x555555, 0xFF5555, 0x55FF55, 0xFFFF55, 0x5555FF, 0xFF55FF, 0x55FFFF, 0xFFFFFF,
            ]
        ),
        (
            "Terminal.app",
            [
                0x000000, 0xC23621, 0x25BC24, 0xADAD27, 0x492EE1, 0xD338D3, 0x33BBC8, 0xCBCCCD,
                0x818383, 0xFC391F, 0x31E722, 0xEAEC23, 0x5833FF, 0xF935F8, 0x14F0F0, 0xE9EBEB,
            ]
        ),
    ]

    /// Common backgrounds for dark and light themes: black, Visual Studio Code's, One Dark, Nord,
    /// Solarized and Ubuntu; white, Solarized, Catppuccin Latte and Rosé Pine Dawn.
    private static let darkGrounds = [0x000000, 0x1E1E1E, 0x282C34, 0x2E3440, 0x002B36, 0x300A24]
    private static let lightGrounds = [0xFFFFFF, 0xFDF6E3, 0xEFF1F5, 0xFAF4ED]

    /// The terminals for which a theme is tested.
    ///
    /// A dark theme is used on an unknown dark background: all common ones count. A theme for any
    /// background is tested on black and on white, the extremes. With 16 colors
    /// or 8 the background is the palette's own, and the colors are those of common terminals.
    static func judging(_ background: ThemeBackground, depth: ColorDepth) -> [SeenTerminal] {
        if depth >= .palette256 {
            let backgrounds =
                switch background {
                case .dark: darkGrounds
                case .light: lightGrounds
                case .any: [0x000000, 0xFFFFFF]
                }
            return backgrounds.map { background in
                SeenTerminal(name: "\(Shown(background))", sixteen: palettes[0].colors, background: background)
            }
        }
        return palettes.flatMap { palette in
            (background == .dark ? [0] : background == .light ? [15] : [0, 15]).map {
                SeenTerminal(name: palette.name, sixteen: palette.colors, background: palette.colors[$0])
            }
        }
    }
}
