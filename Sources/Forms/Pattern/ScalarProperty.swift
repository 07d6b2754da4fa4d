/// A Unicode property for `\p{…}`, as far as the standard library supports it.
enum ScalarProperty: Sendable {
    case category(Set<Unicode.GeneralCategory>)
    case alphabetic, whitespace, uppercase, lowercase, emoji, emojiPresentation, math, ascii, any, idStart, idContinue
    case hexDigit

    /// Creates a property from its name or alias (Unicode, PropertyAliases.txt and PropertyValueAliases.txt); nil where
    /// it is not supported, as scripts are not.
    init?(name: String) {
        var name = name
        for prefix in ["General_Category=", "gc="] where name.hasPrefix(prefix) { name.removeFirst(prefix.count) }
        if let categories = Self.categories(named: name) {
            self = .category(categories)
            return
        }
        switch name {
        case "Alphabetic", "Alpha": self = .alphabetic
        case "White_Space", "space": self = .whitespace
        case "Uppercase", "Upper": self = .uppercase
        case "Lowercase", "Lower": self = .lowercase
        case "Emoji": self = .emoji
        case "Emoji_Presentation", "EPres": self = .emojiPresentation
        case "Math": self = .math
        case "ASCII": self = .ascii
        case "Any": self = .any
        case "ID_Start", "IDS": self = .idStart
        case "ID_Continue", "IDC": self = .idContinue
        case "Hex_Digit", "Hex": self = .hexDigit
        default: return nil
        }
    }

    /// Returns true if the scalar `value` has the property.
    func holds(for value: UInt32) -> Bool {
        // A lone surrogate cannot be in a Swift string.
        guard let scalar = Unicode.Scalar(value) else { return false }
        let properties = scalar.properties
        return switch self {
        case .category(let categories): categories.contains(properties.generalCategory)
        case .alphabetic: properties.isAlphabetic
        case .whitespace: properties.isWhitespace
        case .uppercase: properties.isUppercase
        case .lowercase: properties.isLowercase
        case .emoji: properties.isEmoji
        case .emojiPresentation: properties.isEmojiPresentation
        case .math: properties.isMath
        case .ascii: value < 128
        case .any: true
        case .idStart: properties.isIDStart
        case .idContinue: properties.isIDContinue
        case .hexDigit: properties.isHexDigit
        }
    }

    private static func categories(named name: String) -> Set<Unicode.GeneralCategory>? {
        switch name {
        case "L", "Letter": [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter]
        case "LC", "Cased_Letter": [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter]
        case "Lu", "Uppercase_Letter": [.uppercaseLetter]
        case "Ll", "Lowercase_Letter": [.lowercaseLetter]
        case "Lt", "Titlecase_Letter": [.titlecaseLetter]
        case "Lm", "Modifier_Letter": [.modifierLetter]
        case "Lo", "Other_Letter": [.otherLetter]
        case "M", "Mark", "Combining_Mark": [.nonspacingMark, .spacingMark, .enclosingMark]
        case "Mn", "Nonspacing_Mark": [.nonspacingMark]
        case "Mc", "Spacing_Mark": [.spacingMark]
        case "Me", "Enclosing_Mark": [.enclosingMark]
        case "N", "Number": [.decimalNumber, .letterNumber, .otherNumber]
        case "Nd", "Decimal_Number", "digit": [.decimalNumber]
        case "Nl", "Letter_Number": [.letterNumber]
        case "No", "Other_Number": [.otherNumber]
        case "P", "Punctuation", "punct":
            [
                .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
                .finalPunctuation, .otherPunctuation,
            ]
        case "Pc", "Connector_Punctuation": [.connectorPunctuation]
        case "Pd", "Dash_Punctuation": [.dashPunctuation]
        case "Ps", "Open_Punctuation": [.openPunctuation]
        case "Pe", "Close_Punctuation": [.closePunctuation]
        case "Pi", "Initial_Punctuation": [.initialPunctuation]
        case "Pf", "Final_Punctuation": [.finalPunctuation]
        case "Po", "Other_Punctuation": [.otherPunctuation]
        case "S", "Symbol": [.mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol]
        case "Sm", "Math_Symbol": [.mathSymbol]
        case "Sc", "Currency_Symbol": [.currencySymbol]
        case "Sk", "Modifier_Symbol": [.modifierSymbol]
        case "So", "Other_Symbol": [.otherSymbol]
        case "Z", "Separator": [.spaceSeparator, .lineSeparator, .paragraphSeparator]
        case "Zs", "Space_Separator": [.spaceSeparator]
        case "Zl", "Line_Separator": [.lineSeparator]
        case "Zp", "Paragraph_Separator": [.paragraphSeparator]
        case "C", "Other": [.control, .format, .surrogate, .privateUse, .unassigned]
        case "Cc", "Control", "cntrl": [.control]
        case "Cf", "Format": [.format]
        case "Co", "Private_Use": [.privateUse]
        case "Cn", "Unassigned": [.unassigned]
        default: nil
        }
    }
}
