#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A color by its luminance and its position in OKLab.
package struct PerceivedColor: Hashable, Sendable {
    /// Relative luminance, from 0 to 1 (WCAG 2.2).
    package let luminance: Double
    /// The lightness and the two hue axes of OKLab (Björn Ottosson, 2020).
    private let lab: SIMD3<Double>

    /// Creates a color from three sRGB channels.
    package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
        let (red, green, blue) = (Self.linear(red), Self.linear(green), Self.linear(blue))
        luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
        let long = cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
        let medium = cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
        let short = cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
        lab = SIMD3(
            0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
            1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
            0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short)
    }

    /// Returns the contrast ratio, from 1 (the same) to 21 (black on white), as WCAG 2.2 defines it.
    package func contrast(with other: Self) -> Double {
        (max(luminance, other.luminance) + 0.05) / (min(luminance, other.luminance) + 0.05)
    }

    /// Returns the distance in OKLab: 0 the same, about 0.02 just noticeable, 1 black and white.
    package func distance(to other: Self) -> Double {
        let difference = lab - other.lab
        return (difference * difference).sum().squareRoot()
    }

    private static func linear(_ channel: UInt8) -> Double {
        let value = Double(channel) / 255
        return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
}
