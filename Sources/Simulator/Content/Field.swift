import JSON
import Domain

/// A variable of a simulated prompt, independent of the schema's form.
struct Field: Sendable {
    enum Kind: Sendable {
        case text(maximum: Int)
        case longText(maximum: Int)
        case choice([String])
        case whole(ClosedRange<Int>)
        case decimal(Double, Double, step: Double)
        case flag
    }

    let name: String
    let label: String
    let help: String
    let kind: Kind
    var isRequired = false
    var initial: JSON?

    /// Returns the problem of `value`, in the words of Zod 4; nil when it is valid.
    ///
    /// Numbers and booleans spelled as strings are accepted, as coercing schemas do.
    func problem(about value: JSON) -> String? {
        switch kind {
        case .text(let maximum), .longText(let maximum):
            guard let text = value.lenientString else { return "Invalid input: expected string" }
            if text.unicodeScalars.count > maximum {
                return "Too big: expected string to have <=\(maximum) characters"
            }
            return nil
        case .choice(let choices):
            if let text = value.lenientString, choices.contains(text) { return nil }
            return "Invalid option: expected one of " + choices.map { "\"\($0)\"" }.joined(separator: "|")
        case .whole(let range):
            guard let number = value.lenientInt else { return "Invalid input: expected int" }
            if number < range.lowerBound { return "Too small: expected number to be >=\(range.lowerBound)" }
            return number > range.upperBound ? "Too big: expected number to be <=\(range.upperBound)" : nil
        case .decimal(let low, let high, _):
            guard let number = value.number?.double ?? value.string.flatMap(Double.init) else {
                return "Invalid input: expected number"
            }
            if number < low { return "Too small: expected number to be >=\(low)" }
            return number > high ? "Too big: expected number to be <=\(high)" : nil
        case .flag:
            return value.lenientBool == nil ? "Invalid input: expected boolean" : nil
        }
    }
}
