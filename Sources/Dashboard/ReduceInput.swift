import Canvas
import Forms
import Domain
import Session

extension State {
    /// Handles a new size of the terminal.
    mutating func reduceResize(_ size: Size) -> [Effect] {
        self.size = size
        cursorMoved()
        return []
    }

    /// Handles a key: by the key map, else as text for the topmost overlay or the focused field.
    mutating func reduceKey(_ key: Key) -> [Effect] {
        let context = context
        // A key press shows that the user has seen the screen.
        if layout.panes[.queue] != nil { queue.markSeen() }
        mouse.pendingClick = nil
        if absorbs(key) { return [] }
        let action = keyMap.action(for: key, in: context)
        if context == .question, isStray(key, action) { return [] }
        if let action { return perform(action) }
        if beginsIgnoredInput(key) { return [] }
        switch context {
        case .welcome, .form, .queue, .result, .catalog, .question, .page: return []
        case .filter: return editFilter { $0.handle(key) }
        case .field: return editField(key)
        case .chooser: return editChooser { $0.handle(key) }
        }
    }

    /// Reports input that was lost.
    mutating func reduceLoss(_ loss: InputLoss) {
        // Without a text field, the paste itself is reported.
        let takesText = context.takesText
        switch loss {
        case .longPaste(let limit):
            let way = keyMap.sentence("opens an editor for longer texts", by: .openInEditor, in: context)
            toasts.show(
                .bad, Wording.text(["Not pasted: longer than \(limit >> 20) MiB.", way]),
                at: now)
        case .brokenPaste(let byte, let offset):
            let hex = String(byte, radix: 16, uppercase: true)
            toasts.show(
                .bad, "Not pasted: byte \(offset + 1) (0x\(hex)) is not UTF-8.", at: now)
        case .controls(let count): if takesText { reportRemoved(count, of: "the paste") }
        case .brokenKey:
            toasts.show(
                .bad, "Input ignored: not UTF-8. Check the terminal's encoding.", at: now)
        }
    }

    /// Reports that `count` unprintable characters were removed from a text.
    mutating func reportRemoved(_ count: Int, of what: String) {
        guard count > 0 else { return }
        toasts.show(
            .note, "Removed \(Wording.plural(count, "unprintable character")) from \(what).", at: now)
    }

    /// Handles a paste, which only ever becomes text and never acts as keys.
    mutating func reducePaste(_ text: String) -> [Effect] {
        func insert(_ edit: inout TextEdit) -> Bool {
            edit.insert(text)
            return true
        }
        if context.takesText { reportRemoved(TextEdit.dropCount(of: text), of: "the paste") }
        switch context {
        case .filter: return editFilter(insert)
        case .chooser: return editChooser(insert)
        case .field:
            pasteIntoField(text)
            return []
        case .welcome, .form, .queue, .result, .catalog, .question, .page:
            toasts.show(.note, Wording.text(["Not pasted: no text field here.", fieldHint]), at: now)
            return []
        }
    }

    /// A sentence with the key that opens a field from here; empty if there is none.
    private var fieldHint: String {
        switch context {
        case .catalog: keyMap.sentence("opens a field", by: .open, in: .catalog)
        case .form: keyMap.sentence("opens a field", by: .editField, in: .form)
        default: ""
        }
    }

    /// The key context: the place that gets the keys now.
    package var context: KeyContext {
        switch overlays.last {
        case .chooser: return .chooser
        case .question: return .question
        case .page: return .page
        case nil: if isWelcome { return .welcome }
        }
        switch focus {
        case .catalog: return catalog.isFiltering ? .filter : .catalog
        case .form: return formPane?.isEditing == true ? .field : .form
        case .queue: return queue.isFiltering ? .filter : .queue
        case .result: return .result
        }
    }

    /// Restarts the delay after which the form and the result follow the cursor, so that a held key stays cheap.
    mutating func cursorMoved() { restsAt = now + .milliseconds(120) }

    /// Scrolls the lists to the cursor, and after the delay updates the form and the result; sends what is due.
    mutating func settle() -> [Effect] {
        let panes = layout.panes
        if let rect = panes[.catalog] { catalog.keepCursorInSight(height: CatalogColumns.rows(in: rect.size)) }
        if let rect = panes[.queue] { queue.keepCursorInSight(height: rect.height - 2) }
        fitWelcome()
        var effects = dueNotifications()
        if let restsAt, restsAt <= now {
            self.restsAt = nil
            if focus == .catalog, let entry = selectedEntry { showForm(of: entry) }
            measureForm()
            effects += settleResult()
            effects += settlePreviews()
        }
        if let due = autosave.dueAt, due <= now { effects += saveChanges() }
        // Moves before the first key press are not the user's, so they are not saved.
        if !autosave.hasInput { autosave.savedPlace = place }
        return effects
    }
}
