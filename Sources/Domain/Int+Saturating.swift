/// Arithmetic on untrusted numbers: an overflow saturates instead of trapping (names as in swift-numerics).
extension Int {
    /// Returns the sum, clamped to `Int.min...Int.max`.
    package func addingWithSaturation(_ other: Int) -> Int {
        let (sum, overflows) = addingReportingOverflow(other)
        return !overflows ? sum : other > 0 ? .max : .min
    }

    /// Returns the difference, clamped to `Int.min...Int.max`.
    package func subtractingWithSaturation(_ other: Int) -> Int {
        let (difference, overflows) = subtractingReportingOverflow(other)
        return !overflows ? difference : other < 0 ? .max : .min
    }

    /// Returns the product, clamped to `Int.min...Int.max`.
    package func multipliedWithSaturation(by other: Int) -> Int {
        let (product, overflows) = multipliedReportingOverflow(by: other)
        return !overflows ? product : (self < 0) == (other < 0) ? .max : .min
    }

    /// Creates the integer part of `value`, clamped to `Int.min...Int.max`; 0 for NaN.
    package init(saturating value: Double) {
        if let whole = Int(exactly: value.rounded(.towardZero)) {
            self = whole
        } else {
            self = value.isNaN ? 0 : value > 0 ? .max : .min
        }
    }
}
