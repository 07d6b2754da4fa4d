/// Names a request from before it is sent; a UUID in text.
package struct RequestID: Hashable, Sendable {
    package let value: String
    package init(_ value: String) { self.value = value }

    /// The id that the run has in the queue.
    package var runID: RunID { RunID(value) }
}

/// A checked form, priced and ready to send.
package struct Request: Hashable, Sendable {
    /// The calls that spend.
    package enum Action: String, Codable, Hashable, Sendable {
        /// `POST /api/v1/runs` of artinstring.
        case run
        /// `POST /api/v1/generations/image` of Antekirt.
        case image
    }

    package let id: RequestID
    package let action: Action
    package let entry: EntryID
    /// The entry's title, for the queue.
    package let title: String
    package let modality: Modality
    /// The exact body that goes out.
    package let body: JSON
    package let cost: Cost
    package let createdAt: Timestamp

    package init(
        id: RequestID, action: Action, entry: EntryID, title: String, modality: Modality, body: JSON, cost: Cost,
        createdAt: Timestamp
    ) {
        self.id = id
        self.action = action
        self.entry = entry
        self.title = title
        self.modality = modality
        self.body = body
        self.cost = cost
        self.createdAt = createdAt
    }

    /// The service it goes to.
    package var service: Service { entry.service }

    /// The run as the queue shows it before the service has answered.
    package var pendingRun: Run {
        Run(
            id: id.runID, service: service, title: title, modality: modality, phase: .unknown, createdAt: createdAt,
            cost: cost, isOurs: true, entry: entry)
    }
}
