/// What a person asks for while a form is being filled, beside answering it.
enum FormCommand: Hashable, Sendable {
    /// What was answered before to the question that stands, and its examples; or the one of that number.
    case suggestions(Int?)
    /// The names under which the form was kept.
    case presets
    /// Fill the form from the preset of that name or number.
    case fill(String)
    /// Keep the form under that name.
    case keep(String)
    /// Forget the preset of that name or number.
    case forget(String)
    /// What would be sent, exactly.
    case view(PlainView)

    /// Whether it goes with the question that stands, so that it is nothing once all are answered.
    var isOfQuestion: Bool { if case .suggestions = self { true } else { false } }

    /// What `line`, which begins with an exclamation mark, asks for; nil where it is something else.
    init?(_ line: String) {
        let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
        let rest = (parts.count > 1 ? parts[1] : "").trimmed
        switch (parts.first, rest) {
        case ("!suggest", ""): self = .suggestions(nil)
        case ("!suggest", _): self = .suggestions(Int(rest) ?? 0)
        case ("!presets", ""), ("!preset", ""): self = .presets
        case ("!preset", _): self = .fill(rest)
        case ("!keep", _): self = .keep(rest)
        case ("!forget", _) where !rest.isEmpty: self = .forget(rest)
        case ("!view", _):
            guard let view = PlainView(rest) else { return nil }
            self = .view(view)
        default: return nil
        }
    }
}

/// The ways to read a request.
enum PlainView: String, CaseIterable, Sendable {
    case json, curl, easel

    /// The way called `word`; JSON where none is named, nil where there is no such way.
    init?(_ word: String) {
        guard let view = Self(rawValue: word.isEmpty ? "json" : word.lowercased()) else { return nil }
        self = view
    }
}
