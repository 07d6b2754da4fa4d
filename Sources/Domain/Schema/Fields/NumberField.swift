/// What a number answer is like. Its bounds are kept as written: a binary fraction would move them.
package struct NumberField: Hashable, Sendable {
    package var isInteger: Bool
    /// The least value; nil for no bound that means something to a person.
    package var minimum: JSONNumber?
    package var maximum: JSONNumber?
    /// Whether the bound itself is forbidden.
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
        guard let minimum, let maximum, !excludesMinimum, !excludesMaximum else { return nil }
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

    /// The number one step from the one in `text` (direction 1 or -1), kept within the bounds, in decimal arithmetic.
    /// Without a number in `text` the step starts at `start`, or at the near bound.
    package func stepped(_ text: String, direction: Int, from start: JSON? = nil) -> String {
        guard let number = JSONNumber(typed: text) ?? start?.number else {
            return clamped((direction > 0 ? minimum : maximum) ?? JSONNumber(0)).lexeme
        }
        guard let next = ExactDecimal(number).stepped(by: ExactDecimal(step), direction: direction) else { return text }
        return clamped(next).lexeme
    }

    private func clamped(_ number: JSONNumber) -> JSONNumber {
        let value = ExactDecimal(number)
        let one = ExactDecimal(step)
        if let minimum, value < ExactDecimal(minimum) || excludesMinimum && value == ExactDecimal(minimum) {
            return excludesMinimum ? ExactDecimal(minimum).stepped(by: one, direction: 1) ?? minimum : minimum
        }
        if let maximum, value > ExactDecimal(maximum) || excludesMaximum && value == ExactDecimal(maximum) {
            return excludesMaximum ? ExactDecimal(maximum).stepped(by: one, direction: -1) ?? maximum : maximum
        }
        return number
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
