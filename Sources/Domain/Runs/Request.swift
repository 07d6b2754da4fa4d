package import JSON

/// The identity of a request from before it is sent: a UUID as text.
package struct RequestID: Hashable, Sendable {
    package let value: String
    /// Creates an id from its text.
    package init(_ value: String) { self.value = value }

    /// The id of its run in the queue.
    package var runID: RunID { RunID(value) }
}

/// A checked and priced form, ready to send.
package struct Request: Hashable, Sendable {
    /// The calls that cost something.
    package enum Action: String, Codable, Hashable, Sendable {
        /// `POST /api/v1/runs` of artinstring.
        case run
        /// `POST /api/v1/generations/image` of Antekirt.
        case image
        /// `POST /api/v1/generations/svg` of Antekirt.
        case svg
        /// `POST /api/v1/generations/video` of Antekirt.
        case video

        /// Creates the call that requests `entry`.
        package init(asking entry: EntryID) {
            switch (entry.service, entry.kind) {
            case (.artinstring, _): self = .run
            case (.antekirt, .svg): self = .svg
            case (.antekirt, .video): self = .video
            case (.antekirt, _): self = .image
            }
        }

        /// The conversion that the call requests; nil for a call that makes something new.
        package var conversion: Conversion? {
            switch self {
            case .run, .image: nil
            case .svg: .svg
            case .video: .video
            }
        }
    }

    package let id: RequestID
    package let action: Action
    package let entry: EntryID
    /// The entry's title, shown in the queue.
    package let title: String
    package let modality: Modality
    /// The exact body of the call.
    package let body: JSON
    package let cost: Cost
    package let createdAt: Timestamp
    /// The places of secrets in the body, which are sent but never shown.
    package let secrets: [JSONPointer]

    /// Creates a request.
    package init(
        id: RequestID, action: Action, entry: EntryID, title: String, modality: Modality, body: JSON, cost: Cost,
        createdAt: Timestamp, secrets: [JSONPointer] = []
    ) {
        self.id = id
        self.action = action
        self.entry = entry
        self.title = title
        self.modality = modality
        self.body = body
        self.cost = cost
        self.createdAt = createdAt
        self.secrets = secrets
    }

    /// Returns the same request with a new identity.
    package func again(id: RequestID, at now: Timestamp) -> Request {
        Request(
            id: id, action: action, entry: entry, title: title, modality: modality, body: body, cost: cost,
            createdAt: now, secrets: secrets)
    }

    /// The body without its secrets.
    package var shownBody: JSON { body.without(secrets) }

    /// The service that receives it.
    package var service: Service { entry.service }

    /// The run as the queue shows it before the service has responded.
    package var pendingRun: Run {
        Run(
            id: id.runID, service: service, title: title, detail: detail, modality: modality, phase: .unknown,
            createdAt: createdAt, cost: cost, isOurs: true, entry: entry,
            conversion: action.conversion.map { ConversionTrace($0) })
    }

    /// The id of the generation that it converts; nil for any other request.
    package var generationID: String? {
        action.conversion == nil ? nil : body["generationId"]?.string ?? entry.value
    }
}

extension Request {
    /// The maximum length of a detail, in characters: it is shown on one line.
    private static let maxDetailLength = 120

    /// The answers, which distinguish the request from others of the same title: without secrets, texts first, as they
    /// were typed; nil without any.
    package var detail: String? {
        let body = shownBody
        let answers: [(name: String, value: JSON)] =
            switch action {
            case .run: body["vars"]?.object.map { $0.map { ($0, $1) } } ?? []
            // Antekirt, "Generate Image": the artist is in the title, so only the prompt remains.
            case .image, .svg, .video: body["prompt"].map { [("prompt", $0)] } ?? []
            }
        let texts = answers.compactMap { $0.value.string }
        let others = answers.compactMap { name, value -> String? in
            switch value {
            case .number(let number): number.lexeme
            // The name stands for a yes; a no is mostly the default.
            case .bool(let isOn): isOn ? name : nil
            case .array, .object: value.text
            case .string, .null: nil
            }
        }
        let words = (texts + others).filter { !$0.isEmpty }.map { $0.prefix(Self.maxDetailLength) }
        return words.isEmpty ? nil : String(words.joined(separator: " · ").prefix(Self.maxDetailLength))
    }
}
