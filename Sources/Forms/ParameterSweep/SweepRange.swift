import JSON

/// An arithmetic progression in exact decimal arithmetic.
struct SweepRange: Hashable, Sendable {
    /// The maximum number of decimal places.
    private static let maxDecimalPlaces = 18

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
        let numbers = [first, last, step].map { ExactDecimal($0) }
        let decimals = numbers.map(\.decimalPlaces).max() ?? 0
        let units = numbers.compactMap { $0.units(of: -decimals) }
        // A quarter of the maximum leaves room for the difference.
        guard decimals <= Self.maxDecimalPlaces, units.count == 3,
            units.allSatisfy({ $0.magnitude < UInt128(Int128.max / 4) })
        else { throw SweepError("too many digits in the range") }
        let (from, to, by) = (units[0], units[1], units[2])
        guard by != 0 else { throw SweepError("the step must not be 0") }
        let size = Int128(by.magnitude)
        self.first = from
        self.step = to < from ? -size : size
        self.decimals = decimals
        let steps = Int128((to - from).magnitude) / size
        count = steps < Int128(Int.max) ? Int(steps) + 1 : .max
    }

    /// The number at `index`, from 0 to `count` - 1.
    subscript(index: Int) -> JSONNumber { JSONNumber(first + step * Int128(index), unit: -decimals) }
}
