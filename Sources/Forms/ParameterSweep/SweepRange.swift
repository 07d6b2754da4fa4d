import JSON

/// An arithmetic progression in exact decimal arithmetic.
struct SweepRange: Hashable, Sendable {
    /// The maximum number of digits, and of decimal places.
    private static let maxDigits = 28
    private static let maxDecimals = 18

    /// The first number and the step to the next, in units of 10^-`decimals`.
    private let first: Int128
    private let step: Int128
    private let decimals: Int
    /// The number of values, at least 1, saturating at `Int.max`.
    let count: Int

    /// Creates the numbers from `first` to `last`, ascending or descending.
    ///
    /// - Throws: `SweepError` where the step is 0 or there are too many digits.
    init(_ first: JSONNumber, _ last: JSONNumber, step: JSONNumber) throws(SweepError) {
        let numbers = [first, last, step].map(Self.read)
        guard let start = numbers[0], let end = numbers[1], let pace = numbers[2] else {
            throw SweepError("too many digits in the range")
        }
        let decimals = max(start.decimals, end.decimals, pace.decimals)
        func scaled(_ number: (units: Int128, decimals: Int)) -> Int128? {
            var units = number.units
            for _ in number.decimals..<decimals {
                let (product, overflows) = units.multipliedReportingOverflow(by: 10)
                if overflows { return nil }
                units = product
            }
            return units
        }
        // A quarter of the maximum leaves room for the difference.
        guard let from = scaled(start), let to = scaled(end), let by = scaled(pace),
            max(from.magnitude, to.magnitude, by.magnitude) < UInt128(Int128.max / 4)
        else { throw SweepError("too many digits in the range") }
        guard by != 0 else { throw SweepError("the step must not be 0") }
        let size = Int128(by.magnitude)
        self.first = from
        self.step = to < from ? -size : size
        self.decimals = decimals
        let steps = Int128((to - from).magnitude) / size
        count = steps < Int128(Int.max) ? Int(steps) + 1 : .max
    }

    /// The number at `index`, from 0 to `count` - 1.
    subscript(index: Int) -> JSONNumber {
        let units = first + step * Int128(index)
        var digits = String(units.magnitude)
        if decimals > 0 {
            digits = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
            var fraction = digits.suffix(decimals)
            let whole = digits.dropLast(decimals)
            while fraction.last == "0" { fraction.removeLast() }
            digits = fraction.isEmpty ? String(whole) : "\(whole).\(fraction)"
        }
        return JSONNumber(scanned: units < 0 ? "-" + digits : digits)
    }

    /// Returns the digits of a number as a whole number, and the number of decimal places; nil where there are too
    /// many.
    private static func read(_ number: JSONNumber) -> (units: Int128, decimals: Int)? {
        let parts = number.lexeme.lowercased().split(separator: "e")
        var exponent = 0
        if parts.count == 2 {
            guard let value = Int(parts[1]), value.magnitude <= maxDigits else { return nil }
            exponent = value
        }
        let mantissa = parts[0].split(separator: ".")
        var fraction = mantissa.count == 2 ? String(mantissa[1]) : ""
        while fraction.last == "0" { fraction.removeLast() }
        var text = mantissa[0] + fraction
        var decimals = fraction.count - exponent
        if decimals < 0 {
            text += String(repeating: "0", count: -decimals)
            decimals = 0
        }
        guard text.count <= maxDigits, decimals <= maxDecimals, let units = Int128(text) else { return nil }
        return (units, decimals)
    }
}
