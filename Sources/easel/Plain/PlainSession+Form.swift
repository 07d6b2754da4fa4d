import Dashboard
import Domain

extension PlainSession {
    /// Asks what the open entry asks.
    mutating func fillOpen() {
        guard let entry = open else { return say("Nothing is open: open 3 opens the third of the list.") }
        guard entry.isSchemaKnown else {
            return say("What it asks could not be read. open \(entry.slug ?? entry.title) tries again.")
        }
        var answers: FieldAnswer?
        let tree = FieldTree.form(for: entry)
        if let draft = drafts[entry.id] {
            answers = tree.answers(fromDraft: draft, for: entry.id.service)
            say("Your answers of last time are in it.")
        }
        let form = PlainForm(entry: entry, answers: answers)
        say("\(entry.title). ? helps at each question, < goes back, !q leaves with your answers kept.")
        say(form.tree.notices.map(Wording.sentence))
        go(on: form, form.field == nil ? .ends : .asks)
    }

    /// Takes a line at a question.
    mutating func fill(_ form: PlainForm, _ line: String) {
        var form = form
        var words: [String] = []
        let outcome = form.take(line, words: &words)
        say(words)
        go(on: form, outcome)
    }

    /// Takes what the editor left.
    mutating func takeEdited(_ outcome: EditorOutcome, _ form: PlainForm) {
        var form = form
        var words: [String] = []
        switch outcome {
        case .text(let text): form.takeEdited(text, words: &words)
        case .failed(let why, let text):
            words.append("The editor's text was not taken: \(why).")
            if let text { form.takeEdited(text, words: &words) }
        }
        say(words)
        go(on: form, form.field == nil ? .ends : .asks)
    }

    private mutating func go(on form: PlainForm, _ outcome: PlainForm.Outcome) {
        place = .form(form)
        keepDraft()
        switch outcome {
        case .asks: say(form.introduction)
        case .ends: sum(up: form)
        case .leaves:
            place = .commands
            say("Left. Your answers are kept; nothing was sent.")
        case .edits(let text, let isJSON): edit(text, isJSON: isJSON)
        }
    }

    /// Keeps what was typed into the form at hand, where it is something else than what is kept.
    mutating func keepDraft() {
        guard case .form(var form) = place else { return }
        form.finishText()
        let draft = form.tree.draft(of: form.answers)
        guard draft != drafts[form.entry.id] else { return }
        drafts[form.entry.id] = draft
        send(.saveDraft(form.entry.id, draft))
    }

    // MARK: sending

    /// Says what would be sent, what it costs, and what is wrong with it.
    private mutating func sum(up form: PlainForm) {
        place = .confirming(form)
        let service = form.entry.id.service
        say("This would be sent to \(service.name): \(form.entry.title).")
        let fields = form.tree.rows(for: form.answers).map { PlainField(tree: form.tree, row: $0) }.filter(\.isAsked)
        for field in fields { if let answer = field.summary { say("\(field.name): \(answer)") } }
        let unset = fields.filter { $0.row.answer == .unset }.map(\.name)
        if !unset.isEmpty { say("Left out, so that the service decides: \(unset.joined(separator: ", ")).") }
        say(PlainWords.price(form.draft.cost, accounts[service] ?? .unknown, now: now))
        let problems = form.draft.report.problems
        guard !problems.isEmpty else { return }
        say(problems.count == 1 ? "One answer needs a look:" : "\(problems.count) answers need a look:")
        for problem in problems { say("\(form.tree.name(of: problem.path)): \(problem.reason).") }
    }

    /// What is asked before a form is sent.
    func confirmation(of form: PlainForm) -> String {
        let later = "< goes back, no keeps it for later"
        guard !form.draft.report.isClean else { return "Type yes to send it; \(later): " }
        let anyway = form.draft.isWhole ? ", anyway leaves it to the service" : ""
        return "Type fix to go to the first\(anyway); \(later): "
    }

    /// Takes a line at that question: nothing but a whole word sends.
    mutating func confirm(_ form: PlainForm, _ line: String) {
        var form = form
        let report = form.draft.report
        switch line.lowercased() {
        case "<":
            form.reopen()
            place = .form(form)
            say(form.introduction)
        case "no", "n", "!q":
            place = .commands
            say("Nothing was sent. Your answers are kept.")
        case "body":
            say(form.draft.body.without(form.tree.secrets(in: form.draft.body)).visibleText)
        case "fix" where !report.isClean:
            if let problem = report.problems.first { form.seek(problem.path) }
            place = .form(form)
            say(form.introduction)
        case "yes" where report.isClean, "anyway" where form.draft.isWhole: submit(form)
        case "yes": say("Not sent: see above. fix goes to the first.")
        default: say("Type yes, < or no; body reads exactly what would be sent.")
        }
    }

    private mutating func submit(_ form: PlainForm) {
        let service = form.entry.id.service
        place = .commands
        if case .unauthorized(let failure)? = statuses[service] {
            return say("Not sent. \(PlainWords.sentence(failure))")
        }
        submit(form.draft.uncheckedRequest(id: nextRequestID(), now: now), isConfirmed: false)
    }

    /// Hands `request` to the engine, which sends it at most once and may ask first.
    mutating func submit(_ request: Request, isConfirmed: Bool) {
        place = .commands
        say("Sending: \(request.title).")
        send(.submit(request, isConfirmed: isConfirmed))
        wait = .submission(request.id)
    }
}
