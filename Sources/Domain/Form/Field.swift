/// One question of a form.
package struct Field: Hashable, Sendable {
    /// The name that the service reads.
    package let name: String
    /// What a person reads; the name with spaces where the schema gives no title.
    package let label: String
    /// A sentence of help; may be empty.
    package let help: String
    /// Whether the service refuses a body without it.
    package let isRequired: Bool
    /// What the service takes when the field is left out.
    package let defaultValue: JSON?
    /// An example to show while the field is empty.
    package let placeholder: String
    /// What may be answered.
    package let kind: Kind

    /// The sorts of answer.
    package enum Kind: Hashable, Sendable {
        case text(TextRule)
        case number(NumberRule)
        case choice([Choice])
        case toggle
        /// A part of the schema that has no widget: the answer is typed as JSON.
        case raw
    }

    package init(
        name: String, label: String? = nil, help: String = "", isRequired: Bool = false, defaultValue: JSON? = nil,
        placeholder: String = "", kind: Kind
    ) {
        self.name = name
        self.label = label ?? Self.label(from: name)
        self.help = help
        self.isRequired = isRequired
        self.defaultValue = defaultValue
        self.placeholder = placeholder
        self.kind = kind
    }

    /// `aspect_ratio` and `aspectRatio` both become `aspect ratio`.
    private static func label(from name: String) -> String {
        var words = ""
        for character in name {
            if character == "_" || character == "-" {
                words += " "
            } else if character.isUppercase, let last = words.last, last.isLowercase {
                words += " " + character.lowercased()
            } else {
                words.append(character)
            }
        }
        return words
    }
}

/// What a text answer must be.
package struct TextRule: Hashable, Sendable {
    /// The fewest UTF-16 units, by which JavaScript services count; nil for no bound.
    package var minLength: Int?
    /// The most UTF-16 units; nil for no bound.
    package var maxLength: Int?
    /// Whether the answer may run over several lines.
    package var isMultiline: Bool

    package init(minLength: Int? = nil, maxLength: Int? = nil, isMultiline: Bool = false) {
        self.minLength = minLength
        self.maxLength = maxLength
        self.isMultiline = isMultiline
    }
}

/// What a number must be.
package struct NumberRule: Hashable, Sendable {
    package var isInteger: Bool
    /// The least value allowed; nil for no bound.
    package var minimum: Double?
    /// The greatest value allowed; nil for no bound.
    package var maximum: Double?
    /// Whether the bounds themselves are forbidden.
    package var excludesMinimum: Bool
    package var excludesMaximum: Bool
    /// What one step of an arrow key adds; more than zero.
    package var step: Double

    package init(
        isInteger: Bool, minimum: Double? = nil, maximum: Double? = nil, excludesMinimum: Bool = false,
        excludesMaximum: Bool = false, step: Double? = nil
    ) {
        self.isInteger = isInteger
        self.minimum = minimum
        self.maximum = maximum
        self.excludesMinimum = excludesMinimum
        self.excludesMaximum = excludesMaximum
        if let step, step > 0 {
            self.step = step
        } else if let minimum, let maximum, !isInteger {
            self.step = maximum - minimum <= 2 ? 0.05 : 0.5
        } else {
            self.step = 1
        }
    }

    /// The range to draw as a slider: both ends known and no more than a
    /// thousand steps apart (Zod writes ±2^53 for "any integer").
    package var sliderRange: ClosedRange<Double>? {
        guard let minimum, let maximum, maximum > minimum, (maximum - minimum) / step <= 1000 else { return nil }
        return minimum...maximum
    }
}

/// One of the answers a choice offers.
package struct Choice: Hashable, Sendable {
    /// What is sent.
    package let value: JSON
    /// What a person reads.
    package let label: String

    package init(value: JSON, label: String? = nil) {
        self.value = value
        self.label = label ?? value.lenientString ?? value.text
    }
}
