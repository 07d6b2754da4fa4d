package import Domain

/// Which runs to list (`GET /api/v1/runs`); nil means any.
package struct RunQuery: Hashable, Sendable {
    /// The phases that the service filters by; `unknown` is ours alone.
    package static let phases = Phase.allCases.filter { $0 != .unknown }

    package var status: Phase?
    /// Only runs created at this moment or later, by the service's clock.
    package var since: Timestamp?
    /// Where an earlier page ended, verbatim.
    package var cursor: String?

    package init(status: Phase? = nil, since: Timestamp? = nil, cursor: String? = nil) {
        self.status = status
        self.since = since
        self.cursor = cursor
    }

    /// The names and values of the query.
    var items: [(String, String?)] {
        [("status", status?.rawValue), ("since", since?.rfc3339), ("cursor", cursor)]
    }
}
