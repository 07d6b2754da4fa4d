import Domain

/// What `easel run` says of what it waits for, and of its ends.
extension RunWatch {
    /// What is waited for, with how it stands with the service.
    var notice: String {
        guard let run else { return "Still waiting: Easel reads \(service) before it sends anything.\(trouble)" }
        let time = Self.time(now - stageBegan)
        switch run.delivery {
        case .waiting(let waiting): return "Still waiting, nothing was sent (\(time)). \(words(waiting))\(trouble)"
        case .sending: return "Sent; still waiting for the answer of \(service) (\(time)).\(trouble)"
        case .searching:
            let why = run.searchFailure.map { " It could not look so far: \(RunEnd.sentence($0.what))" } ?? ""
            return "Still looking for it at \(service) (\(time)): it may have been accepted.\(why)"
        case .unconfirmed, nil: break
        }
        let id = run.remoteID ?? run.id.value
        guard now - heardAt < Self.silence, status.failure == nil else {
            return "No news from \(service) for \(Self.time(now - heardAt)).\(trouble) The run goes on there: \(id)."
        }
        return "Still \(run.phase == .queued ? "queued there" : "running"), \(time) so far: run \(id)."
    }

    /// What is wrong with the service; empty where nothing is.
    private var trouble: String { status.failure.map { " " + RunEnd.sentence($0.what) } ?? "" }

    /// How it ends where it is interrupted.
    var interrupted: RunEnd {
        var end = RunEnd(.interrupted, "interrupted", "Interrupted.")
        end.run = run?.remoteID == nil ? nil : run
        switch run?.delivery {
        case .sending?, .searching?, .unconfirmed?:
            end.what.append("It was sent, and whether it was accepted is not known: it may have been paid for.")
            end.next = "easel, the dashboard, goes on looking for it. Do not send it again."
            (end.isSent, end.maySpend) = (true, true)
        case .waiting?:
            end.what.append("Nothing was sent yet: it waits in line for the next Easel.")
        case nil:
            guard let id = remoteID else {
                // The archive may have it although nothing was told of it yet.
                end.what.append(
                    run == nil
                        ? "Nothing was sent yet: it may wait in line for the next Easel, whose queue shows it."
                        : "Nothing was sent.")
                return end
            }
            end.what.append("The run goes on at \(service): \(id).")
            end.next = "easel, the dashboard, shows it."
            (end.isSent, end.maySpend) = (true, true)
        }
        return end
    }

    /// Why it waits.
    func words(_ waiting: Waiting) -> String {
        switch waiting.reason {
        case .turn: "Another request is before it."
        case .pace: "\(service) takes only so many in a minute."
        case .elsewhere: "Another Easel on this machine sends; it is the one to send this too."
        case .held: "It is held back in the line."
        case .quota: "The \(request.modality.rawValue) quota is used up."
        case .credits: "The balance is too low."
        case .budget: "A limit that you have set under [spending] is used up."
        case .offline: status.failure.map { RunEnd.sentence($0.what) } ?? "\(service) cannot be reached."
        case .unauthorized:
            "\(service) does not accept the \(request.service == .antekirt ? "key" : "token")."
        }
    }

    /// The end of a request about which the user would be asked first.
    static func end(_ concerns: [Concern], _ remoteIDs: [RunID: String]) -> RunEnd {
        var end = RunEnd(.notSent, "over_budget")
        for concern in concerns {
            switch concern {
            case .price(let credits):
                end.what.append("It costs \(credits) credits, which is over spending.ask_above_credits.")
            case .repeated(let ago, let state, let id):
                if concerns.count == 1 { end.code = "duplicate" }
                end.what.append(words(repeated: ago, state, id, id.flatMap { remoteIDs[$0.runID] }))
            case .overBudget(let overruns):
                end.what += overruns.isEmpty ? ["It goes over the budget you have set."] : overruns.map { words($0) }
            }
        }
        if concerns.allSatisfy({ if case .price = $0 { true } else { false } }) { end.code = "over_price" }
        end.what.append("Nothing was sent.")
        end.next =
            "--yes sends it all the same"
            + (end.code == "duplicate" ? "." : "; the limits are in config.toml, under [spending].")
        return end
    }

    private static func words(
        repeated ago: Duration, _ state: RequestState, _ id: RequestID?, _ remoteID: String?
    ) -> String {
        let name = remoteID.map { ", run \($0)" } ?? id.map { ", request \($0.value)" } ?? ""
        switch state {
        case .prepared: return "The same has been waiting in line for \(time(ago))\(name)."
        case .unknown, .searching, .absent, .undecided:
            return "The same was sent \(time(ago)) ago, and what became of it is not known\(name)."
        default: return "The same was sent \(time(ago)) ago\(name)."
        }
    }

    private static func words(_ overrun: BudgetOverrun) -> String {
        let unit = overrun.setting.isOfCredits ? "credit" : "run"
        func amount(_ count: Int) -> String { "\(count) \(unit)\(count == 1 ? "" : "s")" }
        let period = overrun.setting.isForDay ? "in the last 24 hours" : "in this session"
        return "spending.\(overrun.setting.rawValue) is \(overrun.limit): \(amount(overrun.counted)) "
            + "\(overrun.counted == 1 ? "has" : "have") gone or may have \(period), what waits included, and this takes "
            + "\(amount(overrun.needed))."
    }

    /// The end of a request of which it could not be told what became.
    static func end(_ question: OutcomeQuestion, _ run: Run) -> RunEnd {
        let service = run.service.name
        var end = RunEnd(.outcomeUnknown, Failure.Cause.outcomeUnknown.code, isSent: true, maySpend: true, run: run)
        switch (question.candidates.count, question.lookup) {
        case (0, .whole): end.what = ["What became of it is not known: no run at \(service) fits it."]
        case (0, .partial(let reason)):
            end.what = [
                "What became of it is not known: Easel saw no run at \(service) that fits it, but could not see all.",
                RunEnd.sentence(reason.prefix(1).uppercased() + reason.dropFirst()),
            ]
        case (0, .failed(let failure)):
            end.what = [
                "What became of it is not known: Easel could not look for it, because \(RunEnd.sentence(failure.what))"
            ]
        case (1, _): end.what = ["What became of it is not known: one run at \(service) may be it."]
        case (let count, _): end.what = ["What became of it is not known: \(count) runs at \(service) may be it."]
        }
        end.what.append("It may have been paid for. Do not send it again.")
        end.next = "easel, the dashboard, looks again and asks you about it."
        return end
    }

    /// `0:40`, `1:02:03`; days as hours.
    static func time(_ duration: Duration) -> String {
        let seconds = max(0, duration.components.seconds)
        func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return seconds < 3600
            ? "\(seconds / 60):\(two(seconds % 60))"
            : "\(seconds / 3600):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
    }
}
