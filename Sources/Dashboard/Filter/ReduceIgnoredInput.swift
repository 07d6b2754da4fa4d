import Canvas
import Forms
import Domain

extension State {
    /// Returns true if `key` belongs to an ignored line. Enter and escape end the line; a key that moves ends it and
    /// moves.
    mutating func absorbs(_ key: Key) -> Bool {
        guard var line = ignoredInput else { return false }
        switch key {
        case .character(let character): line.type(character)
        case .backspace:
            guard line.erase() else {
                ignoredInput = nil
                return true
            }
        case .enter, .escape:
            ignoredInput = nil
            return true
        case .up, .down, .pageUp, .pageDown, .home, .end, .tab, .backTab:
            ignoredInput = nil
            return false
        default:
            // The keys that work everywhere work here too.
            guard let action = keyMap.action(for: key, in: context) else { return true }
            switch action {
            case .quit, .redraw, .suspend, .toggleMouse: return false
            default: return true
            }
        }
        ignoredInput = line
        return true
    }

    /// Starts an ignored line if `key`, which does nothing here, opens a text field in other places.
    mutating func beginsIgnoredInput(_ key: Key) -> Bool {
        guard case .character(let character) = key, !context.takesText, let intent = keyMap.intent(of: key) else {
            return false
        }
        ignoredInput = IgnoredInput(intent, character)
        return true
    }

    /// Returns true if `key` was pressed before a question that opened by itself could be read. A letter that is no
    /// answer shows that the user is typing, and postpones the answers.
    mutating func isStray(_ key: Key, _ action: Action?) -> Bool {
        guard case .character = key, let last = overlays.indices.last, var question = overlays[last].question else {
            return false
        }
        guard action != nil else {
            question.postponeAnswers(from: now)
            overlays[last] = .question(question)
            return false
        }
        // A question that the user has opened takes keys at once; its answers have a delay of their own.
        guard question.opensByItself else { return false }
        let takesAnswer = question.takesAnswer(at: now)
        overlays[last] = .question(question)
        return !takesAnswer
    }
}

extension KeyMap {
    /// Returns the text field that `key` opens in a pane; nil if it opens none.
    func intent(of key: Key) -> IgnoredInput.Intent? {
        switch (action(for: key, in: .catalog), action(for: key, in: .form)) {
        case (.filter?, _): .filter
        case (.palette?, _), (_, .palette?): .palette
        case (.help?, _), (_, .help?): .help
        case (_, .editField?): .typing
        default: nil
        }
    }
}
