import Domain

/// Collects the problems of a request before it is sent, by the names of the body's members.
struct RequestCheck {
    private var problems: [String: [String]] = [:]

    mutating func uuid(_ name: String, _ text: String) {
        if !UUIDText.isUUID(text) { add(name, "must be a UUID") }
    }

    /// - `limit`: The maximum in UTF-16 units, which services written in JavaScript count.
    mutating func text(_ name: String, _ text: String, limit: Int = .max) {
        if text.allSatisfy(\.isWhitespace) {
            add(name, "must not be empty")
        } else if text.utf16.count > limit {
            add(name, "must have at most \(limit) characters, not \(text.utf16.count)")
        }
    }

    mutating func whole(_ name: String, _ value: Int?, _ range: ClosedRange<Int>) {
        guard let value, !range.contains(value) else { return }
        add(
            name,
            range.upperBound == Int.max
                ? "must be \(range.lowerBound) or more" : "must be from \(range.lowerBound) to \(range.upperBound)")
    }

    /// Throws `invalidBody` with every problem, as the service would; returns when there is none.
    func finish(for service: Service) throws(ClientError) {
        guard problems.isEmpty else {
            throw ClientError(.invalidBody(fields: problems), service: service, isSpending: true)
        }
    }

    private mutating func add(_ name: String, _ complaint: String) {
        problems[name, default: []].append(complaint)
    }
}
