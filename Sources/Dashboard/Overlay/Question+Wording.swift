import Domain

extension Question {
    /// Asks whether `request` is to be sent although there are `concerns`.
    ///
    /// - Parameter spent: What the budget that is used up has seen, in words; nil where it is not known.
    static func about(_ request: Request, _ concerns: [Concern], spent: String?, now: Timestamp) -> Question {
        let text = concerns.map { concern in
            switch concern {
            case .repeated(let ago): "The same was sent \(Wording.span(ago)) ago."
            case .price(let credits): "This costs \(Wording.plural(credits, "credit"))."
            case .overBudget: spent.map { "Over your budget: \($0)." } ?? "Over your budget."
            }
        }
        return Question(
            .concerns(request), title: request.title, text: text + ["Send it all the same?"],
            answers: [
                Answer("No, leave it", detail: "n", .leave),
                Answer("Yes, send it: \(Wording.price(request.cost))", detail: "y", .send(request)),
            ], now: now)
    }

    /// Asks what became of `run`, whose outcome could not be told.
    static func about(_ run: Run, _ inquiry: Inquiry, now: Timestamp) -> Question {
        let request = run.request
        let age = now - run.createdAt
        let sent =
            age < .seconds(3600) ? "Sent \(Wording.span(age)) ago." : "Sent \(Wording.ago(run.createdAt, now: now))."
        let what = run.failure.map { Wording.sentence($0.what) } ?? "No answer came."
        let found =
            switch inquiry.candidates.count {
            case 0: "No run at \(run.service.name) fits it."
            case 1: "One run at \(run.service.name) may be it."
            default: "\(inquiry.candidates.count) runs at \(run.service.name) may be it."
            }
        let adopt = inquiry.candidates.map { candidate in
            let facts = [
                candidate.title ?? run.title, candidate.createdAt.map { Wording.age($0, now: now) },
                candidate.phase?.rawValue,
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
            .inquiry(run.id), title: "What became of \(run.title)?",
            text: ["\(sent) \(what)", witness(inquiry.witness, run.cost), found],
            answers: adopt + [
                Answer("Let it be, and ask no more", .letBe(request)),
                Answer(again, .sendAgain(request)),
            ], now: now)
    }

    /// What the account tells about the money.
    private static func witness(_ witness: Inquiry.Witness, _ cost: Cost?) -> String {
        if case .ownKey(let provider)? = cost { return "Only \(provider) can tell whether your key was billed." }
        let gauge =
            switch cost {
            case .credits: "balance"
            case .quota(let modality, _): "\(modality.rawValue) quota"
            case .ownKey, nil: "account"
            }
        return switch witness {
        case .spent: "Your \(gauge) went down, as if it had been accepted."
        case .unspent: "Your \(gauge) did not change: it was most likely not accepted."
        case .silent: "Your \(gauge) cannot tell: it may have been paid for."
        }
    }
}
