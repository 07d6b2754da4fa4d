package import JSON

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
        /// `POST /api/v1/generations/svg` of Antekirt.
        case svg
        /// `POST /api/v1/generations/video` of Antekirt.
        case video

        /// The call that asks for what `entry` stands for.
        package init(asking entry: EntryID) {
            switch (entry.service, entry.kind) {
            case (.artinstring, _): self = .run
            case (.antekirt, .svg): self = .svg
            case (.antekirt, .video): self = .video
            case (.antekirt, _): self = .image
            }
        }

        /// What it makes of a generation that is there already; nil for a call that makes something of its own.
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
    /// The entry's title, for the queue.
    package let title: String
    package let modality: Modality
    /// The exact body that goes out.
    package let body: JSON
    package let cost: Cost
    package let createdAt: Timestamp
    /// Where secrets stand in the body: sent, and never shown.
    package let secrets: [JSONPointer]

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

    /// The same once more, as a request of its own.
    package func again(id: RequestID, at now: Timestamp) -> Request {
        Request(
            id: id, action: action, entry: entry, title: title, modality: modality, body: body, cost: cost,
            createdAt: now, secrets: secrets)
    }

    /// The body without its secrets.
    package var shownBody: JSON { body.without(secrets) }

    /// The service it goes to.
    package var service: Service { entry.service }

    /// The run as the queue shows it before the service has answered.
    package var pendingRun: Run {
        Run(
            id: id.runID, service: service, title: title, detail: detail, modality: modality, phase: .unknown,
            createdAt: createdAt, cost: cost, isOurs: true, entry: entry,
            conversion: action.conversion.map { ConversionTrace($0) })
    }

    /// The generation that it converts; nil for any other request.
    package var generationID: String? {
        action.conversion == nil ? nil : body["generationId"]?.string ?? entry.value
    }
}

extension Request {
    /// The most characters of a detail: it is told in one line.
    private static let mostDetail = 120

    /// What tells it from others of the same title: its answers but for secrets, texts first, as they were typed; nil
    /// without any.
    package var detail: String? {
        let body = shownBody
        let answers: [(name: String, value: JSON)] =
            switch action {
            case .run: body["vars"]?.object.map { $0.map { ($0, $1) } } ?? []
            // Antekirt, "Generate Image": the artist is in the title, the prompt is all that is asked.
            case .image, .svg, .video: body["prompt"].map { [("prompt", $0)] } ?? []
            }
        let texts = answers.compactMap { $0.value.string }
        let others = answers.compactMap { name, value -> String? in
            switch value {
            case .number(let number): number.lexeme
            // A bare yes says nothing; a no is mostly the default.
            case .bool(let isOn): isOn ? name : nil
            case .array, .object: value.text
            case .string, .null: nil
            }
        }
        let words = (texts + others).filter { !$0.isEmpty }.map { $0.prefix(Self.mostDetail) }
        return words.isEmpty ? nil : String(words.joined(separator: " · ").prefix(Self.mostDetail))
    }
}
