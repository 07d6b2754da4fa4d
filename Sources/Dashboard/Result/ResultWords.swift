import Domain

/// What is said of a run from which nothing has come: what is going on, what it means, and the key that helps.
struct ResultWords {
    let run: Run
    let state: State

    /// A sentence each, the most important one first.
    var lines: [String] {
        let soFar = run.elapsed(at: state.now).map { ", \(state.clockFace.elapsed($0)) so far" } ?? ""
        let usual = "A run like this usually takes \(Wording.clock(state.queue.usualDuration(for: run)))."
        // Nobody asks for it any more.
        if run.phase.isLive, let failure = run.failure, failure.cause == .notFound {
            return [
                Wording.sentence(failure.what), Wording.sentence(failure.meaning),
                advice(failure.next, "Ask once more", "asks once more", by: .refresh, in: .result),
            ]
        }
        return switch run.phase {
        case .queued: ["Waiting for its turn\(soFar).", usual, news]
        case .running: ["Being made\(soFar).", usual, news]
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
            ? ["Completed, but the service sent no output.", key("reads it again", by: .refresh)]
            : ["Completed. What came out could not be read.", key("tries again", by: .refresh)]
    }

    private var failed: [String] {
        guard let failure = run.failure else { return ["Failed: the service does not say why."] }
        let next =
            run.entry == nil
            ? Wording.sentence(failure.next)
            : advice(failure.next, "Run it again", "in its form runs it again", by: .run, in: .form)
        return ["Failed: \(Wording.sentence(failure.what))", Wording.sentence(failure.meaning), next]
    }

    /// What is advised, where it begins with `wish` with the key that does it.
    private func advice(_ next: String, _ wish: String, _ does: String, by action: Action, in place: KeyContext)
        -> String
    {
        guard next.hasPrefix(wish), let key = state.keyMap.keyName(for: action, in: place) else {
            return Wording.sentence(next)
        }
        return KeyMap.sentence(["\(key) \(does)" + next.dropFirst(wish.count)])
    }

    private func key(_ does: String, by action: Action) -> String {
        state.keyMap.sentence(does, by: action, in: .result)
    }

    private var unknown: [String] {
        if let waiting = run.waiting { return self.waiting(waiting) }
        if run.isUnconfirmed {
            return [what, "It could not be told what became of it.", key("decides", by: .open)]
        }
        if run.delivery == .searching {
            let failure = run.searchFailure.map { "It could not look so far: \($0.what)" } ?? ""
            return [what, Wording.sentence(run.failure?.meaning ?? ""), Wording.sentence(failure), search]
        }
        guard let failure = run.failure, !run.isBeingSent else { return ["Sending."] }
        return [failure.what, failure.meaning, failure.next].map { Wording.sentence($0) }
    }

    private var what: String { Wording.sentence(run.failure?.what ?? "No answer came") }

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
            budget: run.cost.flatMap { state.usedUp(by: $0) }.map { "spent \($0.words)" }, now: state.now)
        let isNear = waiting.until.map { $0 - state.now < .seconds(36_000) } ?? false
        let goes = waiting.reason == .offline || waiting.reason == .unauthorized ? "Next try" : "It goes"
        let when = isNear ? waiting.until.map { " \(goes) in \(state.clockFace.remaining($0 - state.now))." } : nil
        return ["Number \(waiting.position) in line, nothing was sent.", "\(why)\(when ?? "")", keys(waiting)]
    }

    /// What can be done with a request that waits.
    private func keys(_ waiting: Waiting) -> String {
        let map = state.keyMap
        let change = [
            map.clause("takes it back", by: .withdraw, in: .result),
            map.clause("edits it", by: .editRequest, in: .result),
        ]
        let isHeld = waiting.reason == .held
        let hold = [map.clause(isHeld ? "lets it go" : "holds it", by: .hold, in: .result)]
        let movers = [Action.moveSooner, .moveLater].compactMap { map.keyName(for: $0, in: .result) }
        let move =
            movers.isEmpty || !state.queue.canMove(run)
            ? nil : movers.joined(separator: " and ") + (movers.count > 1 ? " move it" : " moves it")
        return KeyMap.sentence((isHeld ? hold + change : change + hold) + [move])
    }
}
