import Canvas
import Domain

extension State {
    /// Shows the form of `entry` without giving it the keys.
    mutating func showForm(of entry: CatalogEntry) {
        if forms[entry.id] == nil {
            var form = FormState(entry)
            if let draft = keeping.drafts[entry.id] { form.fill(.draft(draft)) }
            forms[entry.id] = form
        }
        openEntry = entry.id
    }

    /// Opens the form of `entry` with the cursor in its first field, ready for typing.
    mutating func openForm(of entry: CatalogEntry) {
        showForm(of: entry)
        focus = .form
        catalog.isFiltering = false
        changeForm { form in
            form.moveToFirst()
            form.isEditing = form.field != nil
        }
    }

    mutating func performInForm(_ action: Action) -> [Effect] {
        switch action {
        case .nextField: changeForm { $0.advance(by: 1) }
        case .previousField: changeForm { $0.advance(by: -1) }
        case .editField: changeForm { $0.isEditing = $0.field != nil }
        case .leaveField:
            toasts.dismiss()
            changeForm { $0.isEditing = false }
        case .nextOption: changeForm { _ = $0.step(1) }
        case .previousOption: changeForm { _ = $0.step(-1) }
        case .resetField: changeForm { $0.resetField() }
        default: break
        }
        return []
    }

    mutating func moveInForm(by rows: Int) { changeForm { $0.move(by: rows) } }

    /// A key typed into the field under the cursor.
    mutating func editField(_ key: Key) -> [Effect] {
        guard let field = form?.field else { return [] }
        switch (field.kind, key) {
        case (.choice(let choices), .enter) where choices.count > 1: openChoices()
        case (.choice, .right), (.toggle, .right), (.number, .right), (.choice, .character(" ")),
            (.toggle, .character(" ")), (.choice, .character("l")), (.toggle, .character("l")):
            changeForm { _ = $0.step(1) }
        case (.choice, .left), (.toggle, .left), (.number, .left), (.choice, .character("h")),
            (.toggle, .character("h")):
            changeForm { _ = $0.step(-1) }
        case (.choice, .backspace), (.choice, .delete): changeForm { $0.resetField() }
        default:
            let isMultiline = form?.edit(of: field)?.isMultiline ?? false
            if !isMultiline, key == .enter || key == .down {
                changeForm { $0.advance(by: 1) }
            } else if !isMultiline, key == .up {
                changeForm { $0.advance(by: -1) }
            } else {
                changeForm { _ = $0.edit { $0.handle(key) } }
            }
        }
        return []
    }

    /// Checks the form and sends it, at most once for each press.
    mutating func submitForm() -> [Effect] {
        guard let draft = form?.draft else { return [] }
        guard let service = services[draft.entry.id.service] else { return [] }
        if case .unauthorized(let failure) = service.status {
            toasts.show(failure, from: draft.entry.id.service, at: now)
            return []
        }
        switch draft.request(id: nextRequestID(), now: now) {
        case .failure(let problems):
            changeForm { form in
                form.judgeAll()
                form.isEditing = form.field != nil
            }
            let count = problems.byField.count
            toasts.show(
                .bad, count == 1 ? "Not sent: one field needs a look." : "Not sent: \(count) fields need a look.",
                at: now)
            return []
        case .success(let request):
            if let form, let reason = CostLine(state: self, form: form, glyphs: .unicode).refusal {
                toasts.show(.bad, "Not sent: \(reason). r reads your account again.", at: now)
                return []
            }
            return send(request, isConfirmed: false)
        }
    }

    /// Hands `request` to the engine, which asks first where there are concerns, unless it `isConfirmed`.
    mutating func send(_ request: Request, isConfirmed: Bool) -> [Effect] {
        forms[request.entry]?.serverProblems = [:]
        forms[request.entry]?.isEditing = false
        queue.add(request.pendingRun)
        // Where only one pane is seen, it should be the one where the run is.
        if layout.panes.count == 1 { focus = .queue }
        toasts.show(.note, Self.sendingWords(request.title), at: now)
        cursorMoved()
        return [.engine(.submit(request, isConfirmed: isConfirmed))]
    }

    /// What is said from the press to the service's answer.
    static func sendingWords(_ title: String) -> String { "Sending: \(title)." }

    private mutating func openChoices() {
        guard let field = form?.field, case .choice(let choices) = field.kind else { return }
        let lines = choices.enumerated().map { Chooser.Line(label: $0.element.label, deed: .choice($0.offset)) }
        let answer = if case .choice(let index)? = form?.value(of: field) { index } else { 0 }
        overlays.append(.chooser(Chooser(.choices, title: field.label, lines: lines, cursor: answer)))
    }

    mutating func changeForm(_ change: (inout FormState) -> Void) {
        guard let openEntry, var form = forms[openEntry] else { return }
        let before = form.answers
        change(&form)
        if form.answers != before { keeping.unsaved.insert(openEntry) }
        forms[openEntry] = form
    }
}
