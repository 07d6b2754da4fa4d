/// A command typed at a form's question that needs more than the form: the archive, or the request as it would be sent.
enum FormCommand: Hashable, Sendable {
    /// Earlier answers and examples for the current question: all of them, or the one with that number, from 1.
    case suggestions(Int?)
    /// The list of presets.
    case presets
    /// Fills the form from the preset of that name or number.
    case load(String)
    /// Saves the form as a preset of that name.
    case save(String)
    /// Deletes the preset of that name or number.
    case delete(String)
    /// Previews the request.
    case view(PlainView)

    /// True where the command needs a current question, so that it means nothing after the last one.
    var isOfQuestion: Bool { if case .suggestions = self { true } else { false } }

    /// Parses `line`, which begins with an exclamation mark; nil where it is no such command.
    init?(_ line: String) {
        let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
        let rest = (parts.count > 1 ? parts[1] : "").trimmed
        switch (parts.first, rest) {
        case ("!suggest", ""): self = .suggestions(nil)
        case ("!suggest", _): self = .suggestions(Int(rest) ?? 0)
        case ("!presets", ""), ("!preset", ""): self = .presets
        case ("!preset", _): self = .load(rest)
        case ("!save", _), ("!keep", _): self = .save(rest)
        case ("!delete", _) where !rest.isEmpty, ("!forget", _) where !rest.isEmpty: self = .delete(rest)
        case ("!view", _):
            guard let view = PlainView(rest) else { return nil }
            self = .view(view)
        default: return nil
        }
    }

    /// Returns the hint for a command typed by its former name; nil for a current name.
    static func renameHint(for line: String) -> String? {
        switch line.split(separator: " ").first {
        case "!keep": "!keep is now called !save."
        case "!forget": "!forget is now called !delete."
        default: nil
        }
    }
}

/// The formats in which a request is previewed.
enum PlainView: String, CaseIterable, Sendable {
    /// The body, pretty-printed.
    case json
    /// A `curl` command; the token stays a variable.
    case curl
    /// An `easel run` command.
    case easel

    /// Finds the format called `word`, without regard to case; JSON where `word` is empty, nil where there is no such
    /// format.
    init?(_ word: String) {
        guard let view = Self(rawValue: word.isEmpty ? "json" : word.lowercased()) else { return nil }
        self = view
    }
}
