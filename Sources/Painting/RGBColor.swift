/// An opaque sRGB color; each channel from 0 to 1.
struct RGBColor: Hashable, Sendable {
    var red: Float
    var green: Float
    var blue: Float

    /// A color from `0xRRGGBB`.
    init(_ hex: UInt32) {
        red = Float(hex >> 16 & 255) / 255
        green = Float(hex >> 8 & 255) / 255
        blue = Float(hex & 255) / 255
    }

    private init(red: Float, green: Float, blue: Float) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// Returns a mixture with `other`; an `amount` of 0 is this color, 1 the other.
    func mixed(_ other: RGBColor, _ amount: Float) -> RGBColor {
        RGBColor(
            red: red + (other.red - red) * amount, green: green + (other.green - green) * amount,
            blue: blue + (other.blue - blue) * amount)
    }

    func lighter(_ amount: Float) -> RGBColor { mixed(RGBColor(0xFFFFFF), amount) }
    func darker(_ amount: Float) -> RGBColor { mixed(RGBColor(0x000000), amount) }

    /// `#rrggbb`.
    var hex: String {
        "#"
            + [red, green, blue].map { part in
                let digits = String(Int(max(0, min(255, part * 255 + 0.5))), radix: 16)
                return digits.count < 2 ? "0" + digits : digits
            }.joined()
    }
}
