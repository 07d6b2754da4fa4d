/// A terminal color.
package enum Color: Hashable, Sendable {
    /// The terminal's default foreground or background.
    case terminal
    /// A color of the 256-color palette: 0–15 the ANSI colors, 16–231 the cube, 232–255 the grays.
    case indexed(UInt8)
    /// A 24-bit color; a screen with fewer colors shows the nearest one.
    case rgb(UInt8, UInt8, UInt8)
}

/// The number of colors that a screen can show.
package enum ColorDepth: Int, Comparable, Sendable, CaseIterable {
    case monochrome = 1
    case ansi8 = 8
    case ansi16 = 16
    case palette256 = 256
    case trueColor = 16_777_216

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// The style of a cell.
package struct Style: Hashable, Sendable {
    /// The attributes besides color (SGR, ECMA-48, section 8.3.117).
    package struct Attributes: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        package static let bold = Attributes(rawValue: 1)
        package static let dim = Attributes(rawValue: 2)
        package static let italic = Attributes(rawValue: 4)
        package static let underline = Attributes(rawValue: 8)
        package static let reverse = Attributes(rawValue: 16)
    }

    package var foreground: Color
    package var background: Color
    package var attributes: Attributes

    /// Creates a style; by default the terminal's own.
    package init(foreground: Color = .terminal, background: Color = .terminal, attributes: Attributes = []) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }

    /// The terminal's default style.
    package static let plain = Style()

    /// Returns this style on another background.
    package func on(_ background: Color) -> Style {
        Style(foreground: foreground, background: background, attributes: attributes)
    }

    /// Returns this style with `attributes` added.
    package func with(_ attributes: Attributes) -> Style {
        Style(foreground: foreground, background: background, attributes: self.attributes.union(attributes))
    }
}
