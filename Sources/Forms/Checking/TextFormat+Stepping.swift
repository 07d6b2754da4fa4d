package import Domain

extension TextFormat {
    /// True for dates and times, which arrow keys can change.
    package var isMoment: Bool { self == .date || self == .time || self == .dateTime }

    /// Returns the next or previous day, or minute where `text` has a time; nil where `text` is not valid yet.
    ///
    /// An empty text becomes the day or the minute of `now`, in UTC. What follows the seconds stays as it is, and a
    /// time without a date goes around midnight (RFC 3339, section 5.6).
    ///
    /// - `direction`: 1 or -1.
    package func stepped(_ text: String, direction: Int, now: Timestamp) -> String? {
        guard isMoment else { return nil }
        let day = now.rfc3339.prefix(10)
        guard !text.isEmpty else {
            let minute = now.rfc3339.dropFirst(11).prefix(5) + ":00"
            return self == .date ? String(day) : self == .time ? String(minute) : "\(day)T\(minute)Z"
        }
        guard warning(about: text) == nil else { return nil }
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

    /// Returns the date and time `text`, without a zone, moved by `duration`; nil outside of the years 0 to 9999.
    private static func moved(_ text: some StringProtocol, by duration: Duration) -> String? {
        guard let moment = Timestamp(rfc3339: String(text)) else { return nil }
        let moved = moment + duration
        return (0...9999).contains(moved.civil.year) ? String(moved.rfc3339.prefix(19)) : nil
    }
}
