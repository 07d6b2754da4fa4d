import Domain

/// The requests that wait to be sent: which of them goes next, and why each other one waits.
///
/// Every service has a line of its own, since each takes one request at a time. What holds one request back does not
/// hold back those behind it, unless it is the service itself.
struct SendQueue: Hashable {
    /// A request's place.
    struct Place: Hashable {
        let request: Request
        /// The user holds it back.
        var isHeld = false
        /// The user was asked about it: it may go over the budget.
        var isConfirmed = false
        /// It is the one that goes now.
        var isLeaving = false
        /// It has left; it keeps its place in case it requeues.
        var hasLeft = false
    }

    /// A time in which a service is left alone.
    struct Pause: Hashable {
        let reason: Waiting.Reason
        /// Its end on the timeline, by which it is judged.
        let until: Duration
        /// Its end by our clock, to be shown.
        let shown: Timestamp
    }

    /// The conditions outside the queue.
    struct Conditions: Hashable {
        /// Indicates whether this Easel is the one that sends.
        var isLeading = true
        var now = Duration.zero
        /// The services with credentials.
        var services = Set(Service.allCases)
        var pauses: [Service: Pause] = [:]
        /// The accounts as they were read last.
        var accounts: [Service: Account] = [:]
        /// The requests that would go over the user's budget.
        var overBudget: Set<RequestID> = []
    }

    private(set) var places: [Place] = []

    subscript(id: RequestID) -> Place? { places.first { $0.request.id == id } }

    /// Adds a request at the end; one that is there already is brought up to date.
    mutating func add(_ place: Place) {
        guard let index = index(of: place.request.id) else { return places.append(place) }
        places[index].isHeld = place.isHeld
        places[index].isConfirmed = place.isConfirmed
    }

    mutating func remove(_ id: RequestID) { places.removeAll { $0.request.id == id } }

    mutating func setHeld(_ id: RequestID, _ isHeld: Bool) {
        if let index = index(of: id) { places[index].isHeld = isHeld }
    }

    /// The request goes now, or it waits again.
    mutating func setLeaving(_ id: RequestID, _ isLeaving: Bool) {
        guard let index = index(of: id) else { return }
        places[index].isLeaving = isLeaving
        places[index].hasLeft = false
    }

    /// The request has left, and nobody waits for it any more.
    mutating func setLeft(_ id: RequestID) {
        if let index = index(of: id) { places[index].hasLeft = true }
    }

    /// Moves a waiting request up (negative) or down its service's line, as far as that goes.
    mutating func move(_ id: RequestID, by steps: Int) {
        guard let from = index(of: id), !places[from].isLeaving else { return }
        let service = places[from].request.service
        let peers = places.indices.filter { places[$0].request.service == service && !places[$0].isLeaving }
        guard let rank = peers.firstIndex(of: from) else { return }
        // Clamped first: the steps come from outside.
        let target = rank + min(max(steps, -rank), peers.count - 1 - rank)
        guard target != rank else { return }
        let place = places.remove(at: from)
        places.insert(place, at: peers[target])
    }

    /// Brings the places into the order of `ids`; those that are not named come last, in the order they have.
    mutating func arrange(_ ids: [RequestID]) {
        let ranks = Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        places = places.enumerated().sorted { left, right in
            (ranks[left.element.request.id] ?? .max, left.offset) < (
                ranks[right.element.request.id] ?? .max, right.offset
            )
        }.map(\.element)
    }

    /// The request of `service` that goes now; nil when none does.
    func next(for service: Service, _ conditions: Conditions) -> Request? {
        guard !places.contains(where: { $0.isLeaving && $0.request.service == service }) else { return nil }
        return places.first { $0.request.service == service && obstacle(to: $0, conditions) == nil }?.request
    }

    /// Indicates whether `id` may still be sent, though it is the one that is leaving already.
    func mayLeave(_ id: RequestID, _ conditions: Conditions) -> Bool {
        self[id].map { obstacle(to: $0, conditions) == nil } ?? false
    }

    /// Returns why each request waits that has not left.
    func waits(_ conditions: Conditions) -> [RequestID: Waiting] {
        var positions: [Service: Int] = [:]
        var waits: [RequestID: Waiting] = [:]
        for place in places where !place.hasLeft {
            let position = positions[place.request.service, default: 0] + 1
            positions[place.request.service] = position
            let (reason, until) = place.isLeaving ? (.turn, nil) : obstacle(to: place, conditions) ?? (.turn, nil)
            waits[place.request.id] = Waiting(reason, until: until, position: position)
        }
        return waits
    }

    /// Returns what keeps a request from being sent, other requests before it aside.
    private func obstacle(to place: Place, _ conditions: Conditions) -> (Waiting.Reason, until: Timestamp?)? {
        let service = place.request.service
        if place.isHeld { return (.held, nil) }
        guard conditions.isLeading else { return (.elsewhere, nil) }
        guard conditions.services.contains(service) else { return (.offline, nil) }
        if let pause = conditions.pauses[service], pause.until > conditions.now { return (pause.reason, pause.shown) }
        if let account = conditions.accounts[service], account.isTooLow(for: place.request.cost) {
            if case .credits = place.request.cost { return (.credits, nil) }
            return (.quota, account.quotasResetAt)
        }
        if !place.isConfirmed, conditions.overBudget.contains(place.request.id) { return (.budget, nil) }
        return nil
    }

    private func index(of id: RequestID) -> Int? { places.firstIndex { $0.request.id == id } }
}
