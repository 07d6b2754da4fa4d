import JSON
package import Domain

/// The archived progress of a run's download.
package struct DownloadRecord: Hashable, Sendable {
    /// The state of a download.
    package enum State: String, CaseIterable, Hashable, Sendable {
        /// To be downloaded, now or after the next start.
        case wanted
        /// All files are in place.
        case done
        /// The download failed; `failure` says why.
        case failed
        /// Stopped by the user.
        case cancelled
    }

    /// One of the run's files, or its text.
    package struct Piece: Hashable, Sendable {
        /// The origin: the file's address without its query, or `text`.
        package let source: String
        /// The position among the run's pieces, from 1; it is part of the file's name.
        package let index: Int
        /// The name of the unfinished file.
        package var part: String?
        /// The number of bytes of the unfinished file that are safely on disk.
        package var received: Int
        /// The full size in bytes, as the server reports it.
        package var total: Int?
        /// The validator (ETag or date) for requesting the rest.
        package var validator: String?
        /// The name of the finished file, saved shortly before the file is renamed to it.
        package var name: String?
        /// True once the finished file has its name.
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
    /// The absolute path of the folder that holds all files.
    package var folder: String
    package var state: State
    package var pieces: [Piece]
    /// The reason of the failure.
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
