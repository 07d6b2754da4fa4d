package import Canvas

/// The user's settings for the terminal; nil values are detected.
package struct TerminalOverrides: Hashable, Sendable {
    /// The origin of a setting; a later one has precedence.
    package enum Source: Int, Comparable, Sendable {
        case configuration, environment, flag

        package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    /// A setting and its origin.
    package struct Choice<Value: Hashable & Sendable>: Hashable, Sendable {
        package let value: Value
        package let source: Source

        /// Creates a setting.
        package init(_ value: Value, from source: Source) {
            self.value = value
            self.source = source
        }
    }

    /// The settings; their names are those of `config.toml`.
    package enum Name: String, CaseIterable, Sendable {
        case colors, ascii, mouse, synchronized, appearance, plain, queries, unicode, links

        /// The environment variable for the setting.
        package var variable: String { "EASEL_\(rawValue.uppercased())" }

        /// The allowed values.
        package var words: [String] {
            switch self {
            case .colors: ["auto", "24bit", "256", "16", "8", "none"]
            case .appearance: ["auto", "dark", "light"]
            case .unicode: ["auto", "careful", "full"]
            case .ascii, .mouse, .synchronized, .plain, .queries, .links: ["auto", "on", "off"]
            }
        }
    }

    package private(set) var colors: Choice<ColorDepth>?
    package private(set) var ascii: Choice<Bool>?
    package private(set) var mouse: Choice<Bool>?
    package private(set) var synchronized: Choice<Bool>?
    package private(set) var appearance: Choice<Appearance>?
    package private(set) var plain: Choice<Bool>?
    package private(set) var queries: Choice<Bool>?
    package private(set) var unicode: Choice<TextTrust>?
    package private(set) var links: Choice<Bool>?

    /// Creates settings in which everything is detected.
    package init() {}

    /// Sets `name` to `word`, unless a source with precedence has set it. `auto` removes the setting.
    ///
    /// `1`, `yes` and `true` mean `on`; `0`, `no` and `false` mean `off`.
    ///
    /// - Returns: A sentence about a word that is none of `Name.words`, which is then ignored; else nil.
    package mutating func note(_ name: Name, _ word: String, from source: Source) -> String? {
        let word = Self.plain(word)
        guard name.words.contains(word) else {
            let subject = source == .environment ? name.variable : source == .flag ? "--\(name)" : "\(name)"
            let words = name.words.dropLast().joined(separator: ", ")
            return "\(subject) must be \(words) or \(name.words.last ?? ""), not “\(DisplayText(word))”."
        }
        let isOn = word == "auto" ? nil : word == "on"
        switch name {
        case .colors: Self.set(&colors, Self.depth(word), source)
        case .appearance: Self.set(&appearance, Appearance(rawValue: word), source)
        case .ascii: Self.set(&ascii, isOn, source)
        case .mouse: Self.set(&mouse, isOn, source)
        case .synchronized: Self.set(&synchronized, isOn, source)
        case .plain: Self.set(&plain, isOn, source)
        case .queries: Self.set(&queries, isOn, source)
        case .unicode: Self.set(&unicode, Self.trust(word), source)
        case .links: Self.set(&links, isOn, source)
        }
        return nil
    }

    /// Applies the environment variables; an empty one is ignored.
    ///
    /// - Returns: A sentence for each variable with an invalid value.
    package mutating func note(environment: [String: String]) -> [String] {
        Name.allCases.compactMap { name in
            guard let word = environment[name.variable], !word.isEmpty else { return nil }
            return note(name, word, from: .environment)
        }
    }

    private static func set<Value>(_ choice: inout Choice<Value>?, _ value: Value?, _ source: Source) {
        if let choice, choice.source > source { return }
        choice = value.map { Choice($0, from: source) }
    }

    private static func plain(_ word: String) -> String {
        switch word.lowercased() {
        case "1", "yes", "true": "on"
        case "0", "no", "false": "off"
        case "truecolor", "24-bit": "24bit"
        case let word: word
        }
    }

    private static func trust(_ word: String) -> TextTrust? {
        switch word {
        case "careful": .careful
        case "full": TextTrust(unicode: 99, keepsOrder: true)
        default: nil
        }
    }

    private static func depth(_ word: String) -> ColorDepth? {
        switch word {
        case "24bit": .trueColor
        case "256": .palette256
        case "16": .ansi16
        case "8": .ansi8
        case "none": .monochrome
        default: nil
        }
    }
}

extension ColorDepth {
    /// The value of the setting `colors` for it.
    package var word: String {
        switch self {
        case .trueColor: "24bit"
        case .palette256: "256"
        case .ansi16: "16"
        case .ansi8: "8"
        case .monochrome: "none"
        }
    }
}
