/// One replacement in a text, in UTF-8 bytes.
struct TextChange: Hashable, Sendable {
    /// Bytes before it.
    var offset: Int
    var removed: String
    var inserted: String
    /// Where the cursor was.
    let cursor: Int

    var weight: Int { removed.utf8.count + inserted.utf8.count + 64 }
}

/// What was done to a text, in the steps that a person takes back one by one.
struct TextHistory: Hashable, Sendable {
    /// What sort of edit a change is; those of one sort that follow each other are one step.
    enum Run: Hashable, Sendable {
        /// Characters typed.
        case typing
        /// Characters taken away before the cursor, or behind it.
        case erasing, deleting
        /// A step of its own: a paste, a word taken away.
        case none
    }

    /// After so many bytes a run of typing ends at the next word, so that one key does not take back a page.
    private static let maxRunLength = 64

    private var stack = UndoStack<TextChange>()
    private var run = Run.none
    /// How many steps were ever begun.
    private(set) var begun = 0

    var canUndo: Bool { stack.canUndo }
    var canRedo: Bool { stack.canRedo }

    /// The next change begins a step of its own.
    mutating func endRun() { run = .none }

    mutating func note(_ change: TextChange, _ kind: Run) {
        if kind != .none, kind == run, let last = stack.last, let joined = joined(last, change) {
            stack.amend(joined, weight: joined.weight)
        } else {
            begun += 1
            stack.push(change, weight: change.weight)
        }
        run = kind
    }

    mutating func undo() -> TextChange? {
        endRun()
        return stack.undo()
    }

    mutating func redo() -> TextChange? {
        endRun()
        return stack.redo()
    }

    /// The two changes as one, where the later goes on with what the earlier began.
    private func joined(_ last: TextChange, _ change: TextChange) -> TextChange? {
        var joined = last
        switch run {
        case .typing:
            guard change.removed.isEmpty, change.offset == last.offset + last.inserted.utf8.count else { return nil }
            let isLong = last.inserted.utf8.count >= Self.maxRunLength
            if isLong, last.inserted.last?.isWhitespace == true, change.inserted.first?.isWhitespace == false {
                return nil
            }
            joined.inserted += change.inserted
        case .erasing:
            guard change.inserted.isEmpty, change.offset + change.removed.utf8.count == last.offset else { return nil }
            joined.offset = change.offset
            joined.removed = change.removed + last.removed
        case .deleting:
            guard change.inserted.isEmpty, change.offset == last.offset else { return nil }
            joined.removed += change.removed
        case .none: return nil
        }
        return joined
    }
}
