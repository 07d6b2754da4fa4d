import Pixels

/// A color by its luminance and its position in OKLab.
package struct PerceivedColor: Hashable, Sendable {
    /// Relative luminance, from 0 to 1 (WCAG 2.2).
    package let luminance: Double
    private let lab: OKLab

    /// Creates a color from three sRGB channels.
    package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
        luminance =
            0.2126 * LinearLight.value(of: red) + 0.7152 * LinearLight.value(of: green)
            + 0.0722 * LinearLight.value(of: blue)
        lab = OKLab(red, green, blue)
    }

    /// Returns the contrast ratio, from 1 (the same) to 21 (black on white), as WCAG 2.2 defines it.
    package func contrast(with other: Self) -> Double {
        (max(luminance, other.luminance) + 0.05) / (min(luminance, other.luminance) + 0.05)
    }

    /// Returns the distance in OKLab: 0 the same, about 0.02 just noticeable, 1 black and white.
    package func distance(to other: Self) -> Double { lab.distance(to: other.lab) }
}
