package import JSON

/// A number field. Limits keep their spelling, since a binary fraction would change them.
package struct NumberField: Hashable, Sendable {
    /// True if only whole numbers are allowed.
    package var isInteger: Bool
    /// The minimum as written; nil for none, or one without meaning for the user.
    package var minimum: JSONNumber?
    /// The maximum; nil for none, or one without meaning for the user.
    package var maximum: JSONNumber?
    /// True if the minimum itself is not allowed (`exclusiveMinimum`).
    package var excludesMinimum = false
    /// True if the maximum itself is not allowed (`exclusiveMaximum`).
    package var excludesMaximum = false
    /// The divisor of every value; nil for none.
    package var multipleOf: JSONNumber?
    /// The increment of an arrow key; greater than zero.
    package var step: JSONNumber

    /// Creates a number field.
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

    /// The range of a slider; nil unless both limits are known and inclusive, and at most 1000 steps apart.
    package var sliderRange: ClosedRange<Double>? {
        guard let minimum, let maximum, !excludesMinimum, !excludesMaximum, isPossible else { return nil }
        let (low, high) = (minimum.double, maximum.double)
        guard low.isFinite, high.isFinite, low < high, (high - low) / step.double <= 1000 else { return nil }
        return low...high
    }

    /// Returns the position of the number in `text` on the slider, from 0 to 1; nil without a slider or a number.
    package func fraction(of text: String) -> Double? {
        guard let range = sliderRange, let value = JSONNumber(typed: text)?.double else { return nil }
        return (min(max(value, range.lowerBound), range.upperBound) - range.lowerBound)
            / (range.upperBound - range.lowerBound)
    }

    /// Returns the number one step from that in `text` (direction 1 or -1), within the limits and on the multiples, in
    /// decimal arithmetic. Without a number in `text` it starts from `start`, or at the near limit. Returns `text`
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

    /// Returns zero, or the limit nearest to it.
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

    /// True if the limits allow any number that an arrow key reaches.
    package var isPossible: Bool {
        guard let minValue, let maxValue else { return true }
        return ExactDecimal(minValue) <= ExactDecimal(maxValue)
    }

    /// Returns `bound`, or the nearest allowed number where it is excluded or not a multiple.
    private func end(_ bound: JSONNumber, isForbidden: Bool, direction: Int) -> JSONNumber {
        let value = ExactDecimal(bound)
        if let multipleOf, value.isMultiple(of: ExactDecimal(multipleOf)) == false {
            return value.stepped(by: ExactDecimal(multipleOf), direction: direction) ?? bound
        }
        guard isForbidden else { return bound }
        let inside = value.stepped(by: ExactDecimal(step), direction: direction) ?? bound
        guard multipleOf == nil, !isInside(inside), let fine = JSONNumber(lexeme: "1e-3") else { return inside }
        // The limits may be closer together than one step.
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
    /// Creates a number from typed text: also `.5`, `+3` and `3.`, with spaces around it; nil where it is none.
    package init?(typed text: String) {
        // Spaces are removed only around the number: `1 2` is invalid.
        var lexeme = String(text.drop { $0 == " " })
        while lexeme.hasSuffix(" ") { lexeme.removeLast() }
        if lexeme.hasPrefix("+") { lexeme.removeFirst() }
        if lexeme.hasPrefix(".") { lexeme = "0" + lexeme }
        if lexeme.hasPrefix("-.") { lexeme = "-0" + lexeme.dropFirst() }
        if lexeme.hasSuffix(".") { lexeme.removeLast() }
        self.init(lexeme: lexeme)
    }
}
