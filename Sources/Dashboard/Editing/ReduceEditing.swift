import Forms
import Canvas
import JSON
import Domain
import Session

extension State {
    /// Opens the text under the cursor in the editor, or the whole form as JSON.
    mutating func performEditing(_ action: Action) -> [Effect] {
        guard let pane = formPane else { return [] }
        let form = pane.form
        let handed: EditorText?
        if action == .openInEditor, let row = pane.row, pane.isTyped(row) {
            if form.isSecret(row) {
                toasts.show(.note, "Secrets do not open in an editor. Type or paste it here.", at: now)
                return []
            }
            handed = editing.hand(form.text(row), pane.format(row), .field(row.path), of: form.entry.id)
        } else {
            let body = editing.unread[form.entry.id] ?? BodyText(form.draft.body, form.tree)
            handed = editing.hand(body.text, .json, .body(body), of: form.entry.id)
        }
        return handed.map { [.edit($0)] } ?? []
    }

    /// Applies the result of the current edit; older results are ignored.
    mutating func reduceEdited(_ id: Int, _ outcome: EditorOutcome) -> [Effect] {
        guard let handed = editing.takeBack(id) else { return [] }
        switch (outcome, handed.subject) {
        case (.failed(let reason, let text), _): return keepText(text, of: handed, "No changes: \(reason)")
        case (.text(let text), .field(let path)): return takeText(text, at: path, handed)
        case (.text(let text), .body(let body)): takeBody(text, body, handed)
        }
        return []
    }

    /// Keeps the text of a failed edit: a body for the next edit, the text of a field in the clipboard.
    private mutating func keepText(_ text: String?, of handed: Editing.Handed, _ what: String) -> [Effect] {
        guard let text, text.contains(where: { !$0.isWhitespace }) else {
            toasts.show(.bad, "\(what).", at: now)
            return []
        }
        switch handed.subject {
        case .field:
            toasts.show(.bad, "\(what). Your text is kept.", at: now)
            return offer(text, called: "Your text")
        case .body(var body):
            body.text = text
            keepUnread(body, of: handed.entry, what)
            return []
        }
    }

    /// Keeps `body` for the next edit, and reports the reason and the key.
    private mutating func keepUnread(_ body: BodyText, of entry: EntryID, _ what: String) {
        editing.unread[entry] = body
        let place = keyMap.keyName(for: .openFormInEditor, in: context) == nil ? .form : context
        let next = keyMap.sentence("reopens your text", by: .openFormInEditor, in: place)
        toasts.show(Failure(.local, what: what, next: next), from: nil, at: now)
    }

    private mutating func takeText(_ text: String, at path: JSONPointer, _ handed: Editing.Handed) -> [Effect] {
        let original = handed.text.text
        // As it was, controls and all, or with the line end that editors give to the last line.
        if text.hasSameBytes(as: original) || text.hasSameBytes(as: original + "\n") { return sayUnchanged() }
        guard let pane = formPanes[handed.entry], let row = pane.typedRow(at: path) else {
            toasts.show(
                .bad, "That field no longer exists. Your text is kept.", at: now)
            return offer(text, called: "Your text")
        }
        let typed = pane.typed(text, at: row)
        if typed.hasSameBytes(as: pane.form.text(row)) { return sayUnchanged() }
        changeForm(of: handed.entry) { $0.answer(row.place, .text(typed)) }
        reportRemoved(TextEdit.dropCount(of: text), of: "your text")
        return []
    }

    private mutating func takeBody(_ text: String, _ handedBody: BodyText, _ handed: Editing.Handed) {
        guard let form = formPanes[handed.entry]?.form else { return }
        guard text.contains(where: { !$0.isWhitespace }) else {
            editing.unread[handed.entry] = nil
            return toasts.show(.note, "No changes: the text is empty.", at: now)
        }
        var edited = handedBody
        edited.text = text
        let body: JSON
        do throws(BodyText.Problem) {
            body = try edited.body(form.tree)
        } catch {
            return keepUnread(edited, of: handed.entry, "Text not applied: \(error.reason)")
        }
        editing.unread[handed.entry] = nil
        if body == form.draft.body {
            _ = sayUnchanged()
            return
        }
        var unknownKeys: [JSONPointer] = []
        var lost: [JSONPointer] = []
        changeForm(of: handed.entry) { (unknownKeys, lost) = $0.change { $0.take(body) } }
        let lines = [
            line(of: unknownKeys, "Not in the form, sent as is:", in: form),
            line(of: lost, "Not applied from your text:", in: form),
        ].compactMap(\.self)
        if !lines.isEmpty { toasts.show(.note, lines, at: now) }
    }

    private mutating func sayUnchanged() -> [Effect] {
        toasts.show(.note, "No changes.", at: now)
        return []
    }

    private func line(of paths: [JSONPointer], _ words: String, in form: Form) -> String? {
        guard !paths.isEmpty else { return nil }
        return "\(words) \(Wording.list(paths.map(form.tree.name(of:)), most: Self.maxNamed))."
    }

    /// The maximum number of fields that a toast names.
    private static let maxNamed = 4
}
