import Session

extension KeyMap {
    /// Returns the key of `action` in `place` and what it does, as a part of a sentence: `enter opens an entry`.
    ///
    /// Without a key for the action, the command palette takes its place; nil if that has no key either.
    func clause(_ does: String, by action: Action, in place: KeyContext) -> String? {
        let name = keyName(for: action, in: place) ?? keyName(for: .palette, in: place).map { _ in "the palette" }
        return name.map { "\($0) \(does)" }
    }

    /// Returns the key of `action` in `place` and what it does, as a sentence: `Enter opens a field.`
    ///
    /// Without a key for the action, the command palette takes its place; empty if that has no key either.
    package func sentence(_ does: String, by action: Action, in place: KeyContext) -> String {
        Self.sentence([clause(does, by: action, in: place)])
    }

    /// Joins `clauses` into one sentence, which begins with a key: `x cancels it, e edits it.`
    static func sentence(_ clauses: [String?]) -> String {
        Wording.sentence(clauses.compactMap(\.self).joined(separator: ", "), beginsWithKey: true)
    }
}

extension State {
    /// Returns the key of `action` and what it does, as a sentence; the key of this place, else that of the focused
    /// pane.
    func sentence(_ does: String, by action: Action) -> String {
        let isHere = keyMap.keyName(for: action, in: context) != nil
        return keyMap.sentence(does, by: action, in: isHere ? context : focus.context)
    }
}
