import Session
import Canvas
import Domain

extension State {
    /// Asks about `request`, which was not taken; its row goes until there is an answer.
    mutating func reduceConcerns(_ concerns: [Concern], about request: Request) -> [Effect] {
        if let run = session.retract(request.id) { queue.follow(retracted: run, in: session.runs) }
        toasts.drop(about: request.id.runID)
        let asked = overlays.lastIndex { $0.question?.question.isAbout(likesOf: request) == true }
        if let asked { return ask(also: request, concerns, at: asked) }
        // Back to where the wish came from: the queue has nothing to show for it.
        if layout.panes.count == 1, focus == .queue, openEntry == request.entry { focus = .form }
        overlays.append(.question(QuestionPrompt(session.question(about: request, concerns), now: now)))
        cursorMoved()
        return []
    }

    /// Asks about `request` in the question at `index`, which is about others of its form: the runs of a sweep are one
    /// wish. A key held down asks the same again and again, and that is one wish too.
    private mutating func ask(also request: Request, _ concerns: [Concern], at index: Int) -> [Effect] {
        guard let question = overlays[index].question?.question else { return [] }
        let more = session.question(question, alsoAbout: request, concerns)
        if let more { overlays[index] = .question(QuestionPrompt(more, now: now)) }
        return []
    }

    /// Opens the question of what became of the selected run; false where there is none.
    mutating func openInquiry() -> Bool {
        guard let id = queue.selectedID, let question = session.outcomeQuestion(of: id, now: now) else { return false }
        overlays.append(.question(QuestionPrompt(question, now: now)))
        return true
    }

    /// Brings questions about runs up to date: one that is answered elsewhere goes, one that changed is asked anew,
    /// and ages go on.
    mutating func refreshInquiries() {
        overlays = overlays.compactMap { overlay in
            guard var question = overlay.question, case .outcome(let id) = question.subject else { return overlay }
            guard let fresh = session.outcomeQuestion(of: id, now: now) else { return nil }
            return .question(question.reword(as: fresh) ? question : QuestionPrompt(fresh, now: now))
        }
    }

    /// Does what the answer under the cursor says, unless the key was meant for what stood here before.
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

    mutating func moveInQuestion(by rows: Int) {
        guard let last = overlays.indices.last, var question = overlays[last].question else { return }
        question.move(by: rows)
        overlays[last] = .question(question)
    }
}
