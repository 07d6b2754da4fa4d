/// Counts what was spent from here, and says what the user must be asked before more is.
///
/// Moments are times since the session began, negative before it, so that a wall clock that is set back neither
/// frees a budget nor hides a repetition. What may have been spent counts as spent.
package struct SpendingGuard: Hashable, Sendable {
    /// A request, and when it was taken or, once that is so, sent.
    private struct Entry: Hashable {
        let request: Request
        var takenAt: Duration
        let isOfSession: Bool
        var state: RequestState
    }

    package let limits: SpendingLimits
    private var entries: [RequestID: Entry] = [:]

    /// A body sent again within this time is asked about, and for longer while what became of the first is open.
    package static let repetitionWindow = Duration.seconds(600)
    /// The length of the day that the daily limits count.
    package static let day = Duration.seconds(24 * 60 * 60)

    package init(_ limits: SpendingLimits) { self.limits = limits }

    /// Takes note of a request, or of another state of one.
    ///
    /// - Parameter moment: When it was taken or sent. A later call for the same request leaves that, unless it was
    ///   waiting until now: a day in line is no day since it was spent for.
    package mutating func note(
        _ request: Request, _ state: RequestState, at moment: Duration, isOfSession: Bool
    ) {
        if entries[request.id] == nil {
            entries[request.id] = Entry(request: request, takenAt: moment, isOfSession: isOfSession, state: state)
        } else {
            if state == .sending, entries[request.id]?.state == .prepared { entries[request.id]?.takenAt = moment }
            entries[request.id]?.state = state
        }
    }

    /// What this session has spent, or may have.
    package var session: Spending { total { $0.isOfSession && $0.state.maySpend } }

    /// What the 24 hours before `now` have spent, or may have.
    package func day(at now: Duration) -> Spending {
        total { $0.takenAt > now - Self.day && $0.state.maySpend }
    }

    /// What the user is asked before `request` is taken at `now`; requests that wait in line count as well.
    package func concerns(about request: Request, at now: Duration) -> [Concern] {
        var concerns: [Concern] = []
        if case .credits(let credits) = request.cost, let limit = limits.askAboveCredits, credits > limit {
            concerns.append(.price(credits: credits))
        }
        let repeated = entries.values.filter {
            $0.request.id != request.id && $0.request.action == request.action && $0.request.body == request.body
                && ($0.takenAt > now - Self.repetitionWindow && $0.state.maySpend || $0.state.isUnsettled)
        }
        if let last = repeated.max(by: { $0.takenAt < $1.takenAt }) {
            concerns.append(
                .repeated(ago: max(.zero, now - last.takenAt), state: last.state, of: last.request.id))
        }
        let overruns = overruns(by: request, at: now) { $0.state == .prepared || $0.state.maySpend }
        if !overruns.isEmpty { concerns.append(.overBudget(overruns)) }
        return concerns
    }

    /// Whether sending `request` at `now` would go over a limit; requests that wait do not count.
    package func isOverBudget(with request: Request, at now: Duration) -> Bool {
        !overruns(by: request, at: now) { $0.state.maySpend }.isEmpty
    }

    private func overruns(
        by request: Request, at now: Duration, counting counts: (Entry) -> Bool
    ) -> [BudgetOverrun] {
        limits.overruns(
            by: request.cost, session: total { $0.request.id != request.id && $0.isOfSession && counts($0) },
            day: total { $0.request.id != request.id && $0.takenAt > now - Self.day && counts($0) })
    }

    private func total(_ isCounted: (Entry) -> Bool) -> Spending {
        entries.values.reduce(into: Spending()) { sum, entry in
            guard isCounted(entry) else { return }
            sum.credits = sum.credits.addingWithSaturation(entry.request.cost.spending.credits)
            sum.runs = sum.runs.addingWithSaturation(entry.request.cost.spending.runs)
        }
    }
}
