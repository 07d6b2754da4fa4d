package import Domain

/// The filters for runs (`GET /api/v1/runs`); nil means any.
package struct RunQuery: Hashable, Sendable {
    /// The phases that the service can filter by; `unknown` exists only here.
    package static let phases = Phase.allCases.filter { $0 != .unknown }

    package var status: Phase?
    /// The earliest creation time, by the service's clock; nil for all runs.
    package var since: Timestamp?
    /// The cursor of an earlier page, verbatim.
    package var cursor: String?

    /// Creates a query; without arguments it lists all runs.
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
