import Canvas
import JSON
import Forms
import Domain
import Session

extension State {
    /// Checks the form and sends it, at most once for each press.
    mutating func submitForm() -> [Effect] {
        guard let form else { return [] }
        let draft = form.draft
        guard let service = session.services[draft.entry.id.service] else { return [] }
        if case .unauthorized(let failure) = service.status {
            toasts.show(failure, from: draft.entry.id.service, at: now)
            return []
        }
        guard form.unread == nil else {
            toasts.show(.note, "Not sent: the form is still loading. Try again in a moment.", at: now)
            return []
        }
        guard draft.entry.isSchemaKnown || form.answers.isBlank else {
            toasts.show(
                .note, "Not sent: the form has not loaded, so your answers would be left out.", at: now)
            return [.engine(.loadEntry(draft.entry.id))]
        }
        guard form.report.isClean else { return refuse(form, draft) }
        if let reason = CostLine(state: self, form: form, glyphs: .unicode).refusal {
            let next = sentence("refreshes your account", by: .refresh)
            toasts.show(.bad, Wording.text(["Not sent: \(reason).", next]), at: now)
            return []
        }
        if form.sweep != nil { return sendSweep(form) }
        return sendForm([draft.uncheckedRequest(id: nextRequestID(), now: now)])
    }

    /// Sends what the open form makes, and remembers what was answered.
    mutating func sendForm(_ requests: [Request]) -> [Effect] {
        guard let entry = requests.first?.entry else { return [] }
        changeForm(of: entry) { $0.noteSent() }
        let noted = forms[entry]?.answersToNote ?? JSONObject()
        return send(requests, isConfirmed: false)
            + (noted.isEmpty ? [] : [.engine(.noteAnswers(entry, noted))])
    }

    /// Asks whether every run of a sweep is to be sent: nobody is to find out by the price that a comma made two of
    /// one. They go through the queue one by one.
    private mutating func sendSweep(_ form: FormState) -> [Effect] {
        if let refusal = form.sweepRefusal {
            toasts.show(.bad, "Not sent: \(refusal).", at: now)
            return []
        }
        let requests = form.drafts.map { $0.uncheckedRequest(id: nextRequestID(), now: now) }
        guard requests.count > 1 else { return sendForm(requests) }
        overlays.append(.question(QuestionPrompt(.about(requests, sweep: form.sweep?.runs.summary() ?? ""), now: now)))
        return []
    }

    /// Hands `requests` of one form to the engine, which asks first where there are concerns, unless they are
    /// `isConfirmed`.
    mutating func send(_ requests: [Request], isConfirmed: Bool) -> [Effect] {
        let effects = requests.flatMap { send($0, isConfirmed: isConfirmed) }
        if requests.count > 1, let title = requests.first?.title {
            for request in requests { toasts.drop(about: request.id.runID) }
            toasts.show(.note, "Sending \(requests.count) runs of \(title)…", at: now)
        }
        return effects
    }

    /// Shows what is wrong; where that was shown before, asks whether to send all the same.
    private mutating func refuse(_ form: FormState, _ draft: RequestDraft) -> [Effect] {
        if form.refused == form.answers, form.sweep == nil, draft.isWhole {
            let request = draft.uncheckedRequest(id: nextRequestID(), now: now)
            let words = form.report.problems.prefix(3).map { "\(form.tree.name(of: $0.path)): \($0.reason)" }
            overlays.append(.question(QuestionPrompt(.about(request, problems: Array(words)), now: now)))
            return []
        }
        changeForm { form in
            form.judgeAll()
            form.isEditing = form.line != nil
        }
        toasts.show(.bad, "Not sent: \(Self.words(for: form.report, form.tree)).", at: now)
        return []
    }

    /// What is wrong in a few words: the one field and its problem, or how many fields have one.
    private static func words(for report: CheckReport, _ tree: FieldTree) -> String {
        let count = report.paths.count
        guard count == 1, let problem = report.problems.first else { return "\(count) fields need changes" }
        let name = tree.name(of: problem.path)
        return problem.isMissing ? "\(name) is required" : "\(name): \(problem.reason)"
    }

    /// Hands `request` to the engine, which asks first where there are concerns, unless it `isConfirmed`.
    mutating func send(_ request: Request, isConfirmed: Bool) -> [Effect] {
        session.add(request)
        queue.follow(added: request.id.runID, in: session.runs)
        // Where only one pane is seen, it should be the one where the run is.
        if layout.panes.count == 1 { focus = .queue }
        toasts.show(.note, "Sending \(request.title)…", about: request.id.runID, at: now)
        cursorMoved()
        return [.engine(.submit(request, isConfirmed: isConfirmed))]
    }

    /// A number that nobody can foretell, as far as request ids go.
    mutating func randomNumber() -> UInt32 {
        nextRequestID().value.utf8.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
    }
}
