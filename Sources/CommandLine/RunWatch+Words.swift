package import Domain
import Session

/// The messages of `easel run` while it waits, and at its end.
extension RunWatch {
    /// The progress message: what is being waited for, and the state of the service.
    package var notice: String {
        guard let run else { return "Still loading from \(service); nothing was sent yet.\(trouble)" }
        let time = Wording.clock(now - stageBegan)
        switch run.delivery {
        case .waiting(let waiting): return "Still waiting, not sent yet (\(time)). \(words(waiting))\(trouble)"
        case .sending: return "Sent; waiting for the response of \(service) (\(time)).\(trouble)"
        case .searching:
            let why = run.searchFailure.map { " The check failed so far: \(Wording.sentence($0.what))" } ?? ""
            return "Still checking \(service) (\(time)): the request may have been accepted.\(why)"
        case .unconfirmed, nil: break
        }
        let id = run.remoteID ?? run.id.value
        guard now - heardAt < Self.silence, status.failure == nil else {
            return
                "No update from \(service) for \(Wording.clock(now - heardAt)).\(trouble) The run continues there: \(id)."
        }
        return "Still \(run.phase == .queued ? "queued" : "running"), \(time) so far: run \(id)."
    }

    /// The service's failure as a sentence; empty where there is none.
    private var trouble: String { status.failure.map { " " + Wording.sentence($0.what) } ?? "" }

    /// The end on an interruption.
    package var interrupted: RunEnd {
        var end = RunEnd(.interrupted, "interrupted", "Interrupted.")
        end.run = run?.remoteID == nil ? nil : run
        switch run?.delivery {
        case .sending?, .searching?, .unconfirmed?:
            end.what.append("The request was sent but not confirmed: it may have been charged.")
            end.next = "Open easel, which keeps checking. Do not send it again."
            (end.isSent, end.maySpend) = (true, true)
        case .waiting?:
            end.what.append("Not sent yet: it waits in the queue for the next Easel.")
        case nil:
            guard let id = remoteID else {
                // The archive may hold it, although no event has reported it yet.
                end.what.append(
                    run == nil
                        ? "Not sent yet: it may wait in the queue for the next Easel."
                        : "Nothing was sent.")
                return end
            }
            end.what.append("The run continues at \(service): \(id).")
            end.next = "Open easel to follow it."
            (end.isSent, end.maySpend) = (true, true)
        }
        return end
    }

    /// Returns the reason why a request waits, in a sentence.
    package func words(_ waiting: Waiting) -> String {
        if waiting.reason == .offline, let failure = status.failure { return Wording.sentence(failure.what) }
        return Wording.sentence(
            for: waiting, service: request.service, isSending: true, missingCredits: nil, budget: nil,
            now: request.createdAt)
    }

    /// Returns the end of a request with concerns, which nobody can be asked about.
    static func end(_ concerns: [Concern], _ runs: RunList) -> RunEnd {
        var end = RunEnd(.notSent, "over_budget")
        for concern in concerns {
            switch concern {
            case .price(let credits):
                end.what.append("It costs \(credits) credits, more than spending.ask_above_credits.")
            case .repeated(let ago, let state, let id):
                if concerns.count == 1 { end.code = "duplicate" }
                end.what.append(words(repeated: ago, state, id, id.flatMap { runs[$0.runID]?.remoteID }))
            case .overBudget(let overruns):
                end.what += overruns.isEmpty ? ["It exceeds your budget."] : overruns.map { words($0) }
            }
        }
        if concerns.allSatisfy({ if case .price = $0 { true } else { false } }) { end.code = "over_price" }
        end.what.append("Nothing was sent.")
        end.next =
            "--yes sends it anyway"
            + (end.code == "duplicate" ? "." : "; the limits are in config.toml, under [spending].")
        return end
    }

    private static func words(
        repeated ago: Duration, _ state: RequestState, _ id: RequestID?, _ remoteID: String?
    ) -> String {
        let name = remoteID.map { ", run \($0)" } ?? id.map { ", request \($0.value)" } ?? ""
        switch state {
        case .prepared: return "An identical request has been waiting for \(Wording.clock(ago))\(name)."
        case .unknown, .searching, .absent, .undecided:
            return "An identical request was sent \(Wording.clock(ago)) ago and is still unconfirmed\(name)."
        default: return "An identical request was sent \(Wording.clock(ago)) ago\(name)."
        }
    }

    private static func words(_ overrun: BudgetOverrun) -> String {
        let unit = overrun.setting.isOfCredits ? "credit" : "run"
        func amount(_ count: Int) -> String { "\(count) \(unit)\(count == 1 ? "" : "s")" }
        let period = overrun.setting.isForDay ? "in the last 24 hours" : "in this session"
        return
            "spending.\(overrun.setting.rawValue) is \(overrun.limit): \(amount(overrun.counted)) used or possibly used "
            + "\(period), waiting requests included; this needs \(amount(overrun.needed))."
    }

    /// Returns the end of a request with an unknown outcome.
    package static func end(_ question: OutcomeQuestion, _ run: Run) -> RunEnd {
        var end = RunEnd(.outcomeUnknown, Failure.Cause.outcomeUnknown.code, isSent: true, maySpend: true, run: run)
        end.what = ["Unconfirmed.", Wording.matches(question, at: run.service)]
        end.what.append("It may have been charged. Do not send it again.")
        end.next = "Open easel, which checks again and asks you."
        return end
    }
}
