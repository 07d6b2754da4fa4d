import Canvas
import Forms
import Domain
import Session

extension State {
    /// Shows the form of `entry` without focusing it.
    mutating func showForm(of entry: CatalogEntry) {
        if formPanes[entry.id] == nil {
            var pane = FormPane(entry, budget: .frame)
            if let draft = session.drafts[entry.id] { pane.fill(.draft(draft)) }
            if let rect = layout.panes[.form] { pane.measure(width: rect.width - FormAreas.frame.width) }
            formPanes[entry.id] = pane
            wantReading(of: entry.id)
        }
        openEntry = entry.id
        dropBlankForms()
    }

    /// The number of forms above which those without answers are released.
    static let maxForms = 32

    /// Releases forms without answers once there are many, as after browsing for days.
    private mutating func dropBlankForms() {
        guard formPanes.count > Self.maxForms else { return }
        formPanes = formPanes.filter { $0.key == openEntry || $0.value.form.savedAnswers != nil }
    }

    /// Opens the form of `entry` with the cursor in its first field, ready for typing.
    mutating func openForm(of entry: CatalogEntry) {
        showForm(of: entry)
        noteOpened(entry.id)
        focus = .form
        catalog.isFiltering = false
        queue.isFiltering = false
        changeForm { pane in
            pane.moveToFirst()
            pane.isEditing = pane.line != nil
        }
        measureForm()
    }

    mutating func performInForm(_ action: Action) -> [Effect] {
        switch action {
        case .nextField: changeForm { $0.advance(by: 1) }
        case .previousField: changeForm { $0.advance(by: -1) }
        case .editField: changeForm { $0.isEditing = $0.line != nil }
        case .leaveField:
            toasts.dismiss()
            changeForm { $0.isEditing = false }
        case .nextValue: changeForm { _ = $0.step(1) }
        case .previousValue: changeForm { _ = $0.step(-1) }
        case .resetField: changeForm { $0.resetField() }
        case .clearForm:
            changeForm { $0.resetAll() }
            toasts.show(.note, "Form cleared\(undoHint).", at: now)
        case .undo: attempt({ $0.undo() }, orShow: "Nothing to undo.")
        case .redo: attempt({ $0.redo() }, orShow: "Nothing to redo.")
        case .toggleFold: changeForm { _ = $0.toggleFold() }
        case .addItem: attempt({ $0.addItem() }, orShow: "No item can be added here.")
        case .removeItem: attempt({ $0.removeItem() }, orShow: "No item to remove here.")
        case .moveItemUp: changeForm { _ = $0.moveItem(by: -1) }
        case .moveItemDown: changeForm { _ = $0.moveItem(by: 1) }
        case .setNull: attempt({ $0.setNull() }, orShow: "This field cannot be null.")
        default: break
        }
        return []
    }

    /// Changes the form; shows `message` if there was nothing to change.
    private mutating func attempt(_ change: (inout FormPane) -> Bool, orShow message: String) {
        var isDone = false
        changeForm { isDone = change(&$0) }
        if !isDone { toasts.show(.note, message, at: now) }
    }

    /// The key that undoes a change of the form, in parentheses; empty where there is none.
    var undoHint: String { keyMap.keyName(for: .undo, in: .form).map { " (\($0) undoes)" } ?? "" }

    mutating func moveInForm(by rows: Int) { changeForm { $0.move(by: rows) } }

    /// Handles a key typed into the line under the cursor.
    mutating func editField(_ key: Key) -> [Effect] {
        guard let pane = formPane, let line = pane.line else { return [] }
        if let area = pane.area(of: line) {
            typeInField(key, line, area)
        } else if let row = line.row {
            answerField(key, row, pane.form.node(row))
        } else {
            openLine(key, line)
        }
        return []
    }

    /// Handles a key typed into a text.
    private mutating func typeInField(_ key: Key, _ line: FormLine, _ area: TextArea) {
        let isMultiline = line.row.map { formPane?.takesLineEnds($0) ?? false } ?? false
        var kind: FieldKind?
        if let row = line.row, let form { kind = form.node(row).kind }
        switch (kind, key) {
        case (.number, .right), (.seed, .right): changeForm { _ = $0.step(1) }
        case (.number, .left), (.seed, .left): changeForm { _ = $0.step(-1) }
        case (.text(let text), .right) where text.format.isMoment: stepMoment(1, text.format, key)
        case (.text(let text), .left) where text.format.isMoment: stepMoment(-1, text.format, key)
        case (.seed, .character("R")), (.seed, .character("r")):
            let random = randomNumber()
            changeForm { _ = $0.roll(random) }
        case (.seed, .character("L")), (.seed, .character("l")): changeForm { _ = $0.recallSeed() }
        case (nil, .enter):
            guard !area.edit.text.isEmpty else { return changeForm { $0.advance(by: 1) } }
            attempt({ $0.addTypedKey() }, orShow: "That key already exists.")
        case (_, .enter) where !isMultiline: changeForm { $0.advance(by: 1) }
        case (_, .down) where area.isInLastRow && (!isMultiline || area.edit.text.isEmpty):
            changeForm { $0.advance(by: 1) }
        case (_, .up) where area.isInFirstRow && (!isMultiline || area.edit.text.isEmpty):
            changeForm { $0.advance(by: -1) }
        case (_, .right), (_, .end), (_, .control("e")), (_, .control("f")):
            // As shells accept suggestions.
            changeForm { pane in if !pane.takeDefault() { _ = pane.edit { $0.handle(key) } } }
        default: changeForm { _ = $0.edit { $0.handle(key) } }
        }
    }

    /// Steps a complete date or time; in an incomplete one the cursor moves.
    private mutating func stepMoment(_ direction: Int, _ format: TextFormat, _ key: Key) {
        let now = now
        changeForm { pane in
            if let row = pane.row, let next = format.stepped(pane.form.text(row), direction: direction, now: now) {
                pane.answer(row.place, .text(next))
            } else {
                _ = pane.edit { $0.handle(key) }
            }
        }
    }

    /// A key for a field that nothing is typed into.
    private mutating func answerField(_ key: Key, _ row: FormRow, _ node: FieldNode) {
        if case .backspace = key { return changeForm { $0.resetField() } }
        if case .delete = key { return changeForm { $0.resetField() } }
        let isHeader = row.isFoldable || takesItems(node)
        switch (node.kind, key) {
        case (_, .down): changeForm { $0.advance(by: 1) }
        case (_, .up): changeForm { $0.advance(by: -1) }
        case (_, .right), (_, .character("l")): changeForm { _ = $0.step(1) }
        case (_, .left), (_, .character("h")): changeForm { _ = $0.step(-1) }
        case (.choice(let choice), .enter) where choice.options.count > 1 || choice.customField != nil: openChoices()
        case (.multiSelect, .enter), (.multiSelect, .character(" ")), (.union, .enter): openChoices()
        case (.toggle, .character(" ")), (.choice, .character(" ")), (.union, .character(" ")):
            changeForm { _ = $0.step(1) }
        case (_, .enter) where isHeader && row.answer.isEmptyList,
            (_, .character(" ")) where isHeader && row.answer.isEmptyList:
            changeForm { pane in if !pane.addItem(), !pane.toggleFold() { pane.advance(by: 1) } }
        case (_, .enter) where row.isFoldable, (_, .character(" ")) where row.isFoldable:
            changeForm { _ = $0.toggleFold() }
        case (.list(let list), .character) where row.answer.isEmptyList && takesText(list.item):
            // Typing begins the first item.
            changeForm { pane in if pane.addItem() { _ = pane.edit { $0.handle(key) } } }
        case (_, .enter): changeForm { $0.advance(by: 1) }
        default: break
        }
    }

    private func takesItems(_ node: FieldNode) -> Bool { if case .list = node.kind { true } else { false } }

    private func takesText(_ id: FieldID) -> Bool {
        switch form?.tree[id].kind {
        case .text, .number: true
        default: false
        }
    }

    /// A key on a line that is no field.
    private mutating func openLine(_ key: Key, _ line: FormLine) {
        switch (line.content, key) {
        case (_, .down): changeForm { $0.advance(by: 1) }
        case (_, .up): changeForm { $0.advance(by: -1) }
        case (.more, .enter), (.more, .character(" ")): changeForm { _ = $0.addItem() }
        case (.more(let place, _), .character):
            guard case .list(let list)? = form?.tree[place.field].kind, takesText(list.item) else { return }
            changeForm { pane in if pane.addItem() { _ = pane.edit { $0.handle(key) } } }
        case (.advanced, .enter), (.advanced, .character(" ")): changeForm { _ = $0.toggleFold() }
        case (.advanced, .right): changeForm { _ = $0.step(1) }
        case (.advanced, .left): changeForm { _ = $0.step(-1) }
        default: break
        }
    }

    /// A paste into the line under the cursor.
    mutating func pasteIntoField(_ text: String) {
        var isTaken = false
        changeForm { pane in
            if let line = pane.line, pane.area(of: line) == nil, pane.takesItem { _ = pane.addItem() }
            // Without line ends, a paste becomes one line.
            let text = pane.row.map(pane.takesLineEnds) ?? false ? text : TextEdit(text).text
            _ = pane.edit { area in
                area.paste(text)
                isTaken = true
                return true
            }
        }
        if !isTaken { toasts.show(.note, "Not pasted: this field takes no text.", at: now) }
    }

    /// Changes the form of `entry`; the open one where that is nil.
    mutating func changeForm(of entry: EntryID? = nil, _ change: (inout FormPane) -> Void) {
        guard let entry = entry ?? openEntry, var pane = formPanes.removeValue(forKey: entry) else { return }
        let size = layout.panes[.form]?.size
        if let size { pane.fit(size) }
        let (answers, height) = (pane.form.answers, pane.measured)
        change(&pane)
        if let size { pane.measure(width: size.width - FormAreas.frame.width) }
        if pane.form.answers != answers { autosave.changedForms.insert(entry) }
        let isResized = pane.measured != height
        formPanes[entry] = pane
        guard isResized, entry == openEntry else { return }
        measureForm()
        cursorMoved()
    }
}

extension FieldAnswer {
    /// True if there is no item.
    fileprivate var isEmptyList: Bool {
        switch self {
        case .unset: true
        case .list(let items): items.isEmpty
        default: false
        }
    }
}
