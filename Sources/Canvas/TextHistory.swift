import Undo

/// One replacement in a text, in UTF-8 bytes.
struct TextChange: Hashable, Sendable {
    /// The offset of the change, in bytes.
    var offset: Int
    var removed: String
    var inserted: String
    /// The cursor's offset before.
    let cursor: Int

    var weight: Int { removed.utf8.count + inserted.utf8.count + 64 }
}

/// The history of a text, in steps of undo.
struct TextHistory: Hashable, Sendable {
    /// The kind of an edit; consecutive edits of one kind are one step.
    enum Run: Hashable, Sendable {
        /// Characters typed.
        case typing
        /// Characters deleted before the cursor, or after it.
        case erasing, deleting
        /// A separate step: a paste, a deleted word.
        case none
    }

    /// The number of bytes after which a run of typing ends at the next word, so that one undo does not remove a page.
    private static let maxRunLength = 64

    private var stack = UndoStack<TextChange>()
    private var run = Run.none
    /// The number of steps ever begun.
    private(set) var begun = 0

    var canUndo: Bool { stack.canUndo }
    var canRedo: Bool { stack.canRedo }

    /// Ends the current run, so that the next change begins a step.
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

    /// Merges two changes, where the later continues the earlier.
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
