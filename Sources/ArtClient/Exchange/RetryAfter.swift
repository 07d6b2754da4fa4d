import JSON
import Domain

/// The wait that a service asks for.
enum RetryAfter {
    /// Returns the longer of the header `Retry-After` (seconds or a date, RFC 9110, section 10.2.3) and the body's
    /// `retryAfterSeconds`; nil where neither is valid.
    static func read(_ headers: HeaderFields, _ body: JSON?) -> Duration? {
        var waits: [Duration] = []
        if let text = headers["retry-after"] {
            if let seconds = seconds(JSON.string(text)) {
                waits.append(seconds)
            } else if let until = Timestamp(httpDate: text),
                let now = headers["date"].flatMap({ Timestamp(httpDate: $0) })
            {
                // By the service's clock: the local one may be wrong.
                waits.append(max(.zero, until - now))
            }
        }
        if let wait = body?["retryAfterSeconds"].flatMap({ seconds($0) }) { waits.append(wait) }
        return waits.max()
    }

    /// Parses seconds from a number or a string, fractions allowed; at most a year, so that arithmetic is safe.
    private static func seconds(_ value: JSON) -> Duration? {
        guard let seconds = value.lenientString.flatMap({ Double($0) }), seconds >= 0, seconds <= 31_536_000 else {
            return nil
        }
        return .milliseconds(Int64((seconds * 1000).rounded(.up)))
    }
}
