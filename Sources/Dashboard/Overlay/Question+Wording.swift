package import Domain

extension Question {
    /// Asks whether `requests`, of one form and one price, are to be sent although there are `concerns` about some.
    ///
    /// - Parameter spent: What the budget that is used up has seen, in words; nil where it is not known.
    package static func about(_ requests: [Request], _ concerns: [Concern], spent: String?, now: Timestamp) -> Question
    {
        let count = requests.count
        let price = requests.first.map { Wording.price($0.cost.times(count)) } ?? ""
        var asks = count == 1 ? "Send it all the same?" : "Send all \(count) all the same?"
        var yes = "Yes, send \(count == 1 ? "it" : "them"): \(price)"
        let text = concerns.map { concern in
            switch concern {
            case .repeated(let ago, let state, _):
                switch state {
                case .prepared:
                    asks = count == 1 ? "Add another?" : "Add all \(count)?"
                    yes = "Yes, add \(count == 1 ? "it" : "them"): \(price)"
                    return count == 1
                        ? "The same is waiting in line; nothing was sent yet."
                        : "One of them is waiting in line already; nothing was sent yet."
                case .unknown, .searching, .absent, .undecided:
                    return count == 1
                        ? "What became of the same is not known yet." : "What became of one of them is not known yet."
                case .sending, .accepted, .rejected, .withdrawn, .adopted, .replaced, .dismissed:
                    return "\(count == 1 ? "The same" : "One of them") was sent \(Wording.span(ago)) ago."
                }
            case .price(let credits):
                return "\(count == 1 ? "This" : "Each") costs \(Wording.plural(credits, "credit"))."
            case .overBudget: return spent.map { "Over your budget: \($0)." } ?? "Over your budget."
            }
        }
        return Question(
            .concerns(requests, concerns),
            title: (requests.first?.title ?? "") + (count == 1 ? "" : ", \(count) runs"), text: text + [asks],
            answers: [
                Answer("No, leave \(count == 1 ? "it" : "them")", .leave), Answer(yes, .send(requests)),
            ], now: now)
    }

    /// Whether it asks about concerns with requests of the same form as `request`.
    package func isAbout(likesOf request: Request) -> Bool {
        guard case .concerns(let requests, _) = subject else { return false }
        return requests.contains { $0.entry == request.entry && $0.action == request.action }
    }

    /// The question with `request` and the concerns about it asked about as well; nil where it is asked about already.
    ///
    /// - Parameter spent: What the budget has seen that a price goes over, in words; nil where it is not known.
    package func asking(
        also request: Request, _ concerns: [Concern], now: Timestamp, spent: (Cost) -> String?
    ) -> Question? {
        guard case .concerns(let asked, let known) = subject, !asked.contains(where: { $0.body == request.body })
        else { return nil }
        let requests = asked + [request]
        return .about(
            requests, known + concerns.filter { concern in !known.contains { $0.isLike(concern) } },
            spent: spent(request.cost.times(requests.count)), now: now)
    }

    /// Asks whether `requests`, all runs of the `sweep` in words, are to be sent.
    static func about(_ requests: [Request], sweep: String, now: Timestamp) -> Question {
        let price = requests.first.map { Wording.price($0.cost.times(requests.count)) } ?? ""
        return Question(
            .sweep(requests), title: requests.first?.title ?? "",
            text: ["\(sweep).", "Send all \(requests.count)?"],
            answers: [
                Answer("No, leave them", .leave), Answer("Yes, send them: \(price)", .sendForm(requests)),
            ], now: now)
    }

    /// Asks whether `request` is to be sent although a check found `problems`, of which the first few are told.
    static func about(_ request: Request, problems: [String], now: Timestamp) -> Question {
        Question(
            .problems(request), title: "Send it anyway?",
            text: problems.map(Wording.sentence) + [
                "A schema can err; a service that refuses a form bills nothing for it."
            ],
            answers: [
                Answer("No, mend it", .leave),
                Answer("Yes, send it: \(Wording.price(request.cost))", .sendForm([request])),
            ], now: now)
    }

    /// Asks what became of `run`, whose outcome could not be told.
    package static func about(_ run: Run, _ outcome: OutcomeQuestion, now: Timestamp) -> Question {
        let request = run.request
        let found =
            outcome.isUnread || run.conversion == nil
            ? runs(outcome, run.service) : run.conversion.map { generation($0.conversion, outcome, run.service) }
        let adopt = outcome.candidates.map { candidate in
            guard run.conversion == nil else {
                return Answer(
                    "It was taken: follow it", detail: String(candidate.remoteID.prefix(8)),
                    .adopt(request, remoteID: candidate.remoteID))
            }
            let facts = [
                candidate.title ?? run.title, candidate.createdAt.map { Wording.age($0, now: now) } ?? "of unknown age",
                candidate.phase.map { "\($0.rawValue) when seen" },
            ]
            return Answer(
                "It is " + facts.compactMap(\.self).joined(separator: ", "),
                detail: String(candidate.remoteID.prefix(8)), .adopt(request, remoteID: candidate.remoteID))
        }
        let again =
            switch run.cost {
            case .ownKey(let provider): "Send it again, may bill your \(provider) key once more"
            case let cost?: "Send it again, may cost \(Wording.price(cost)) once more"
            case nil: "Send it again, may cost as much once more"
            }
        return Question(
            .outcome(run.id), title: "What became of \(run.title)?",
            text: [sent(run, now: now), evidence(outcome.evidence, run.cost), found ?? ""],
            answers: adopt
                + [
                    Answer("Decide later", .leave), Answer("Let it be, and ask no more", .dismiss(request)),
                    // Nobody has looked whether the first one was accepted.
                    outcome.isUnread ? nil : Answer(again, .sendAgain(request)),
                ].compactMap(\.self),
            // Where there is one run to point at, it most likely is the one; of several, none is taken by chance. That
            // there is a generation says nothing of its conversion, nor a run of unknown time of when it was made.
            cursor: adopt.count > 1 || run.conversion != nil || outcome.candidates.first?.createdAt == nil
                ? adopt.count : 0,
            now: now)
    }

    /// What the service's list tells, as far as it could be read.
    private static func runs(_ outcome: OutcomeQuestion, _ service: Service) -> String {
        let count = outcome.candidates.count
        let fit =
            count == 1 ? "One run at \(service.name) may be it." : "\(count) runs at \(service.name) may be it."
        switch outcome.lookup {
        case .failed(let failure) where count == 0:
            return Wording.sentence("Easel could not look for it, because \(failure.what)")
                + " It looks as soon as that works; until then it may have been accepted."
        case .partial(let reason):
            let seen = count == 0 ? "Easel saw no run at \(service.name) that fits it" : String(fit.dropLast())
            return "\(seen), but could not see all: \(Wording.sentence(reason))"
        case .whole where count == 0: return "No run at \(service.name) fits it."
        case .whole, .failed: return fit
        }
    }

    /// What its generation tells of a conversion.
    private static func generation(_ conversion: Conversion, _ outcome: OutcomeQuestion, _ service: Service) -> String {
        guard let generation = outcome.candidates.first else {
            return "\(service.name) shows no new \(conversion.name) of it, and does not say that it makes one."
        }
        let status = generation.phase.map { " reads \($0.rawValue), and" } ?? ""
        return "Its generation\(status) does not tell whether it was taken."
    }

    /// When it was sent, and what came of that: `Sent 41 s ago, but artinstring did not say whether …`
    private static func sent(_ run: Run, now: Timestamp) -> String {
        let age = run.createdAt.map { now - $0 } ?? .seconds(3600)
        let sent = "Sent \(age < .seconds(3600) ? Wording.span(age) + " ago" : Wording.ago(run.createdAt, now: now))"
        guard let what = run.failure.map({ Wording.sentence($0.what) }) else { return sent + ". No answer came." }
        // The failure may begin with the same word.
        let again = "Sent, "
        return what.hasPrefix(again) ? "\(sent), \(what.dropFirst(again.count))" : "\(sent). \(what)"
    }

    /// What the account tells about the money.
    private static func evidence(_ evidence: OutcomeQuestion.BalanceEvidence, _ cost: Cost?) -> String {
        if case .ownKey(let provider)? = cost { return "Only \(provider) can tell whether your key was billed." }
        let gauge =
            switch cost {
            case .credits: "balance"
            case .quota(let modality, _): "\(modality.rawValue) quota"
            case .uncounted, .ownKey, nil: "account"
            }
        return switch evidence {
        case .spent: "Your \(gauge) went down, as if it had been accepted."
        case .unspent: "Your \(gauge) did not change: it was most likely not accepted."
        case .inconclusive: "Your \(gauge) cannot tell: it may have been paid for."
        }
    }
}

extension OutcomeQuestion {
    /// Whether nothing could be read of that in which it would be.
    fileprivate var isUnread: Bool {
        if case .failed = lookup, candidates.isEmpty { true } else { false }
    }
}

extension Concern {
    /// Whether `other` is the same worry about another request.
    fileprivate func isLike(_ other: Concern) -> Bool {
        switch (self, other) {
        case (.repeated, .repeated), (.price, .price), (.overBudget, .overBudget): true
        default: false
        }
    }
}
