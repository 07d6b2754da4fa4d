/// The spending of this Easel, and the confirmations that a further request needs.
///
/// Moments are durations since the session began, negative before it, so that a change of the wall clock neither frees
/// a budget nor hides a repetition. What may have been spent counts as spent.
package struct SpendingGuard: Hashable, Sendable {
    /// A request, with the moment at which it was taken or, once sent, sent.
    private struct Entry: Hashable {
        let request: Request
        var takenAt: Duration
        let isOfSession: Bool
        var state: RequestState
    }

    package let limits: SpendingLimits
    private var entries: [RequestID: Entry] = [:]

    /// The time within which a repeated body needs confirmation; longer while the outcome of the first is open.
    package static let repetitionWindow = Duration.seconds(600)
    /// The period that the daily limits cover.
    package static let day = Duration.seconds(24 * 60 * 60)

    /// Creates a guard without any spending.
    package init(_ limits: SpendingLimits) { self.limits = limits }

    /// Records a request, or a new state of one.
    ///
    /// - `moment`: The moment at which it was taken or sent. A later call for the same request keeps the first
    ///   one, unless it was waiting until now: spending counts from the moment of sending.
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

    /// The amounts spent or possibly spent in this session.
    package var session: Spending { total { $0.isOfSession && $0.state.maySpend } }

    /// Returns the amounts spent or possibly spent in the 24 hours before `now`.
    package func day(at now: Duration) -> Spending {
        total { $0.takenAt > now - Self.day && $0.state.maySpend }
    }

    /// Returns the confirmations that `request` needs at `now`. Waiting requests count as well.
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

    /// Returns true if sending `request` at `now` would exceed a limit. Waiting requests do not count.
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
