import Session
import Canvas
import Domain

extension State {
    /// Opens the question about `request`, which was not accepted yet; its row disappears until it is answered.
    mutating func reduceConcerns(_ concerns: [Concern], about request: Request) -> [Effect] {
        if let run = session.retract(request.id) { queue.follow(retracted: run, in: session.runs) }
        toasts.drop(about: request.id.runID)
        let asked = overlays.lastIndex { $0.question?.question.isAbout(likesOf: request) == true }
        if let asked { return ask(also: request, concerns, at: asked) }
        // Back to the form: the queue has no row for the request.
        if layout.panes.count == 1, focus == .queue, openEntry == request.entry { focus = .form }
        overlays.append(.question(QuestionPrompt(session.question(about: request, concerns), now: now)))
        cursorMoved()
        return []
    }

    /// Adds `request` to the question at `index`, which is about other requests of the same form: the runs of a sweep,
    /// or repeated presses of a key, are one question.
    private mutating func ask(also request: Request, _ concerns: [Concern], at index: Int) -> [Effect] {
        guard let question = overlays[index].question?.question else { return [] }
        let more = session.question(question, alsoAbout: request, concerns)
        if let more { overlays[index] = .question(QuestionPrompt(more, now: now)) }
        return []
    }

    /// Opens the question for the outcome of the selected run. Returns false if it has none.
    mutating func openOutcomeQuestion() -> Bool {
        guard let id = queue.selectedID, let question = session.outcomeQuestion(of: id, now: now) else { return false }
        overlays.append(.question(QuestionPrompt(question, now: now)))
        return true
    }

    /// Updates the open questions about outcomes: one that is resolved closes, one that has changed is replaced, and
    /// ages advance.
    mutating func refreshOutcomeQuestions() {
        overlays = overlays.compactMap { overlay in
            guard var question = overlay.question, case .outcome(let id) = question.subject else { return overlay }
            guard let fresh = session.outcomeQuestion(of: id, now: now) else { return nil }
            return .question(question.reword(as: fresh) ? question : QuestionPrompt(fresh, now: now))
        }
    }

    /// Performs the chosen answer, unless the key came too early to be meant as one.
    mutating func answerQuestion(_ choose: (QuestionPrompt) -> Question.Answer?) -> [Effect] {
        guard let last = overlays.indices.last, var question = overlays[last].question else { return [] }
        guard question.takesAnswer(at: now) else {
            overlays[last] = .question(question)
            return []
        }
        guard let answer = choose(question) else { return [] }
        overlays.remove(at: last)
        switch answer.action {
        case .leave: return []
        case .sendForm(let requests): return sendForm(requests)
        case .send(let requests): return send(requests, isConfirmed: true)
        case .adopt(let request, let remoteID): return [.engine(.resolve(request, .adopt(remoteID: remoteID)))]
        case .sendAgain(let request): return [.engine(.resolve(request, .sendAgain(nextRequestID())))]
        case .dismiss(let request): return [.engine(.resolve(request, .dismiss))]
        }
    }

    /// Moves the cursor of the topmost question.
    mutating func moveInQuestion(by rows: Int) {
        guard let last = overlays.indices.last, var question = overlays[last].question else { return }
        question.move(by: rows)
        overlays[last] = .question(question)
    }
}
