/// Arithmetic on numbers from outside: services, files, terminals and people write any number there is, and a sum that
/// does not fit must end no program.
extension Int {
    /// The sum, or the end of the integers that it lies beyond.
    package func addingWithSaturation(_ other: Int) -> Int {
        let (sum, overflows) = addingReportingOverflow(other)
        return !overflows ? sum : other > 0 ? .max : .min
    }

    /// The difference, or the end of the integers that it lies beyond.
    package func subtractingWithSaturation(_ other: Int) -> Int {
        let (difference, overflows) = subtractingReportingOverflow(other)
        return !overflows ? difference : other < 0 ? .max : .min
    }

    /// The product, or the end of the integers that it lies beyond.
    package func multipliedWithSaturation(by other: Int) -> Int {
        let (product, overflows) = multipliedReportingOverflow(by: other)
        return !overflows ? product : (self < 0) == (other < 0) ? .max : .min
    }

    /// The whole part of `value`, or the end of the integers that it lies beyond; 0 for what is no number.
    package init(saturating value: Double) {
        if let whole = Int(exactly: value.rounded(.towardZero)) {
            self = whole
        } else {
            self = value.isNaN ? 0 : value > 0 ? .max : .min
        }
    }
}
