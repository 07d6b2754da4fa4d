/// The transfer function of sRGB (IEC 61966-2-1): bytes to linear light and back.
package enum LinearLight {
    /// Returns the linear light, from 0 to 1, of a channel.
    package static func value(of channel: UInt8) -> Double { values[Int(channel)] }

    /// Returns the channel nearest to a linear light; what is outside 0 to 1 is clamped.
    static func channel(of light: Float) -> UInt8 {
        // The first channel above which the light does not reach; NaN becomes 0.
        var low = 0
        var high = 255
        while low < high {
            let middle = (low + high) / 2
            if light > borders[middle] { low = middle + 1 } else { high = middle }
        }
        return UInt8(low)
    }

    /// The linear light of each channel, as `Float`.
    static let floats = values.map { Float($0) }

    private static let values = (0...255).map { decoded(Double($0) / 255) }
    /// The light halfway, as seen, between each channel and the next.
    private static let borders = (0..<255).map { Float(decoded((Double($0) + 0.5) / 255)) }

    private static func decoded(_ value: Double) -> Double {
        if value <= 0.04045 { return value / 12.92 }
        // x^2.4 is x² times the fifth root of x².
        let square = ((value + 0.055) / 1.055) * ((value + 0.055) / 1.055)
        return square * fifthRoot(square)
    }

    /// Returns the fifth root of a number from 0.001 to 1, by Newton's method from above.
    private static func fifthRoot(_ number: Double) -> Double {
        var root = 1.0
        for _ in 0..<24 {
            let square = root * root
            root = (4 * root + number / (square * square)) / 5
        }
        return root
    }
}
