package import Domain

extension Session {
    /// Asks whether `request`, which was not taken, is to be sent although there are `concerns`.
    package func question(about request: Request, _ concerns: [Concern]) -> Question {
        .about([request], concerns, spent: usedUp(by: request.cost)?.words)
    }

    /// Asks about `request` in `question`, which is about others of its form: the runs of a sweep are one question, and
    /// so
    /// is a key held down, which asks the same again and again.
    ///
    /// - Returns: nil where `question` asks about it already.
    package func question(_ question: Question, alsoAbout request: Request, _ concerns: [Concern]) -> Question? {
        question.asking(also: request, concerns) { usedUp(by: $0)?.words }
    }

    /// Asks for the outcome of the run called `id`; nil where there is nothing to decide about it.
    package func outcomeQuestion(of id: RunID, now: Timestamp) -> Question? {
        guard let run = runs[id], let question = run.outcomeQuestion else { return nil }
        return .about(run, question, now: now)
    }
}
