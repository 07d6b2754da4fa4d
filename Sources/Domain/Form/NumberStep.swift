extension NumberRule {
    /// The text of the number one `direction` step (1 or -1) from `text`, kept
    /// within the bounds. Without a number in `text` the step starts at the
    /// bound or at zero.
    package func stepped(_ text: String, direction: Int) -> String {
        guard let number = JSONNumber(lexeme: Field.lexeme(text)) else {
            return shown(clamped(direction > 0 ? minimum ?? 0 : maximum ?? 0))
        }
        // Seeds may be larger than a binary floating-point value tells apart.
        if isInteger, step == 1, let whole = number.int, whole.magnitude > 1 << 50 {
            let (next, overflows) = whole.addingReportingOverflow(direction)
            if !overflows, clamped(Double(next)) == Double(next) { return String(next) }
        }
        // Multiples of the step, so that 0.1 + 0.2 does not show as 0.30000000000000004;
        // from between two of them, the nearer one that way.
        let place = number.double / step
        let nearest = place.rounded()
        let steps =
            abs(place - nearest) < 1e-6
            ? nearest + Double(direction) : place.rounded(direction > 0 ? .up : .down)
        return shown(clamped((steps * step * 1e9).rounded() / 1e9))
    }

    /// Where `text`'s number lies between the bounds, from 0 to 1; nil without a slider or a number.
    package func fraction(of text: String) -> Double? {
        guard let range = sliderRange, let value = JSONNumber(lexeme: Field.lexeme(text))?.double else { return nil }
        return (min(max(value, range.lowerBound), range.upperBound) - range.lowerBound)
            / (range.upperBound - range.lowerBound)
    }

    private func clamped(_ value: Double) -> Double {
        var value = value
        if let minimum { value = max(value, excludesMinimum ? minimum + step : minimum) }
        if let maximum { value = min(value, excludesMaximum ? maximum - step : maximum) }
        return value
    }

    private func shown(_ value: Double) -> String { JSONNumber(value)?.lexeme ?? "0" }
}
