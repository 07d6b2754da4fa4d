package import Domain

extension Question {
    /// Returns the question whether to send `requests`, of one form and one price, despite `concerns` about some of
    /// them.
    ///
    /// - `spent`: The state of the exceeded budget, such as `12 of 10 runs today`; nil if it is unknown.
    package static func about(_ requests: [Request], _ concerns: [Concern], spent: String?) -> Question {
        let count = requests.count
        let price = requests.first.map { Wording.price($0.cost.times(count)) } ?? ""
        let runs = Wording.plural(count, "run")
        var asks = count == 1 ? "Send it?" : "Send \(runs)?"
        var verb = count == 1 ? "Send" : "Send \(runs)"
        let text = concerns.map { concern in
            switch concern {
            case .repeated(let ago, let state, _):
                switch state {
                case .prepared:
                    asks = count == 1 ? "Add another?" : "Add \(runs)?"
                    verb = count == 1 ? "Add" : "Add \(runs)"
                    return "\(count == 1 ? "An identical request" : "One of these") is already waiting."
                case .unknown, .searching, .absent, .undecided:
                    if count == 1 { (asks, verb) = ("Send it again?", "Send again") }
                    return "\(count == 1 ? "An identical request" : "One of these") is still unconfirmed."
                case .sending, .accepted, .rejected, .withdrawn, .adopted, .replaced, .dismissed:
                    if count == 1 { (asks, verb) = ("Send it again?", "Send again") }
                    return "You sent \(count == 1 ? "this" : "one of these") \(Wording.span(ago)) ago."
                }
            case .price(let credits):
                return "\(count == 1 ? "This" : "Each") costs \(Wording.plural(credits, "credit"))."
            case .overBudget: return spent.map { "Over your budget: \($0)." } ?? "Over your budget."
            }
        }
        return Question(
            .concerns(requests, concerns),
            title: (requests.first?.title ?? "") + (count == 1 ? "" : ", \(runs)"), text: text + [asks],
            answers: [
                Answer("Cancel", .leave), Answer("\(verb) (\(price))", .send(requests)),
            ])
    }

    /// Returns true if the question is about concerns with requests of the same form as `request`.
    package func isAbout(likesOf request: Request) -> Bool {
        guard case .concerns(let requests, _) = subject else { return false }
        return requests.contains { $0.entry == request.entry && $0.action == request.action }
    }

    /// Returns the question with `request` and its concerns added; nil if it is about this request already.
    ///
    /// - `spent`: Returns the state of the budget that a price exceeds; nil if it is unknown.
    package func asking(also request: Request, _ concerns: [Concern], spent: (Cost) -> String?) -> Question? {
        guard case .concerns(let asked, let known) = subject, !asked.contains(where: { $0.body == request.body })
        else { return nil }
        let requests = asked + [request]
        return .about(
            requests, known + concerns.filter { concern in !known.contains { $0.isLike(concern) } },
            spent: spent(request.cost.times(requests.count)))
    }

    /// Returns the question whether to send all runs of a sweep.
    ///
    /// - `sweep`: The summary of the sweep, such as `6 runs (subject × 2, steps × 3)`.
    /// - `balance`: The quota or balance after it, such as `188 → 182 left`.
    package static func about(_ requests: [Request], sweep: String, balance: String) -> Question {
        let price = requests.first.map { Wording.price($0.cost.times(requests.count)) } ?? ""
        let runs = Wording.plural(requests.count, "run")
        let uses = if case .ownKey? = requests.first?.cost { "It is \(price)" } else { "Uses \(price)" }
        return Question(
            .sweep(requests), title: requests.first?.title ?? "",
            text: ["\(sweep).", "\(uses), \(balance).", "Send \(runs)?"],
            answers: [Answer("Cancel", .leave), Answer("Send \(runs)", .sendForm(requests))])
    }

    /// Returns the question whether to send `request` although validation found `problems`.
    package static func about(_ request: Request, problems: [String]) -> Question {
        Question(
            .problems(request), title: "Send anyway?",
            text: problems.map(Wording.sentence) + [
                "The schema may be wrong. A rejected request costs nothing."
            ],
            answers: [
                Answer("Keep editing", .leave),
                Answer("Send anyway (\(Wording.price(request.cost)))", .sendForm([request])),
            ])
    }

    /// Returns the question for the outcome of `run`, which could not be determined.
    package static func about(_ run: Run, _ outcome: OutcomeQuestion, now: Timestamp) -> Question {
        let request = run.request
        let found =
            outcome.isUnread || run.conversion == nil
            ? Wording.matches(outcome, at: run.service)
            : run.conversion.map { generation($0.conversion, outcome, run.service) }
        let adopt = outcome.candidates.map { candidate in
            guard run.conversion == nil else {
                return Answer(
                    "Track it: it was accepted", detail: String(candidate.remoteID.prefix(8)),
                    .adopt(request, remoteID: candidate.remoteID))
            }
            let facts = [
                candidate.title.flatMap { $0 == run.title ? nil : $0 },
                candidate.createdAt.map { "started \(Wording.span(now - $0)) ago" } ?? "start unknown",
                candidate.phase?.rawValue,
            ]
            return Answer(
                "Use this run: " + facts.compactMap(\.self).joined(separator: ", "),
                detail: String(candidate.remoteID.prefix(8)), .adopt(request, remoteID: candidate.remoteID))
        }
        let again =
            switch run.cost {
            case .ownKey(let provider): "Send again (may bill your \(Wording.provider(provider)) key twice)"
            case let cost?: "Send again (may cost \(Wording.price(cost)) twice)"
            case nil: "Send again (may be charged twice)"
            }
        return Question(
            .outcome(run.id), title: "Was \(run.title) accepted?",
            text: [sent(run, now: now), evidence(outcome.evidence, run.cost), found ?? ""],
            answers: adopt
                + [
                    Answer("Decide later", .leave), Answer("Dismiss, don't ask again", .dismiss(request)),
                    // Without a check, the first request may have been accepted.
                    outcome.isUnread ? nil : Answer(again, .sendAgain(request)),
                ].compactMap(\.self),
            // A single match is most likely the run; of several, none is suggested. The existence of a generation says
            // nothing about its conversion, and a run without a time may be older than the request.
            suggested: adopt.count > 1 || run.conversion != nil || outcome.candidates.first?.createdAt == nil
                ? adopt.count : 0)
    }

    /// Returns the state of a conversion by its generation, as a sentence.
    private static func generation(_ conversion: Conversion, _ outcome: OutcomeQuestion, _ service: Service) -> String {
        guard let generation = outcome.candidates.first else {
            return "\(service.name) shows no new \(conversion.name) of it and reports none in progress."
        }
        let status = generation.phase.map { " is \($0.rawValue), which" } ?? ""
        return "Its status\(status) does not show whether it was accepted."
    }

    /// Returns when the request was sent and what happened: `Sent 41 s ago, but artinstring did not confirm it …`
    private static func sent(_ run: Run, now: Timestamp) -> String {
        let age = run.createdAt.map { now - $0 } ?? .seconds(3600)
        let sent = "Sent \(age < .seconds(3600) ? Wording.span(age) + " ago" : Wording.ago(run.createdAt, now: now))"
        guard let what = run.failure.map({ Wording.sentence($0.what) }) else { return sent + ". No reply." }
        // The failure may begin with the same word.
        let again = "Sent, "
        return what.hasPrefix(again) ? "\(sent), \(what.dropFirst(again.count))" : "\(sent). \(what)"
    }

    /// Returns what the account shows about the money.
    private static func evidence(_ evidence: OutcomeQuestion.BalanceEvidence, _ cost: Cost?) -> String {
        if case .ownKey(let provider)? = cost {
            return "Check with \(Wording.provider(provider)) whether your key was billed."
        }
        let gauge =
            switch cost {
            case .credits: "balance"
            case .quota(let modality, _): "\(modality.rawValue) quota"
            case .uncounted, .ownKey, nil: "account"
            }
        return switch evidence {
        case .spent: "Your \(gauge) went down, so it was probably accepted."
        case .unspent: "Your \(gauge) did not change, so it was probably not accepted."
        case .inconclusive: "Your \(gauge) doesn't show whether it was charged."
        }
    }
}

extension OutcomeQuestion {
    /// True if nothing could be read that would contain the run.
    fileprivate var isUnread: Bool {
        if case .failed = lookup, candidates.isEmpty { true } else { false }
    }
}

extension Concern {
    /// Returns true if `other` is the same concern about another request.
    fileprivate func isLike(_ other: Concern) -> Bool {
        switch (self, other) {
        case (.repeated, .repeated), (.price, .price), (.overBudget, .overBudget): true
        default: false
        }
    }
}
