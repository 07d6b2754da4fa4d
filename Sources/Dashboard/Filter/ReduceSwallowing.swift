import Canvas
import Forms
import Domain

extension State {
    /// Whether `key` belongs to a line that is swallowed. Enter and escape end it; what only moves ends it and moves.
    mutating func swallows(_ key: Key) -> Bool {
        guard var line = swallowing else { return false }
        switch key {
        case .character(let character): line.type(character)
        case .backspace:
            guard line.erase() else {
                swallowing = nil
                return true
            }
        case .enter, .escape:
            swallowing = nil
            return true
        case .up, .down, .pageUp, .pageDown, .home, .end, .tab, .backTab:
            swallowing = nil
            return false
        default:
            // What holds in every place holds here too.
            guard let action = keyMap.action(for: key, in: context) else { return true }
            switch action {
            case .quit, .redraw, .suspend, .toggleMouse: return false
            default: return true
            }
        }
        swallowing = line
        return true
    }

    /// Whether `key`, which does nothing here, is one after which people type words.
    mutating func beginsSwallowing(_ key: Key) -> Bool {
        guard case .character(let character) = key, !context.takesText, let wish = keyMap.wish(behind: key) else {
            return false
        }
        swallowing = Swallowing(wish, character)
        return true
    }

    /// Whether `key` was typed before the question that has opened by itself could be seen. A letter that is no answer
    /// is a sign that somebody is typing.
    mutating func isMeantForSomethingElse(_ key: Key, _ action: Action?) -> Bool {
        guard case .character = key, let last = overlays.indices.last, var question = overlays[last].question else {
            return false
        }
        guard action != nil else {
            question.rest(from: now)
            overlays[last] = .question(question)
            return false
        }
        // What the user has opened is moved in at once; an answer has a guard of its own.
        guard question.opensByItself else { return false }
        let takesAnswer = question.takesAnswer(at: now)
        overlays[last] = .question(question)
        return !takesAnswer
    }
}

extension KeyMap {
    /// What `key` opens in the panes that know it, where words are typed after it; nil where it opens nothing of that
    /// kind.
    func wish(behind key: Key) -> Swallowing.Wish? {
        switch (action(for: key, in: .catalog), action(for: key, in: .form)) {
        case (.filter?, _): .filter
        case (.palette?, _), (_, .palette?): .palette
        case (.help?, _), (_, .help?): .help
        case (_, .editField?): .typing
        default: nil
        }
    }
}
