import Canvas
import JSON
import Forms
import Domain
import Session

extension State {
    /// Checks the form and sends it, at most once per key press.
    mutating func submitForm() -> [Effect] {
        guard let pane = formPane, session.services[pane.form.entry.id.service] != nil else { return [] }
        let form = pane.form
        guard let obstacle = session.obstacle(sending: form) else { return sendWhole(form) }
        guard case .checks(let problems, _, let canSendAnyway) = obstacle else { return stop(form, obstacle) }
        guard canSendAnyway, pane.stopped == form.answers else {
            changeForm { pane in
                pane.judgeAll()
                pane.isEditing = pane.line != nil
            }
            return stop(form, obstacle)
        }
        // They were shown before.
        if let obstacle = session.obstacle(sending: form, anyway: true) { return stop(form, obstacle) }
        let words = problems.prefix(3).map { "\(form.tree.name(of: $0.path)): \($0.reason)" }
        let request = form.draft.uncheckedRequest(id: nextRequestID(), now: now)
        overlays.append(.question(QuestionPrompt(.about(request, problems: Array(words)), now: now)))
        return []
    }

    /// Reports why the form is not sent, and does what may help.
    private mutating func stop(_ form: Form, _ obstacle: SendObstacle) -> [Effect] {
        switch obstacle {
        case .unauthorized(let failure): toasts.show(failure, from: form.entry.id.service, at: now)
        case .loading: toasts.show(.note, obstacle.sentence, at: now)
        case .schemaUnknown:
            toasts.show(.note, obstacle.sentence, at: now)
            return [.engine(.loadEntry(form.entry.id))]
        case .tier:
            let next = sentence("refreshes your account", by: .refresh)
            toasts.show(.bad, Wording.text([obstacle.sentence, next]), at: now)
        case .entry, .checks, .sweepSize, .sweepRun, .formChanged: toasts.show(.bad, obstacle.sentence, at: now)
        }
        return []
    }

    /// Sends the requests of the open form and saves its answers for suggestions.
    mutating func sendForm(_ requests: [Request]) -> [Effect] {
        guard let entry = requests.first?.entry else { return [] }
        changeForm(of: entry) { $0.noteSent() }
        let noted = formPanes[entry]?.form.answersToNote ?? JSONObject()
        return send(requests, isConfirmed: false)
            + (noted.isEmpty ? [] : [.engine(.noteAnswers(entry, noted))])
    }

    /// Sends the form; before a sweep, asks for confirmation, since a comma can turn one run into two. The runs go
    /// through the queue one by one.
    private mutating func sendWhole(_ form: Form) -> [Effect] {
        let requests = form.requests(now: now) { nextRequestID() }
        guard requests.count > 1 else { return sendForm(requests) }
        let forecast = BalanceForecast(form.cost, account: session.account(form.entry.id.service), now: now)
        let question = Question.about(
            requests, sweep: form.sweep?.runs.summary() ?? "", balance: Wording.remainder(forecast, now: now))
        overlays.append(.question(QuestionPrompt(question, now: now)))
        return []
    }

    /// Sends `requests` of one form to the engine, which reports concerns first unless they are `isConfirmed`.
    mutating func send(_ requests: [Request], isConfirmed: Bool) -> [Effect] {
        let effects = requests.flatMap { send($0, isConfirmed: isConfirmed) }
        if requests.count > 1, let last = requests.last {
            report(.note, "Sending \(requests.count) runs of \(last.title)…", about: last.id.runID)
        }
        return effects
    }

    /// Sends `request` to the engine, which reports concerns first unless it `isConfirmed`.
    mutating func send(_ request: Request, isConfirmed: Bool) -> [Effect] {
        session.add(request)
        queue.follow(added: request.id.runID, in: session.runs)
        // Where only one pane is seen, it should be the one where the run is.
        if layout.panes.count == 1 { focus = .queue }
        report(.note, "Sending \(request.title)…", about: request.id.runID, isProgress: true)
        cursorMoved()
        return [.engine(.submit(request, isConfirmed: isConfirmed))]
    }

    /// Returns a number as random as request ids are.
    mutating func randomNumber() -> UInt32 {
        nextRequestID().value.utf8.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
    }
}
