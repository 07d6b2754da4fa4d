import Canvas
import Forms
import Domain

extension FormState {
    /// Takes a newer reading of the entry. Answers to fields of the same name stay.
    ///
    /// - Returns: Whether its schema takes longer to read than a frame, and nobody reads it yet.
    mutating func update(_ entry: CatalogEntry) -> Bool {
        if tree.isForm(of: entry) {
            self.entry = entry
            unread = nil
            return false
        }
        if let unread, unread.schema == entry.schema, unread.provider == entry.provider {
            self.unread = entry
            return false
        }
        let fresh = FieldTree.form(for: entry, budget: .frame)
        guard fresh.isWhole else {
            unread = entry
            return true
        }
        take(fresh, of: entry)
        return false
    }

    /// Takes the schema that was read, unless it is another one than what is waited for by now.
    mutating func take(_ fresh: FieldTree) {
        if let unread, fresh.isForm(of: unread) { take(fresh, of: unread) }
    }

    private mutating func take(_ fresh: FieldTree, of entry: CatalogEntry) {
        let wasKnown = self.entry.isSchemaKnown
        self.entry = entry
        unread = nil
        let (old, id) = (tree, cursorID)
        tree = fresh
        // What was there before can be taken back to, as far as the form asks for it now.
        history.replaceAll { change in
            FormChange(
                before: fresh.migrate(change.before, from: old).answers,
                after: fresh.migrate(change.after, from: old).answers, place: nil, run: nil)
        }
        var fitting = filling.map(fitting) ?? fresh.migrate(answers, from: old)
        if !wasKnown { fitting.added = [] }
        answers = fitting.answers
        notice = FormNotice(fitting, isKept: filling?.isDraft ?? true, sent: unknownKeys).text
        dropAreas()
        lay()
        // The cursor stays with its question, wherever that is asked now.
        if case .field(let place)? = id, let index = lines.firstIndex(where: { $0.row?.path == place.path }) {
            cursor = index
        } else {
            cursor = min(cursor, max(0, lines.count - 1))
        }
    }
}
