import Forms
import CommandLine
import JSON
import Domain
import Session

extension PlainModeState {
    /// Starts the form of the open entry with `filling`, or with the saved draft where that is nil.
    mutating func fillOpen(_ filling: Form.Filling? = nil) {
        guard let entry = open else {
            return fail(.usage, "No entry open. Type open 3 for entry 3 of the list.")
        }
        guard entry.isSchemaKnown else {
            return fail(.failed, "Its form could not be loaded. Type open \(entry.slug ?? entry.title) to retry.")
        }
        let draft = filling == nil ? session.drafts[entry.id] : nil
        let form = PlainForm(entry: entry, filling: filling ?? draft.map(Form.Filling.draft))
        print("\(entry.title). Type ? for help, < to go back, !q to close the form and keep your answers.")
        if draft != nil { print("Filled with your earlier answers.") }
        print(form.form.notices.map(Wording.sentence))
        if !form.openGroups.isEmpty { print("!add NAME adds a custom value.") }
        go(on: form, form.field == nil ? .ends : .asks)
    }

    /// Handles a line at a question.
    mutating func fill(_ form: PlainForm, _ line: String) {
        var form = form
        var words: [String] = []
        let refusals = form.refusals
        let outcome = form.handle(line, words: &words)
        if !line.isEmpty, !line.hasPrefix("!"), let place = form.place { unread[form.entry.id]?[place.path] = nil }
        print(words)
        if form.refusals > refusals {
            record(.usage)
            if isScript {
                place = .form(form)
                return abandon("The lines that follow expect another answer, so they are ignored.")
            }
        }
        go(on: form, outcome)
    }

    /// Handles the editor's result.
    mutating func handleEdited(_ outcome: EditorOutcome, _ form: PlainForm) {
        var form = form
        var words: [String] = []
        switch outcome {
        case .text(let text):
            if let path = form.place?.path { unread[form.entry.id]?[path] = nil }
            form.enterEdited(text, words: &words)
        case .failed(let why, let text):
            record(.failed)
            words.append("Editor text rejected: \(why). Answer unchanged.")
            if let text, let path = form.place?.path {
                unread[form.entry.id, default: [:]][path] = text
                words.append("!e reopens your text.")
            }
        }
        print(words)
        go(on: form, form.field == nil ? .ends : .asks)
    }

    mutating func go(on form: PlainForm, _ outcome: PlainForm.Outcome) {
        place = .form(form)
        leadsToForm = false
        keepDraft()
        switch outcome {
        case .asks: print(form.introduction)
        case .ends: printSummary(of: form)
        case .leaves:
            place = .commands
            print("Form closed. Your answers are kept; nothing was sent.")
        case .edits(let text, let isJSON):
            let left = form.place.flatMap { unread[form.entry.id]?[$0.path] }
            edit(left ?? text, isJSON: isJSON)
        case .command(let command): perform(command, form)
        }
    }

    /// Saves the form at hand as a draft, where it differs from the saved one.
    mutating func keepDraft() {
        guard case .form(var form) = place else { return }
        form.finishText()
        keep(form.form.savedAnswers, of: form.entry.id)
    }

    /// Saves `draft`, where it differs from the saved one.
    mutating func keep(_ draft: JSONObject?, of entry: EntryID) {
        guard draft != session.drafts[entry] else { return }
        send(.saveDraft(entry, draft))
    }

    // MARK: sending

    /// Prints a summary: the request, its price, its problems.
    mutating func printSummary(of form: PlainForm) {
        place = .confirming(form)
        if waitsForAccount(of: form.entry.id.service) { return }
        let service = form.entry.id.service
        print("Ready to send to \(service.name): \(form.entry.title).")
        if let note = form.entry.sendingNote { print(Wording.sentence(note)) }
        let fields = form.asked
        for field in fields { if let answer = field.summary { print("\(field.name): \(answer)") } }
        let unset = fields.filter { $0.row.answer == .unset }.map(\.name)
        if !unset.isEmpty { print("Set by the service: \(unset.joined(separator: ", ")).") }
        if let sweep = form.form.sweep { print("Starts \(sweep.runs.summary(times: "times")).") }
        let account = session.account(service)
        print(price(form.form.cost, of: service))
        if let obstacle = form.entry.tierObstacle(for: account.value) { print(Wording.sentence(obstacle.reason)) }
        let problems = form.form.report.problems
        if problems.isEmpty {
            if let obstacle = form.form.obstacle() { print("Cannot be sent: \(obstacle.reason).") }
            return
        }
        print(problems.count == 1 ? "1 problem:" : "\(problems.count) problems:")
        for problem in problems { print("\(form.tree.name(of: problem.path)): \(problem.reason).") }
    }

    /// Returns the word that sends a form as it is; nil where none does.
    ///
    /// Several runs need a word with their number, since a `yes` typed ahead was meant for one.
    private func word(thatSends form: PlainForm) -> String? {
        switch form.form.obstacle() {
        case nil: form.form.sweep.flatMap { $0.count > 1 ? "all \($0.count)" : nil } ?? "yes"
        case .checks(_, _, canSendAnyway: true): "anyway"
        default: nil
        }
    }

    /// Returns the prompt before a form is sent.
    func confirmation(of form: PlainForm) -> String {
        let others = "\"<\" to go back, \"no\" to cancel, \"view\" to preview"
        let word = word(thatSends: form)
        guard form.form.report.isClean else {
            return
                "Type \"fix\" to go to the first problem\(word.map { ", \"\($0)\" to send it as it is" } ?? ""), \(others): "
        }
        guard let word else { return "Type \"<\" to go back or \"no\" to cancel: " }
        return "Type \"\(word)\" to send, \(others): "
    }

    /// Handles a line at that prompt: only the complete word sends.
    mutating func confirm(_ form: PlainForm, _ line: String) {
        var form = form
        let line = line.hasPrefix("!") ? line : line.lowercased()
        if let word = word(thatSends: form), line == word { return submit(form) }
        switch line {
        case "<":
            form.reopen()
            place = .form(form)
            print(form.introduction)
        case "no", "n", "!q":
            place = .commands
            print("Nothing was sent. Your answers are kept.")
        case "fix" where !form.form.report.isClean:
            if let problem = form.form.report.problems.first { form.seek(problem.path) }
            place = .form(form)
            print(form.introduction)
        case "yes": fail(.usage, "Not sent. \(confirmation(of: form))".trimmed.dropLast() + ".")
        default:
            guard let command = FormCommand(line.hasPrefix("!") ? line : "!" + line), !command.isOfQuestion else {
                let words =
                    ["fix"].filter { _ in !form.form.report.isClean } + [word(thatSends: form)].compactMap(\.self)
                return fail(
                    .usage,
                    "Nothing was sent. Type \((words + ["<", "no"]).map { "\"\($0)\"" }.joined(separator: ", ")) or \"view\"."
                )
            }
            if let hint = FormCommand.renameHint(for: line.hasPrefix("!") ? line : "!" + line) { print(hint) }
            perform(command, form)
        }
    }

    private mutating func submit(_ form: PlainForm) {
        place = .commands
        // The word leaves to the service what a check has found.
        if let obstacle = session.obstacle(sending: form.form, anyway: true) { return fail(obstacle) }
        submit(form.form.requests(now: now) { nextRequestID() }, isConfirmed: false)
        let noted = form.form.answersToNote
        guard !noted.isEmpty else { return }
        send(.noteAnswers(form.entry.id, noted))
    }

    /// Prints why nothing is sent, and notes it for the exit code.
    mutating func fail(_ obstacle: SendObstacle) {
        let words =
            switch obstacle {
            case .unauthorized(let failure): "Not sent. \(PlainText.sentence(failure))"
            case .tier: "\(obstacle.sentence) Type refresh to reload your account."
            default: obstacle.sentence
            }
        fail(ExitReason(obstacle), words)
    }

    /// Submits `requests` of one form to the engine, which sends each at most once and may ask first.
    mutating func submit(_ requests: [Request], isConfirmed: Bool) {
        place = .commands
        guard let title = requests.first?.title else { return }
        print(requests.count == 1 ? "Sending: \(title)." : "Sending \(requests.count) runs: \(title).")
        for request in requests { send(.submit(request, isConfirmed: isConfirmed)) }
        sent.formUnion(requests.map(\.id))
        wait = .submissions(Set(requests.map(\.id)))
    }
}
