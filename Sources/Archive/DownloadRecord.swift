import JSON
package import Domain

/// What is kept of the fetching of a run's files.
package struct DownloadRecord: Hashable, Sendable {
    package enum State: String, CaseIterable, Hashable, Sendable {
        /// To be fetched, now or after the next start.
        case wanted
        case done
        case failed
        /// Stopped by the user.
        case cancelled
    }

    /// One of the run's files, or its text.
    package struct Piece: Hashable, Sendable {
        /// What it is made from: the file's address without its query, or `text`.
        package let source: String
        /// Its place among the run's pieces, from 1; it is in the file's name.
        package let index: Int
        /// The unfinished file's name.
        package var part: String?
        /// How many bytes of the unfinished file are on the disk for good.
        package var received: Int
        /// The whole size, as the server claims.
        package var total: Int?
        /// What the rest is asked for with.
        package var validator: String?
        /// The finished file's name, from shortly before it gets it.
        package var name: String?
        /// Whether the finished file has its name.
        package var isPlaced: Bool

        package init(
            source: String, index: Int, part: String? = nil, received: Int = 0, total: Int? = nil,
            validator: String? = nil, name: String? = nil, isPlaced: Bool = false
        ) {
            self.source = source
            self.index = index
            self.part = part
            self.received = received
            self.total = total
            self.validator = validator
            self.name = name
            self.isPlaced = isPlaced
        }
    }

    package let run: RunID
    /// The absolute path of the folder that all its names are in.
    package var folder: String
    package var state: State
    package var pieces: [Piece]
    /// Why it failed.
    package var failure: Failure?

    package init(run: RunID, folder: String, state: State, pieces: [Piece] = [], failure: Failure? = nil) {
        self.run = run
        self.folder = folder
        self.state = state
        self.pieces = pieces
        self.failure = failure
    }
}

extension DownloadRecord.Piece {
    var archived: JSON {
        var object = JSONObject()
        object["source"] = .string(source)
        object["index"] = .number(JSONNumber(index))
        object["part"] = part.map(JSON.string)
        object["received"] = .number(JSONNumber(received))
        object["total"] = total.map { .number(JSONNumber($0)) }
        object["validator"] = validator.map(JSON.string)
        object["name"] = name.map(JSON.string)
        object["isPlaced"] = .bool(isPlaced)
        return .object(object)
    }

    init?(archived json: JSON) {
        guard let source = json["source"]?.string, let index = json["index"]?.lenientInt, index > 0
        else { return nil }
        self.init(
            source: source, index: index, part: json["part"]?.string,
            received: max(0, json["received"]?.lenientInt ?? 0),
            total: json["total"]?.lenientInt, validator: json["validator"]?.string, name: json["name"]?.string,
            isPlaced: json["isPlaced"]?.bool ?? false)
    }
}
