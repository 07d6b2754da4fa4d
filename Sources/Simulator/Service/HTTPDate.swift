import Domain

/// The format of dates in HTTP header fields.
enum HTTPDate {
    /// Returns `moment` as `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, section 5.6.7).
    static func text(_ moment: Timestamp) -> String {
        let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let date = moment.civil
        let text = moment.rfc3339
        return "\(days[moment.weekday]), \(text.dropFirst(8).prefix(2)) \(months[Int(date.month) - 1]) \(date.year) "
            + "\(text.dropFirst(11).prefix(8)) GMT"
    }
}
