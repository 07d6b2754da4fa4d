import JSON
package import Forms
import Domain

/// The texts about fields, the same in the form and in plain-text mode.
package enum FieldWording {
    /// Returns the bounds of a number: `from 1 to 50`, `more than 0, up to 1`, `less than 5`; empty without bounds.
    package static func range(_ number: NumberField) -> String {
        let low = number.minimum.map { (number.excludesMinimum ? "more than " : "from ") + $0.lexeme }
        let high = number.maximum.map { (number.excludesMaximum ? "less than " : "up to ") + $0.lexeme }
        if let low, let most = number.maximum, !number.excludesMinimum, !number.excludesMaximum {
            return "\(low) to \(most.lexeme)"
        }
        return [low, high].compactMap(\.self).joined(separator: ", ")
    }

    /// Returns the limits of a count: `3 to 40 characters`, `at least 1 item`; empty without limits.
    package static func count(_ least: Int?, _ most: Int?, _ noun: String) -> String {
        switch (least, most) {
        case (nil, nil), (0?, nil): ""
        case (let least?, nil): "at least \(Wording.plural(least, noun))"
        case (nil, let most?), (0?, let most?): "at most \(Wording.plural(most, noun))"
        case (let least?, let most?) where least == most: "exactly \(Wording.plural(most, noun))"
        case (let least?, let most?): "\(Wording.count(least)) to \(Wording.plural(most, noun))"
        }
    }

    /// Returns the pattern that a text or a key must match, as a requirement; empty without a pattern.
    package static func pattern(_ pattern: String?) -> String {
        guard let pattern else { return "" }
        return "must match " + (pattern.count > longestPattern ? pattern.prefix(longestPattern) + "…" : pattern)
    }

    private static let longestPattern = 80

    /// Returns the branches of a union: `Sun or Lamp`, `one of 5 forms`.
    package static func sides(_ union: UnionField) -> String {
        let labels = union.branches.map(\.label)
        guard let last = labels.last, (2...3).contains(labels.count), Set(labels).count == labels.count else {
            return "one of \(labels.count) forms"
        }
        return labels.dropLast().joined(separator: ", ") + " or " + last
    }

    /// Returns the requirements for an answer that the field does not show by itself.
    package static func requirements(of node: FieldNode) -> [String] {
        let words: [String] =
            switch node.kind {
            // One character is what "required" says.
            case .text(let text):
                [count(text.minLength == 1 ? nil : text.minLength, nil, "character"), pattern(text.pattern)]
            case .number(let number): [number.multipleOf.map { "a multiple of \($0.lexeme)" } ?? ""]
            case .list(let list):
                [count(list.minCount, list.maxCount, "item"), list.isUnique ? "no duplicates" : ""]
            case .multiSelect(let several): [count(several.minCount, several.maxCount, "choice")]
            case .tuple(let tuple) where tuple.rest != nil: [count(tuple.minCount, tuple.maxCount, "item")]
            case .map(let map):
                [
                    count(map.minCount, map.maxCount, "value"),
                    map.namePattern == nil ? "" : "names " + pattern(map.namePattern),
                ]
            default: []
            }
        return words.filter { !$0.isEmpty }
    }

    /// Returns the text in place of an answer, if there is neither an answer nor a known default.
    package static func unset(_ kind: FieldKind) -> String {
        switch kind {
        case .text(let text): text.isSecret ? "not set" : "empty"
        case .list: "no items"
        case .map: "no values"
        case .multiSelect: "none selected"
        case .union(let union): sides(union)
        default: "not set"
        }
    }

    /// Returns an invisible text, empty or only white space, as a JSON string; nil for other texts.
    package static func invisible(_ text: String) -> String? {
        text.contains { !$0.isWhitespace } ? nil : JSON.string(text).text
    }
}
