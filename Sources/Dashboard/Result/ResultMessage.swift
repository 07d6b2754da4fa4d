import Session
import Domain

/// The message in place of an output: the state of the run, what it means, and the key that helps.
struct ResultMessage {
    let run: Run
    let state: State

    /// The sentences, most important first.
    var lines: [String] {
        let elapsed = run.elapsed(at: state.now).map { state.clockFormat.elapsed($0) }
        let usual = Wording.clock(state.session.runs.usualDuration(for: run))
        // The service no longer knows the run.
        if run.phase.isLive, let failure = run.failure, failure.cause == .notFound {
            return [
                Wording.sentence(failure.what), Wording.sentence(failure.meaning),
                advice(failure.next, "Check again", "checks again", by: .refresh, in: .result),
            ]
        }
        return switch run.phase {
        case .queued: [elapsed.map { "Queued for \($0)." } ?? "Queued.", "Usually takes about \(usual).", trouble]
        case .running: [elapsed.map { "Running \($0) of about \(usual)." } ?? "Running.", trouble]
        case .unknown: unknown
        case .failed: failed
        case .cancelled: ["Cancelled \(Wording.ago(run.endedAt ?? run.createdAt, now: state.now))."]
        case .completed: completed
        }
    }

    /// The problems with following a live run, as sentences; empty while updates arrive.
    private var trouble: String {
        var sentences: [String] = []
        if case .retrying(let moment) = run.following {
            sentences.append(
                "Reconnecting to \(run.service.name) \(state.clockFormat.soon(moment, now: state.now)).")
        }
        if let silence = run.heardAt.map({ state.now - $0 }), silence > QueueRowView.freshness {
            sentences.append("No update for \(state.clockFormat.elapsed(silence)).")
        }
        return sentences.joined(separator: " ")
    }

    /// The message while the output is loading or missing. Lists of runs do not contain outputs.
    private var completed: [String] {
        if state.result.isAwaited(run.id) || state.restsAt != nil { return ["Loading output…"] }
        return state.result.hasAsked(run.id)
            ? ["Completed, but the service sent no output.", key("retries", by: .refresh)]
            : ["Completed, but the output could not be loaded.", key("retries", by: .refresh)]
    }

    private var failed: [String] {
        guard let failure = run.failure else { return ["Failed; no reason given."] }
        return ["Failed: \(Wording.sentence(failure.what))", Wording.sentence(failure.meaning), next(failure)]
    }

    /// Returns the advice after `failure`; if that is to run it again or to edit it first, with the keys for both.
    private func next(_ failure: Failure) -> String {
        guard run.isRepeatable else { return Wording.sentence(failure.next) }
        guard failure.next.hasPrefix("Run it again, or") else {
            return advice(failure.next, "Run it again", "runs it again", by: .runAgain, in: .result)
        }
        return KeyMap.sentence([
            state.keyMap.clause("runs it again", by: .runAgain, in: .result),
            state.keyMap.clause("edits it first", by: .editRequest, in: .result),
        ])
    }

    /// Returns `next` as a sentence; if it begins with `phrase`, the key of `action` takes its place.
    private func advice(_ next: String, _ phrase: String, _ does: String, by action: Action, in place: KeyContext)
        -> String
    {
        guard next.hasPrefix(phrase), let key = state.keyMap.keyName(for: action, in: place) else {
            return Wording.sentence(next)
        }
        return KeyMap.sentence(["\(key) \(does)" + next.dropFirst(phrase.count)])
    }

    private func key(_ does: String, by action: Action) -> String {
        state.keyMap.sentence(does, by: action, in: .result)
    }

    private var unknown: [String] {
        if let waiting = run.waiting { return self.waiting(waiting) }
        if run.isUnconfirmed {
            return [what, "Whether it was accepted is unknown.", key("resolves it", by: .open)]
        }
        if run.delivery == .searching {
            let failure = run.searchFailure.map { "The check failed so far: \($0.what)" } ?? ""
            return [what, Wording.sentence(run.failure?.meaning ?? ""), Wording.sentence(failure), search]
        }
        guard let failure = run.failure, !run.isBeingSent else { return ["Sending."] }
        return [failure.what, failure.meaning, failure.next].map { Wording.sentence($0) }
    }

    private var what: String { Wording.sentence(run.failure?.what ?? "No reply") }

    private var search: String {
        let list = run.conversion == nil ? "Checking the runs at \(run.service.name)" : "Checking the generation"
        // The last check waits for a service that is offline.
        let time =
            state.session.services[run.service]?.status.failure == nil
            ? Wording.searchTime(of: run, now: state.now, state.clockFormat) : nil
        let end = time.map { ", up to \($0)" } ?? (run.searchEndsAt == nil ? "" : " once it is reachable")
        return "\(list)\(end). Don't resend."
    }

    private func waiting(_ waiting: Waiting) -> [String] {
        let why = Wording.sentence(
            for: waiting, service: run.service, isSending: state.session.runs.isSending(to: run.service),
            missingCredits: state.session.missingCredits(for: run),
            budget: run.cost.flatMap { state.session.usedUp(by: $0) }.map { "spent \($0.words)" }, now: state.now)
        let isNear = waiting.until.map { $0 - state.now < .seconds(36_000) } ?? false
        let goes = waiting.reason == .offline || waiting.reason == .unauthorized ? "Retrying" : "Sends"
        let when = isNear ? waiting.until.map { " \(goes) in \(state.clockFormat.remaining($0 - state.now))." } : nil
        return ["\(Wording.ordinal(waiting.position)) in line, not sent yet.", "\(why)\(when ?? "")"]
    }
}
