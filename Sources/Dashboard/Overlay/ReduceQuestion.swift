import Canvas
import Domain

extension State {
    /// Asks about `request`, which was not taken; its row goes until there is an answer.
    mutating func reduceConcerns(_ concerns: [Concern], about request: Request) -> [Effect] {
        queue.retract(request.id.runID)
        toasts.drop(Self.sendingWords(request.title))
        // A key held down asks again and again; one question is enough for one wish.
        let isAsked = overlays.contains { overlay in
            guard case .concerns(let asked)? = overlay.question?.subject else { return false }
            return asked.entry == request.entry && asked.body == request.body
        }
        guard !isAsked else { return [] }
        // Back to where the wish came from: the queue has nothing to show for it.
        if layout.panes.count == 1, focus == .queue, openEntry == request.entry { focus = .form }
        overlays.append(.question(.about(request, concerns, spent: usedUp(by: request)?.words, now: now)))
        cursorMoved()
        return []
    }

    /// Opens the question of what became of the selected run; false where there is none.
    mutating func openInquiry() -> Bool {
        guard let run = selectedRun, case .asking(let inquiry)? = run.outbox else { return false }
        overlays.append(.question(.about(run, inquiry, now: now)))
        return true
    }

    /// Brings questions about runs up to date: one that is answered elsewhere goes, one that changed is asked anew,
    /// and ages go on.
    mutating func refreshInquiries() {
        overlays = overlays.compactMap { overlay in
            guard var question = overlay.question, case .inquiry(let id) = question.subject else { return overlay }
            guard let run = queue[id], case .asking(let inquiry)? = run.outbox else { return nil }
            let fresh = Question.about(run, inquiry, now: now)
            return .question(question.reword(as: fresh) ? question : fresh)
        }
    }

    /// Does what the answer under the cursor says, unless the key was meant for what stood here before.
    mutating func answerQuestion(_ choose: (Question) -> Question.Answer?) -> [Effect] {
        guard let last = overlays.indices.last, var question = overlays[last].question else { return [] }
        guard question.takesAnswer(at: now) else {
            overlays[last] = .question(question)
            return []
        }
        guard let answer = choose(question) else { return [] }
        overlays.remove(at: last)
        switch answer.deed {
        case .leave: return []
        case .sendUnchecked(let request): return send(request, isConfirmed: false)
        case .send(let request): return send(request, isConfirmed: true)
        case .adopt(let request, let remoteID): return [.engine(.resolve(request, .adopt(remoteID: remoteID)))]
        case .sendAgain(let request): return [.engine(.resolve(request, .sendAgain(nextRequestID())))]
        case .letBe(let request): return [.engine(.resolve(request, .letBe))]
        }
    }

    mutating func moveInQuestion(by rows: Int) {
        guard let last = overlays.indices.last, var question = overlays[last].question else { return }
        question.move(by: rows)
        overlays[last] = .question(question)
    }
}
