import Domain

/// Follows one request of `easel run` from its submission to its end, and says what a person at a shell should know.
///
/// Nobody is there to wait for a quota that starts afresh tomorrow: what cannot be sent now is taken back.
struct RunWatch: Sendable {
    /// What to do next, in this order.
    enum Step: Hashable, Sendable {
        /// Tell the person, on standard error.
        case say(String)
        case ask(EngineCommand)
        /// It is over, as `run` says; nil where there is none.
        case end(ExitStatus?, Run?)
    }

    private let request: Request
    private var said: String?
    private var takingBack: ExitStatus?
    /// Whether it is held since it could not be written down that it leaves.
    private var isUnwritable = false
    private var isOver = false

    init(_ request: Request) { self.request = request }

    mutating func take(_ event: EngineEvent) -> [Step] {
        guard !isOver else { return [] }
        switch event {
        case .runs(let runs):
            return runs.first { $0.id == request.id.runID }.map { take($0) } ?? []
        case .concerns(let asked, let concerns) where asked.id == request.id:
            return end(.failed, nil, concerns.map(Self.words) + ["Nothing was sent. --yes sends it all the same."])
        case .rejected(let id, let failure) where id == request.id:
            // The end of one whose outcome is unknown comes with its run.
            return failure.cause == .outcomeUnknown
                ? tell(Self.words(failure)) : end(Self.status(of: failure), nil, [Self.words(failure)])
        case .withdrawn(let taken) where taken.id == request.id:
            return end(takingBack ?? .interrupted, nil, ["Taken back: nothing was sent."])
        case .failed(.submit(let held, isConfirmed: _), let failure) where held.id == request.id:
            isUnwritable = true
            return takeBack(.failed, Self.words(failure))
        case .failed(.withdraw(let id), let failure) where id == request.id:
            // Where it is not held it may have left just before, and its run is yet to be told.
            guard isUnwritable else { return tell("It could not be taken back. \(Self.words(failure))") }
            return end(.failed, nil, ["It could not be taken back either: the next Easel sends it."])
        default: return []
        }
    }

    private mutating func take(_ run: Run) -> [Step] {
        switch run.outbox {
        case .waiting(let waiting): return take(waiting)
        case .sending: return tell("Sending.")
        case .searching: return tell("No answer came. Easel looks for it in \(run.service.name)'s list.")
        case .asking(let inquiry):
            let count = inquiry.candidates.count
            return end(
                .outcomeUnknown, run,
                [
                    count == 0
                        ? "What became of it is not known: no run at \(run.service.name) fits it."
                        : "What became of it is not known: \(count) runs at \(run.service.name) fit it.",
                    "It may have been paid for. easel, the dashboard, asks you about it.",
                ])
        case nil: break
        }
        switch run.phase {
        case .unknown: return []
        case .queued, .running:
            // A run that the service has forgotten is followed no more.
            if let failure = run.failure, failure.cause == .notFound { return end(.failed, run, [Self.words(failure)]) }
            return tell(run.phase == .queued ? "Accepted, and queued there." : "Running.")
        case .completed:
            // An end may be told before what came of it, but then somebody still reads the run.
            let isEmpty = run.output?.isEmpty ?? true
            guard !isEmpty || run.following == .none else { return [] }
            return end(nil, run, [isEmpty ? "Completed, and nothing came out." : "Completed."])
        case .failed:
            // One that was refused never became a run.
            let status = run.failure.map(Self.status) ?? .failed
            return end(status, run.remoteID == nil ? nil : run, [run.failure.map(Self.words) ?? "It failed."])
        case .cancelled: return run.remoteID == nil ? [] : end(.failed, run, ["It was cancelled there."])
        }
    }

    private mutating func take(_ waiting: Waiting) -> [Step] {
        switch waiting.reason {
        case .turn: return []
        case .pace: return tell("Waits: \(request.service.name) takes only so many in a minute.")
        case .elsewhere: return tell("Waits: another Easel sends it.")
        case .held: return takeBack(.failed, "It is held back in the line.")
        case .quota: return takeBack(.exhausted, "The \(request.modality.rawValue) quota is used up.")
        case .credits: return takeBack(.exhausted, "The balance is too low.")
        case .budget: return takeBack(.failed, "The budget you have set is used up.")
        case .offline: return takeBack(.failed, "\(request.service.name) cannot be reached.")
        }
    }

    private mutating func takeBack(_ status: ExitStatus, _ words: String) -> [Step] {
        guard takingBack == nil else { return [] }
        takingBack = status
        return tell(words) + [.ask(.withdraw(request.id))]
    }

    private mutating func tell(_ words: String) -> [Step] {
        guard said != words else { return [] }
        said = words
        return [.say(words)]
    }

    private mutating func end(_ status: ExitStatus?, _ run: Run?, _ words: [String]) -> [Step] {
        isOver = true
        return words.map(Step.say) + [.end(status, run)]
    }

    // MARK: words

    private static func words(_ failure: Failure) -> String {
        [failure.what, failure.meaning, failure.next].filter { !$0.isEmpty }
            .map { $0.hasSuffix(".") ? $0 : $0 + "." }.joined(separator: " ")
    }

    private static func words(_ concern: Concern) -> String {
        switch concern {
        case .price(let credits): "It costs \(credits) credits, more than you want to spend unasked."
        case .repeated(let ago, _): "The same was sent or is waiting since \(ago.components.seconds) s."
        case .overBudget: "It goes over the budget you have set."
        }
    }

    private static func status(of failure: Failure) -> ExitStatus {
        switch failure.cause {
        case .notAuthorized: .notAuthorized
        case .tierRequired, .quotaExhausted, .creditsExhausted: .exhausted
        case .outcomeUnknown: .outcomeUnknown
        case .invalidBody, .missingVariables: .usage
        default: .failed
        }
    }
}
