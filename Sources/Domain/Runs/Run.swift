package import JSON

/// Names one run in the queue, for as long as the queue shows it.
///
/// A run sent from here keeps the id of its request from before it was sent; a
/// run found at a service has the service's id.
package struct RunID: Hashable, Sendable {
    package let value: String
    package init(_ value: String) { self.value = value }

    package static func == (left: Self, right: Self) -> Bool { left.value.hasSameBytes(as: right.value) }

    package func hash(into hasher: inout Hasher) { hasher.combine(JSONName(value)) }
}

/// One piece of work at a service: an artinstring run or an Antekirt generation.
package struct Run: Hashable, Sendable {
    package let id: RunID
    package let service: Service
    /// The id that the service is asked for it by, once it is known; a conversion's is its generation's.
    package var remoteID: String?
    /// What was asked for, as a person would name it.
    package var title: String
    /// What tells it from others of the same title: the answers; nil where they are not known.
    package var detail: String?
    package var modality: Modality
    package var phase: Phase
    /// When it was asked for; nil where the service does not say, or not in a way that is understood.
    package var createdAt: Timestamp?
    /// When it ended, by our clock where we saw it happen, else as the service tells.
    package var endedAt: Timestamp?
    package var output: Output?
    /// Why it failed, or why its outcome is unknown.
    package var failure: Failure?
    /// What it cost or may have cost.
    package var cost: Cost?
    /// How news of it comes.
    package var following: Following
    /// Whether it was sent from here rather than found at the service.
    package var isOurs: Bool
    /// The entry it was made from, where known.
    package var entry: EntryID?
    /// What still stands between the request and the run; nil once it is a run, or nothing more will happen.
    package var delivery: DeliveryState?
    /// When Easel stops looking for what became of it and asks the user; nil unless it is looked for.
    package var searchEndsAt: Timestamp?
    /// Why the last attempt to look for it failed; nil where it did not, or nobody looks.
    package var searchFailure: Failure?
    /// When the service last told of it, by our clock; nil when it has not in this session.
    package var heardAt: Timestamp?
    /// How its files are being fetched; nil when nobody has asked for them.
    package var download: Download?
    /// What is known of the conversion that it is; nil where it is no conversion.
    package var conversion: ConversionTrace?

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

    /// The service's id where it is this run's alone; nil for a conversion, whose id is its generation's.
    package var ownRemoteID: String? { conversion == nil ? remoteID : nil }

    /// How long the run took or has taken so far, never negative; nil when it began
    /// or ended at a moment that the service does not tell.
    package func elapsed(at now: Timestamp) -> Duration? {
        guard let createdAt else { return nil }
        if let endedAt { return max(.zero, endedAt - createdAt) }
        return phase.isTerminal ? nil : max(.zero, now - createdAt)
    }

    /// The moment that it is sorted by among others: when it was asked for, or ended where only that is known; what has
    /// no known time is older than all that has.
    package var place: Timestamp { createdAt ?? endedAt ?? .distantPast }

    /// Whether it stands before `other` where the newest is first. Runs of one moment are in the order of their ids.
    package func isNewer(than other: Run) -> Bool { (place, id.value) > (other.place, other.id.value) }
}

/// How a follower learns of a run.
package enum Following: Hashable, Sendable {
    /// Nobody asks: the run has ended, or was never followed.
    case none
    /// A stream is open.
    case stream
    /// The service is asked again and again.
    case poll
    /// The last attempt failed; the next one is at the moment given.
    case retrying(at: Timestamp)
}
