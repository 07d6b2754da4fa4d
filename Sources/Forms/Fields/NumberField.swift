package import JSON

/// What a number answer is like. Its bounds are kept as written: a binary fraction would move them.
package struct NumberField: Hashable, Sendable {
    package var isInteger: Bool
    /// The minimum as written; nil for none, or one without meaning for the user.
    package var minimum: JSONNumber?
    package var maximum: JSONNumber?
    /// True if the bound itself is forbidden.
    package var excludesMinimum = false
    package var excludesMaximum = false
    /// What every value is a multiple of; nil for nothing.
    package var multipleOf: JSONNumber?
    /// What one press of an arrow key adds; more than zero.
    package var step: JSONNumber

    package init(
        isInteger: Bool, minimum: JSONNumber? = nil, maximum: JSONNumber? = nil, excludesMinimum: Bool = false,
        excludesMaximum: Bool = false, multipleOf: JSONNumber? = nil, step: JSONNumber = JSONNumber(1)
    ) {
        self.isInteger = isInteger
        self.minimum = minimum
        self.maximum = maximum
        self.excludesMinimum = excludesMinimum
        self.excludesMaximum = excludesMaximum
        self.multipleOf = multipleOf
        self.step = step
    }

    /// The ends of the slider: both bounds known and allowed, no more than a thousand steps apart.
    package var sliderRange: ClosedRange<Double>? {
        guard let minimum, let maximum, !excludesMinimum, !excludesMaximum, isPossible else { return nil }
        let (low, high) = (minimum.double, maximum.double)
        guard low.isFinite, high.isFinite, low < high, (high - low) / step.double <= 1000 else { return nil }
        return low...high
    }

    /// Where the number in `text` lies between the slider's ends, from 0 to 1; nil without a slider or a number.
    package func fraction(of text: String) -> Double? {
        guard let range = sliderRange, let value = JSONNumber(typed: text)?.double else { return nil }
        return (min(max(value, range.lowerBound), range.upperBound) - range.lowerBound)
            / (range.upperBound - range.lowerBound)
    }

    /// The number one step from the one in `text` (direction 1 or -1), kept within the bounds and on the multiples, in
    /// decimal arithmetic. Without a number in `text` the step starts at `start`, or at the near bound. `text` itself
    /// where no number can be reached.
    package func stepped(_ text: String, direction: Int, from start: JSON? = nil) -> String {
        let (minValue, maxValue) = (minValue, maxValue)
        if let minValue, let maxValue, ExactDecimal(minValue) > ExactDecimal(maxValue) { return text }
        guard let number = JSONNumber(typed: text) ?? start?.number else {
            return ((direction > 0 ? minValue : maxValue) ?? zero(minValue, maxValue)).lexeme
        }
        guard let next = ExactDecimal(number).stepped(by: ExactDecimal(step), direction: direction) else { return text }
        let value = ExactDecimal(next)
        if let minValue, value < ExactDecimal(minValue) { return minValue.lexeme }
        if let maxValue, value > ExactDecimal(maxValue) { return maxValue.lexeme }
        return next.lexeme
    }

    /// Zero, or the bound that forbids it.
    private func zero(_ minValue: JSONNumber?, _ maxValue: JSONNumber?) -> JSONNumber {
        if let minValue, ExactDecimal(minValue) > ExactDecimal(0) { return minValue }
        if let maxValue, ExactDecimal(maxValue) < ExactDecimal(0) { return maxValue }
        return JSONNumber(0)
    }

    /// The lowest number that stepping reaches: the minimum, adjusted for exclusion and multiples; nil without a lower
    /// bound.
    package var minValue: JSONNumber? { minimum.map { end($0, isForbidden: excludesMinimum, direction: 1) } }

    /// The highest number that stepping reaches: the maximum, adjusted for exclusion and multiples; nil without an
    /// upper bound.
    package var maxValue: JSONNumber? { maximum.map { end($0, isForbidden: excludesMaximum, direction: -1) } }

    /// True if the bounds leave any number that an arrow key reaches.
    package var isPossible: Bool {
        guard let minValue, let maxValue else { return true }
        return ExactDecimal(minValue) <= ExactDecimal(maxValue)
    }

    /// `bound`, or the nearest number inside it where it is forbidden or not on the multiples.
    private func end(_ bound: JSONNumber, isForbidden: Bool, direction: Int) -> JSONNumber {
        let value = ExactDecimal(bound)
        if let multipleOf, value.isMultiple(of: ExactDecimal(multipleOf)) == false {
            return value.stepped(by: ExactDecimal(multipleOf), direction: direction) ?? bound
        }
        guard isForbidden else { return bound }
        let inside = value.stepped(by: ExactDecimal(step), direction: direction) ?? bound
        guard multipleOf == nil, !isInside(inside), let fine = JSONNumber(lexeme: "1e-3") else { return inside }
        // Bounds may be nearer to each other than a step that a hand would choose.
        return value.stepped(by: ExactDecimal(fine), direction: direction) ?? inside
    }

    private func isInside(_ number: JSONNumber) -> Bool {
        let value = ExactDecimal(number)
        if let minimum, value < ExactDecimal(minimum) || excludesMinimum && value == ExactDecimal(minimum) {
            return false
        }
        if let maximum, value > ExactDecimal(maximum) || excludesMaximum && value == ExactDecimal(maximum) {
            return false
        }
        return true
    }
}

extension JSONNumber {
    /// A number as people write it: `.5`, `+3` and `3.` too, with spaces around it; nil when it is none.
    package init?(typed text: String) {
        // Only around the number: `1 2` and `1+2` are no numbers.
        var lexeme = String(text.drop { $0 == " " })
        while lexeme.hasSuffix(" ") { lexeme.removeLast() }
        if lexeme.hasPrefix("+") { lexeme.removeFirst() }
        if lexeme.hasPrefix(".") { lexeme = "0" + lexeme }
        if lexeme.hasPrefix("-.") { lexeme = "-0" + lexeme.dropFirst() }
        if lexeme.hasSuffix(".") { lexeme.removeLast() }
        self.init(lexeme: lexeme)
    }
}
