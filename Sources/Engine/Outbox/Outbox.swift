import ArtClient
import Archive
import Domain

/// The requests that are not settled yet, and what was spent: which wait, which are on their way, which are searched
/// for or asked about, and what could not be written down.
///
/// A value without clock or input and output; the queue acts by it. Moments are times on the engine's timeline. It
/// holds the requests that the user has submitted in this session and those that an earlier one has left open, and so
/// grows by the user's commands alone.
struct Outbox {
    /// The requests that wait to be sent.
    var queue = SendQueue()
    /// The requests that were refused on this machine, of which the archive knows nothing.
    private(set) var refused: [RequestID: Request] = [:]
    /// The requests that are held because a write failed as they were about to leave.
    private var failureHolds: Set<RequestID> = []
    /// Requests on their way or with an unknown outcome, and those that the user is asked about.
    private(set) var reconciliations: [RequestID: Reconciliation] = [:]
    /// The requests about which the user's answer is being written: no look decides them meanwhile.
    private var resolving: Set<RequestID> = []
    /// The requests that are searched for.
    private var searching: Set<RequestID> = []
    /// The requests that have left in this session, in order.
    private(set) var sent: [RequestID] = []
    /// The transitions of requests that could not be written yet, in order.
    private(set) var pendingWrites: [RequestTransition] = []
    /// Rows of a service's lists that may belong to a request of unknown outcome, kept back so that one run is not
    /// shown as two.
    private var deferredRows: [RemoteID: RunReport] = [:]
    private(set) var spending: SpendingGuard
    /// The totals of `spending` that were emitted last.
    private var emittedTotals = Totals(session: Spending(), day: Spending())
    /// The moment at which the queue is looked at again though nothing has happened; nil where none is planned.
    private(set) var reviewAt: Duration?

    /// The amounts that were spent, or may have been.
    struct Totals: Hashable {
        let session: Spending
        let day: Spending
    }

    init(_ limits: SpendingLimits) { spending = SpendingGuard(limits) }

    // MARK: waiting

    /// Puts a request in line as the archive says it stands, unless it is held here for a failed write.
    mutating func enqueue(_ record: RequestRecord) {
        let isHeld = record.isHeld || failureHolds.contains(record.request.id)
        queue.add(SendQueue.Place(request: record.request, isHeld: isHeld, isConfirmed: record.isConfirmed))
    }

    /// Holds a waiting request or lets it go, as the user says.
    mutating func setHeld(_ id: RequestID, _ isHeld: Bool) {
        queue.setHeld(id, isHeld)
        if !isHeld { failureHolds.remove(id) }
    }

    /// Holds a request until the user lets it go, since it could not be written down that it leaves: the disk may come
    /// back at a moment at which they do not expect it.
    mutating func holdAfterFailure(_ id: RequestID) {
        failureHolds.insert(id)
        queue.setHeld(id, true)
    }

    /// Notes a request that was refused before it was written down.
    mutating func refuse(_ request: Request) { refused[request.id] = request }

    /// Plans when the queue is looked at again though nothing happens: at the end of the first pause, and where a
    /// request waits for a quota, a balance or a budget after `recheck`. Nil where that is planned already.
    mutating func planReview(
        _ waits: some Collection<Waiting>, pauses: some Sequence<SendQueue.Pause>, recheck: Duration, at now: Duration
    ) -> Duration? {
        var moments = queue.places.isEmpty ? [] : pauses.map(\.until).filter { $0 > now }
        if waits.contains(where: { [.quota, .credits, .budget].contains($0.reason) }) { moments.append(now + recheck) }
        guard let next = moments.min(), reviewAt.map({ next < $0 || $0 <= now }) ?? true else { return nil }
        reviewAt = next
        return next
    }

    /// The review planned for `moment` begins; false where another one is planned by now.
    mutating func beginReview(at moment: Duration) -> Bool {
        guard reviewAt == moment else { return false }
        reviewAt = nil
        return true
    }

    // MARK: on its way

    /// A request leaves.
    mutating func send(_ request: Request, _ snapshot: SendSnapshot, at now: Duration) {
        reconciliations[request.id] = Reconciliation(request: request, snapshot: snapshot, leftAt: now)
        queue.setLeft(request.id)
        sent.append(request.id)
    }

    /// The response to a request is given up.
    mutating func loseResponse(to request: Request, at now: Duration) {
        reconciliations[request.id]?.lostAt = now
        queue.remove(request.id)
    }

    /// The requests that left after `id` in this session; all of them where it left in an earlier one.
    func sent(after id: RequestID) -> ArraySlice<RequestID> {
        sent[(sent.lastIndex(of: id).map { $0 + 1 } ?? 0)...]
    }

    /// Takes the service's clock for the requests that left before it was known.
    mutating func learn(_ clock: ServerClock, of service: Service) {
        for (id, search) in reconciliations where search.request.service == service {
            reconciliations[id]?.learn(clock)
        }
    }

    // MARK: of unknown outcome

    /// Looks out for the run that a request has become, as an earlier session or a question left it.
    mutating func reconcile(_ reconciliation: Reconciliation) {
        reconciliations[reconciliation.request.id] = reconciliation
    }

    /// The outcome of a request is known, or no run can be it: no row belongs to it any more.
    mutating func settle(_ id: RequestID) { reconciliations[id] = nil }

    /// True while it is for a look to decide the outcome of a request: nobody has, and no answer of the user's is being
    /// written.
    func isOpen(_ id: RequestID) -> Bool { reconciliations[id] != nil && !resolving.contains(id) }

    /// Begins to write the user's answer; false where that is under way.
    mutating func beginResolving(_ id: RequestID) -> Bool { resolving.insert(id).inserted }

    /// The user's answer is written, or could not be.
    mutating func endResolving(_ id: RequestID) { resolving.remove(id) }

    /// True while the user's answer about a request is being written.
    func isResolving(_ id: RequestID) -> Bool { resolving.contains(id) }

    /// Begins the search for a request; false where it is under way.
    mutating func beginSearch(_ id: RequestID) -> Bool { searching.insert(id).inserted }

    mutating func endSearch(_ id: RequestID) { searching.remove(id) }

    /// True while a request is searched for.
    func isSearching(_ id: RequestID) -> Bool { searching.contains(id) }

    /// Returns how many other open requests one of `rows`, which fit `request`, could belong to.
    func rivals(of request: Request, for rows: [RunReport]) -> Int {
        guard let search = reconciliations[request.id] else { return 0 }
        return reconciliations.values.count { $0.isRival(of: search) && rows.contains(where: $0.couldBe) }
    }

    // MARK: rows that may be one of ours

    /// Keeps a row back where it may belong to a request of unknown outcome; false where it cannot.
    mutating func deferIfOurs(_ row: RunReport, of service: Service) -> Bool {
        guard reconciliations.values.contains(where: { $0.request.service == service && $0.couldBe(row) }) else {
            return false
        }
        self.defer(row, of: service)
        return true
    }

    /// Keeps a row back.
    mutating func `defer`(_ row: RunReport, of service: Service) {
        deferredRows[RemoteID(service: service, value: row.remoteID)] = row
    }

    /// Takes the rows of `service` that were kept back.
    mutating func takeDeferredRows(of service: Service) -> [RunReport] {
        let rows = deferredRows.filter { $0.key.service == service }
        for id in rows.keys { deferredRows[id] = nil }
        return Array(rows.values)
    }

    // MARK: writing

    /// Keeps what could not be written, after what waits already.
    mutating func postpone(_ transition: RequestTransition) { pendingWrites.append(transition) }

    /// The first of the transitions that wait is written.
    mutating func removePending(_ transition: RequestTransition) {
        if pendingWrites.first == transition { pendingWrites.removeFirst() }
    }

    // MARK: spending

    /// The waiting requests that would go over the user's budget at `now`.
    func overBudget(at now: Duration) -> Set<RequestID> {
        Set(queue.places.map(\.request).filter { spending.isOverBudget(with: $0, at: now) }.map(\.id))
    }

    /// Takes note of what a request has come to.
    ///
    /// - `isOfSession`: True where this session took it; what is known of that already stays.
    mutating func note(_ request: Request, _ state: RequestState, at moment: Duration, isOfSession: Bool) {
        spending.note(request, state, at: moment, isOfSession: isOfSession)
    }

    /// The totals at `now`; nil where they are as they were emitted last.
    mutating func takeTotals(at now: Duration) -> Totals? {
        let totals = Totals(session: spending.session, day: spending.day(at: now))
        guard totals != emittedTotals else { return nil }
        emittedTotals = totals
        return totals
    }
}
