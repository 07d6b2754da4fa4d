import JSON

/// The identity of a run in the queue, stable for as long as the queue shows it.
///
/// A run sent from here keeps the id of its request; a run found at a service has the service's id. Compared by bytes.
package struct RunID: Hashable, Sendable {
    package let value: String
    /// Creates an id from its text.
    package init(_ value: String) { self.value = value }

    package static func == (left: Self, right: Self) -> Bool { left.value.hasSameBytes(as: right.value) }

    package func hash(into hasher: inout Hasher) { hasher.combine(JSONName(value)) }
}

/// A run at a service: an artinstring run, or an Antekirt generation or conversion.
package struct Run: Hashable, Sendable {
    package let id: RunID
    package let service: Service
    /// The id under which the service serves it, once known; a conversion's is its generation's.
    package var remoteID: String?
    /// The title of the entry.
    package var title: String
    /// The answers, which distinguish it from others of the same title; nil where unknown.
    package var detail: String?
    package var modality: Modality
    package var phase: Phase
    /// The moment of the request; nil where the service gives none that can be read.
    package var createdAt: Timestamp?
    /// The moment of its end: by this machine's clock where Easel saw it happen, else as the service reports.
    package var endedAt: Timestamp?
    package var output: Output?
    /// The reason for a failure or an unknown outcome.
    package var failure: Failure?
    /// The price that was or may have been paid.
    package var cost: Cost?
    /// The channel by which updates arrive.
    package var following: Following
    /// True if it was sent from here; false if it was found at the service.
    package var isOurs: Bool
    /// The entry it was made from; nil where unknown.
    package var entry: EntryID?
    /// The state of the request while it is not a run yet; nil once it is one, or has ended.
    package var delivery: DeliveryState?
    /// The moment at which the search for its outcome ends and the user is asked; nil outside of a search.
    package var searchEndsAt: Timestamp?
    /// The failure of the last search attempt; nil where it succeeded, and outside of a search.
    package var searchFailure: Failure?
    /// The moment of the last update from the service, by this machine's clock; nil without one in this session.
    package var heardAt: Timestamp?
    /// The download of its files; nil where none was requested.
    package var download: Download?
    /// The progress of a conversion; nil for any other run.
    package var conversion: ConversionTrace?

    /// Creates a run.
    package init(
        id: RunID, service: Service, remoteID: String? = nil, title: String, detail: String? = nil,
        modality: Modality, phase: Phase, createdAt: Timestamp?, endedAt: Timestamp? = nil, output: Output? = nil,
        failure: Failure? = nil,
        cost: Cost? = nil, following: Following = .none, isOurs: Bool = false, entry: EntryID? = nil,
        delivery: DeliveryState? = nil, searchEndsAt: Timestamp? = nil, heardAt: Timestamp? = nil,
        download: Download? = nil, conversion: ConversionTrace? = nil
    ) {
        self.id = id
        self.service = service
        self.remoteID = remoteID
        self.title = title
        self.detail = detail
        self.modality = modality
        self.phase = phase
        self.createdAt = createdAt
        self.endedAt = endedAt
        self.output = output
        self.failure = failure
        self.cost = cost
        self.following = following
        self.isOurs = isOurs
        self.entry = entry
        self.delivery = delivery
        self.searchEndsAt = searchEndsAt
        self.heardAt = heardAt
        self.download = download
        self.conversion = conversion
    }

    /// The service's id where it belongs to this run alone; nil for a conversion, whose id is its generation's.
    package var ownRemoteID: String? { conversion == nil ? remoteID : nil }

    /// Returns the duration of the run, so far or in all, never negative; nil where its begin or end is unknown.
    package func elapsed(at now: Timestamp) -> Duration? {
        guard let createdAt else { return nil }
        if let endedAt { return max(.zero, endedAt - createdAt) }
        return phase.isTerminal ? nil : max(.zero, now - createdAt)
    }

    /// The moment by which runs are sorted: that of the request, or of the end where only that is known. Runs without a
    /// known time are older than all others.
    package var place: Timestamp { createdAt ?? endedAt ?? .distantPast }

    /// Returns true if the run precedes `other` in newest-first order. Runs of the same moment are ordered by id.
    package func isNewer(than other: Run) -> Bool { (place, id.value) > (other.place, other.id.value) }
}

/// The channel by which a follower receives updates of a run.
package enum Following: Hashable, Sendable {
    /// Not followed: the run has ended, or was never followed.
    case none
    /// By an open event stream.
    case stream
    /// By polling.
    case poll
    /// The last attempt failed; the next one is at the moment given.
    case retrying(at: Timestamp)
}
