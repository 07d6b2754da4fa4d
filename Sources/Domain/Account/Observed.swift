/// A number a service told us, which may be unknown or old. Unknown is not zero.
package enum Observed<Value: Hashable & Sendable>: Hashable, Sendable {
    /// Nothing has been told yet.
    case unknown
    /// Told at a moment, and not contradicted since.
    case known(Value, asOf: Timestamp)
    /// Told at a moment, but a later attempt to read it failed.
    case stale(Value, asOf: Timestamp)

    /// The last value told, however old.
    package var value: Value? {
        switch self {
        case .unknown: nil
        case .known(let value, _), .stale(let value, _): value
        }
    }

    /// This reading after an attempt to refresh it failed.
    package var afterFailure: Reading {
        if case .known(let value, let asOf) = self { .stale(value, asOf: asOf) } else { self }
    }
}
