extension KeyMap {
    /// What `action` does, as part of a sentence, by its key in `place`: `enter opens an entry`. Without a key the
    /// palette does it; nil where that has none either.
    func clause(_ does: String, by action: Action, in place: KeyContext) -> String? {
        let name = keyName(for: action, in: place) ?? keyName(for: .palette, in: place).map { _ in "the palette" }
        return name.map { "\($0) \(does)" }
    }

    /// What `action` does, in a sentence, by its key in `place`: `Enter opens a field.` Without a key the palette does
    /// it; empty where that has none either.
    package func sentence(_ does: String, by action: Action, in place: KeyContext) -> String {
        Self.sentence([clause(does, by: action, in: place)])
    }

    /// `clauses` in one sentence, which begins with a key: `x cancels it, e edits it.`
    static func sentence(_ clauses: [String?]) -> String {
        Wording.sentence(clauses.compactMap(\.self).joined(separator: ", "), beginsWithKey: true)
    }
}

extension State {
    /// What `action` does, in a sentence, by its key here, or else in the pane that has the focus.
    func sentence(_ does: String, by action: Action) -> String {
        let isHere = keyMap.keyName(for: action, in: context) != nil
        return keyMap.sentence(does, by: action, in: isHere ? context : focus.context)
    }
}
