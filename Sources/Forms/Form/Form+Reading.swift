package import Domain
import Undo

extension Form {
    /// The result of an update by a newer reading of the entry.
    package enum Update: Hashable, Sendable {
        /// The form asks what it asked before.
        case unchanged
        /// The form asks something else now.
        case changed
        /// The schema takes longer to read than a frame and nobody reads it yet.
        case needsReading
    }

    /// Takes a newer reading of the entry. Answers to fields of the same name stay.
    package mutating func update(_ entry: CatalogEntry) -> Update {
        if tree.isForm(of: entry) {
            self.entry = entry
            unread = nil
            return .unchanged
        }
        if let unread, unread.schema == entry.schema, unread.provider == entry.provider {
            self.unread = entry
            return .unchanged
        }
        let fresh = FieldTree.form(for: entry, budget: .frame)
        guard fresh.isWhole else {
            unread = entry
            return .needsReading
        }
        take(fresh, of: entry)
        return .changed
    }

    /// Takes the schema that was read, unless it is another one than what is waited for by now.
    ///
    /// - Returns: True if it was taken.
    package mutating func take(_ fresh: FieldTree) -> Bool {
        guard let unread, fresh.isForm(of: unread) else { return false }
        take(fresh, of: unread)
        return true
    }

    private mutating func take(_ fresh: FieldTree, of entry: CatalogEntry) {
        let wasKnown = self.entry.isSchemaKnown
        self.entry = entry
        unread = nil
        let old = tree
        tree = fresh
        // Earlier answers can be undone to as far as the form asks for them now.
        history.replaceAll { change in
            FormChange(
                before: fresh.migrate(change.before, from: old).answers,
                after: fresh.migrate(change.after, from: old).answers, place: nil, run: nil)
        }
        var fitting = filling.map(fitting) ?? fresh.migrate(answers, from: old)
        if !wasKnown { fitting.added = [] }
        answers = fitting.answers
        notice = FormNotice(fitting, isKept: filling?.isDraft ?? true, sent: unknownKeys).text
        check()
    }
}
