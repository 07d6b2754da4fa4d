package import Canvas

/// The name of a color, for terminals and eyes that do not distinguish colors.
package struct ColorName {
    /// The nearest common color name: `dark blue`, `pink`.
    package let name: String

    /// Creates the name of `color`.
    ///
    /// - Parameter color: A 24-bit color; others have no name.
    package init(_ color: Color) {
        guard case .rgb(let red, let green, let blue) = color else {
            name = ""
            return
        }
        let parts = [Int(red), Int(green), Int(blue)]
        let (high, low) = (parts.max() ?? 0, parts.min() ?? 0)
        // Lightness from 0 to 510, and what is not gray from 0 to 255.
        let (lightness, chroma) = (high + low, high - low)
        guard chroma >= 24 else {
            name = lightness < 50 ? "black" : lightness < 200 ? "dark gray" : lightness < 460 ? "gray" : "white"
            return
        }
        // The hue in degrees: red is 0, green 120, blue 240.
        let sixth = 60
        let hue =
            high == parts[0]
            ? (sixth * (parts[1] - parts[2]) / chroma + 360) % 360
            : high == parts[1]
                ? sixth * (parts[2] - parts[0]) / chroma + 120 : sixth * (parts[0] - parts[1]) / chroma + 240
        let hues = [
            (12, "red"), (42, "orange"), (70, "yellow"), (160, "green"), (195, "cyan"), (255, "blue"), (290, "violet"),
            (345, "pink"), (360, "red"),
        ]
        let word = hues.first { hue < $0.0 }?.1 ?? "red"
        if word == "orange", lightness < 230 {
            name = "brown"
        } else {
            name = lightness < 130 ? "dark \(word)" : lightness > 400 ? "light \(word)" : word
        }
    }
}
