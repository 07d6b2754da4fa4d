import Domain

/// What is said of a run from which nothing has come: what is going on, what it means, and the key that helps.
struct ResultWords {
    let run: Run
    let state: State

    /// A sentence each, the most important one first.
    var lines: [String] {
        let elapsed = state.clockFace.elapsed(run.elapsed(at: state.now) ?? .zero)
        let usual = "A run like this usually takes \(Wording.clock(state.queue.usualDuration(for: run)))."
        // Nobody asks for it any more.
        if run.phase.isLive, let failure = run.failure, failure.cause == .notFound {
            return [Wording.sentence(failure.what), Wording.sentence(failure.meaning), Wording.sentence(failure.next)]
        }
        return switch run.phase {
        case .queued: ["Waiting for its turn, \(elapsed) so far.", usual, news]
        case .running: ["Being made, \(elapsed) so far.", usual, news]
        case .unknown: unknown
        case .failed: failed
        case .cancelled: ["Cancelled \(Wording.ago(run.endedAt ?? run.createdAt, now: state.now))."]
        case .completed: completed
        }
    }

    /// How a live run is followed, and how fresh what is known of it is.
    private var news: String {
        let age = run.heardAt.map { state.now - $0 }
        let heard =
            age.map { $0 < .seconds(2) ? "Heard just now." : "Last heard \(state.clockFace.elapsed($0)) ago." } ?? ""
        let how =
            switch run.following {
            case .none: ""
            case .stream: "\(run.service.name) tells of it as it goes."
            case .poll: "Easel asks \(run.service.name) again and again."
            case .retrying(let moment):
                "Easel asks \(run.service.name) again \(state.clockFace.soon(moment, now: state.now))."
            }
        return [how, heard].filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// A list of runs has no outputs: the run itself is asked for its own.
    private var completed: [String] {
        if state.result.isAwaited(run.id) || state.restsAt != nil { return ["Fetching what came out."] }
        return state.result.hasAsked(run.id)
            ? ["Completed, but the service sent no output.", "r reads it again."]
            : ["Completed. What came out could not be read.", "r tries again."]
    }

    private var failed: [String] {
        guard let failure = run.failure else { return ["Failed: the service does not say why."] }
        return ["Failed: \(Wording.sentence(failure.what))", failure.meaning, runAgain(failure.next)]
    }

    /// The advice to run it again, with the key that does it.
    private func runAgain(_ next: String) -> String {
        let advice = "Run it again"
        guard run.entry != nil, next.hasPrefix(advice) else { return next }
        return "ctrl-r in its form runs it again" + next.dropFirst(advice.count)
    }

    private var unknown: [String] {
        if let waiting = run.waiting { return self.waiting(waiting) }
        if run.isAsking {
            return [run.failure?.what ?? "No answer came", "It could not be told what became of it.", "enter decides."]
        }
        if run.outbox == .searching {
            return [run.failure?.what ?? "No answer came", run.failure?.meaning ?? "", search]
        }
        guard let failure = run.failure, !run.isBeingSent else { return ["Sending."] }
        return [failure.what, failure.meaning, failure.next]
    }

    private var search: String {
        let list =
            run.conversion == nil
            ? "Easel looks for it in \(run.service.name)'s list" : "Easel reads the generation again and again"
        // The last look waits for a service that does not answer.
        let time =
            state.services[run.service]?.status.failure == nil
            ? Wording.searchTime(of: run, now: state.now, state.clockFace) : nil
        let asks =
            time.map { " and asks you in \($0) at the latest" }
            ?? (run.searchEndsAt == nil ? "" : " and asks you as soon as that answers")
        return "\(list)\(asks). Do not send it again."
    }

    private func waiting(_ waiting: Waiting) -> [String] {
        let why = Wording.sentence(
            for: waiting, service: run.service, isSending: state.queue.isSending(to: run.service),
            missingCredits: state.missingCredits(for: run),
            budget: run.cost.flatMap { state.usedUp(by: $0) }.map { "spent \($0.words)" })
        let isNear = waiting.until.map { $0 - state.now < .seconds(36_000) } ?? false
        let goes = waiting.reason == .offline ? "Next try" : "It goes"
        let when = isNear ? waiting.until.map { " \(goes) in \(state.clockFace.remaining($0 - state.now))." } : nil
        var keys =
            waiting.reason == .held
            ? ["p lets it go", "x takes it back", "e edits it"] : ["x takes it back", "e edits it", "p holds it"]
        if state.queue.canMove(run) { keys.append("K and J move it") }
        return [
            "Number \(waiting.position) in line, nothing was sent.", "\(why)\(when ?? "")",
            keys.joined(separator: ", ") + ".",
        ]
    }
}
