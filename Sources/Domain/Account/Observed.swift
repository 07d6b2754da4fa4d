/// A value read from a service, with its freshness. Unknown is not zero.
package enum Observed<Value: Hashable & Sendable>: Hashable, Sendable {
    /// Not read yet.
    case unknown
    /// Read at `asOf`, with no failed read since.
    case known(Value, asOf: Timestamp)
    /// Read at `asOf`; a later attempt to read it failed.
    case stale(Value, asOf: Timestamp)

    /// The last value read, however old; nil where there is none.
    package var value: Value? {
        switch self {
        case .unknown: nil
        case .known(let value, _), .stale(let value, _): value
        }
    }

    /// The same value after a failed attempt to refresh it: known becomes stale.
    package var afterFailure: Observed {
        if case .known(let value, let asOf) = self { .stale(value, asOf: asOf) } else { self }
    }
}
