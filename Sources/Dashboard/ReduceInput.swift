import Canvas
import Forms
import Domain
import Session

extension State {
    mutating func reduceResize(_ size: Size) -> [Effect] {
        self.size = size
        cursorMoved()
        return []
    }

    /// Keys go to the topmost overlay, else to a text being edited, else by the key map.
    mutating func reduceKey(_ key: Key) -> [Effect] {
        let context = context
        // Whoever presses a key has seen what was on screen.
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

    /// Says what of somebody's typing or pasting was not taken.
    mutating func reduceLoss(_ loss: InputLoss) {
        // Where nothing takes text, the paste itself was told of.
        let takesText = context.takesText
        switch loss {
        case .longPaste(let limit):
            let way = keyMap.sentence("opens an editor for longer texts", by: .editText, in: context)
            toasts.show(
                .bad, Wording.text(["Not pasted: longer than \(limit >> 20) MiB.", way]),
                at: now)
        case .brokenPaste(let byte, let offset):
            let hex = String(byte, radix: 16, uppercase: true)
            toasts.show(
                .bad, "Not pasted: byte \(offset + 1) (0x\(hex)) is not UTF-8.", at: now)
        case .controls(let count): if takesText { sayDropped(count, of: "the paste") }
        case .brokenKey:
            toasts.show(
                .bad, "Input ignored: not UTF-8. Check the terminal's encoding.", at: now)
        }
    }

    /// Says that `count` characters were left out of a text that comes from elsewhere.
    mutating func sayDropped(_ count: Int, of what: String) {
        guard count > 0 else { return }
        toasts.show(
            .note, "Removed \(Wording.plural(count, "unprintable character")) from \(what).", at: now)
    }

    /// A paste only ever becomes text; it never acts as keys.
    mutating func reducePaste(_ text: String) -> [Effect] {
        func insert(_ edit: inout TextEdit) -> Bool {
            edit.insert(text)
            return true
        }
        if context.takesText { sayDropped(TextEdit.dropCount(of: text), of: "the paste") }
        switch context {
        case .filter: return editFilter(insert)
        case .chooser: return editChooser(insert)
        case .field:
            pasteIntoField(text)
            return []
        case .welcome, .form, .queue, .result, .catalog, .question, .page:
            toasts.show(.note, Wording.text(["Not pasted: no text field here.", wayToAField]), at: now)
            return []
        }
    }

    /// The key that leads from here into a field, in a sentence; empty where none does.
    private var wayToAField: String {
        switch context {
        case .catalog: keyMap.sentence("opens a field", by: .open, in: .catalog)
        case .form: keyMap.sentence("opens a field", by: .editField, in: .form)
        default: ""
        }
    }

    /// What kind of place the keys go to now.
    package var context: KeyContext {
        switch overlays.last {
        case .chooser: return .chooser
        case .question: return .question
        case .page: return .page
        case nil: if isWelcome { return .welcome }
        }
        switch focus {
        case .catalog: return catalog.isFiltering ? .filter : .catalog
        case .form: return form?.isEditing == true ? .field : .form
        case .queue: return queue.isFiltering ? .filter : .queue
        case .result: return .result
        }
    }

    /// Details follow the cursor once it rests, so that a held key stays cheap over a slow line.
    mutating func cursorMoved() { restsAt = now + .milliseconds(120) }

    /// What follows the cursor: the lists at once, the details when it has rested.
    mutating func settle() -> [Effect] {
        let panes = layout.panes
        if let rect = panes[.catalog] { catalog.keepCursorInSight(height: rect.height - 2) }
        if let rect = panes[.queue] { queue.keepCursorInSight(height: rect.height - 2) }
        var effects = dueNotifications()
        if let restsAt, restsAt <= now {
            self.restsAt = nil
            if focus == .catalog, let entry = selectedEntry { showForm(of: entry) }
            effects += result.settle(on: selectedRun, area: layout.pictureSize, showsPictures: takesPictures)
        }
        if let due = autosave.dueAt, due <= now { effects += saveChanges() }
        // What moves before the user does is where they find the dashboard, not where they went.
        if !autosave.hasInput { autosave.savedPlace = place }
        return effects
    }
}
