package import Domain

extension TextFormat {
    /// True if it is a day or a time, which an arrow key can move on.
    package var isMoment: Bool { self == .date || self == .time || self == .dateTime }

    /// The day after or before the one in `text`, or the minute where it has a time; nil where it is neither yet.
    ///
    /// An empty text becomes the day or the minute of `now`, in UTC. What follows the seconds stays as it is, and a
    /// time without a date goes around midnight (RFC 3339, section 5.6).
    ///
    /// - Parameter direction: 1 or -1.
    package func stepped(_ text: String, direction: Int, now: Timestamp) -> String? {
        guard isMoment else { return nil }
        let day = now.rfc3339.prefix(10)
        guard !text.isEmpty else {
            let minute = now.rfc3339.dropFirst(11).prefix(5) + ":00"
            return self == .date ? String(day) : self == .time ? String(minute) : "\(day)T\(minute)Z"
        }
        guard doubt(about: text) == nil else { return nil }
        let step = Duration.seconds((self == .date ? 86_400 : 60) * direction)
        switch self {
        case .date: return Self.moved(text + "T00:00:00", by: step).map { String($0.prefix(10)) }
        case .time:
            // Seconds may be left out.
            let whole = text.utf8.count == 5 ? text + ":00" : text
            return Self.moved(day + "T" + whole.prefix(8), by: step)
                .map { String($0.dropFirst(11) + whole.dropFirst(8)) }
        default:
            return Self.moved(text.prefix(19), by: step).map { $0 + text.dropFirst(19) }
        }
    }

    /// The date and time `text`, without a zone, moved by `duration`; nil beyond the years that have four digits.
    private static func moved(_ text: some StringProtocol, by duration: Duration) -> String? {
        guard let moment = Timestamp(rfc3339: String(text)) else { return nil }
        let moved = moment + duration
        return (0...9999).contains(moved.civil.year) ? String(moved.rfc3339.prefix(19)) : nil
    }
}
