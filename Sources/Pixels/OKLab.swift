/// A color in OKLab (Björn Ottosson, 2020), in which equal distances look equally different.
package struct OKLab: Hashable, Sendable {
    /// The lightness from 0 to 1, the axis from green to red, and the one from blue to yellow.
    package let components: SIMD3<Double>

    /// Creates a color from three sRGB channels.
    package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
        self.init(
            linear: SIMD3(LinearLight.value(of: red), LinearLight.value(of: green), LinearLight.value(of: blue)))
    }

    /// Creates a color from red, green and blue in linear light, from 0 to 1.
    init(linear color: SIMD3<Double>) {
        let long = Self.cubeRoot(0.4122214708 * color.x + 0.5363325363 * color.y + 0.0514459929 * color.z)
        let medium = Self.cubeRoot(0.2119034982 * color.x + 0.6806995451 * color.y + 0.1073969566 * color.z)
        let short = Self.cubeRoot(0.0883024619 * color.x + 0.2817188376 * color.y + 0.6299787005 * color.z)
        components = SIMD3(
            0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
            1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
            0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short)
    }

    /// Returns the distance: 0 the same, about 0.02 just noticeable, 1 black and white.
    package func distance(to other: Self) -> Double {
        let difference = components - other.components
        return (difference * difference).sum().squareRoot()
    }

    /// Returns the cube root of a number that is not negative.
    private static func cubeRoot(_ number: Double) -> Double {
        guard number > 1e-12 else { return 0 }
        // A third of the exponent is a start with five right bits; each of Halley's steps triples them.
        var root = Double(bitPattern: number.bitPattern / 3 + 715_094_163 << 32)
        for _ in 0..<3 {
            let cube = root * root * root
            root *= (cube + 2 * number) / (2 * cube + number)
        }
        return root
    }
}
