import Domain

/// A cursor that is a timestamp, with the precision of the service.
///
/// artinstring's cursor is the creation time of a page's last row. Rows created at the same time may be on either side
/// of it, and a cursor with fewer digits than the service's points to another place.
struct CursorMoment: Hashable, Comparable, Sendable {
    /// Whole seconds since 1970-01-01T00:00:00Z.
    private let seconds: Int64
    /// The fraction of the second, in units of its last digit.
    private let fraction: Int64
    /// The number of digits of the fraction, from 0 to 9.
    private let digits: Int

    /// Parses a date-time; nil for anything else.
    init?(_ text: String) {
        guard let moment = Timestamp(rfc3339: text) else { return nil }
        let fraction = text.split(separator: ".", maxSplits: 1).dropFirst().first?.prefix { $0.isASCII && $0.isNumber }
        digits = fraction?.utf8.count ?? 0
        guard digits <= 9, let value = Int64(fraction ?? "0") else { return nil }
        self.fraction = value
        // The fraction is never negative, so the parsed milliseconds belong to a later second.
        let milliseconds = moment.milliseconds
        seconds = milliseconds >= 0 ? milliseconds / 1000 : (milliseconds - 999) / 1000
    }

    private init(seconds: Int64, fraction: Int64, digits: Int) {
        self.seconds = seconds
        self.fraction = fraction
        self.digits = digits
    }

    private static func unit(_ digits: Int) -> Int64 { (0..<digits).reduce(1) { power, _ in power * 10 } }

    /// The next timestamp of the same precision.
    var next: CursorMoment { shifted(by: 1) }

    /// The previous timestamp of the same precision.
    var previous: CursorMoment { shifted(by: -1) }

    private func shifted(by step: Int64) -> CursorMoment {
        let unit = Self.unit(digits)
        let shifted = fraction + step
        if shifted < 0 { return CursorMoment(seconds: seconds - 1, fraction: unit - 1, digits: digits) }
        return CursorMoment(seconds: seconds + shifted / unit, fraction: shifted % unit, digits: digits)
    }

    /// The timestamp as a date-time in UTC, with its original number of digits.
    var text: String {
        let second = Timestamp(milliseconds: seconds * 1000).rfc3339.prefix(19)
        guard digits > 0 else { return second + "Z" }
        let written = String(fraction)
        return second + "." + String(repeating: "0", count: max(0, digits - written.utf8.count)) + written + "Z"
    }

    private var nanoseconds: Int64 { fraction * Self.unit(9 - digits) }

    static func == (left: Self, right: Self) -> Bool {
        left.seconds == right.seconds && left.nanoseconds == right.nanoseconds
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(seconds)
        hasher.combine(nanoseconds)
    }

    static func < (left: Self, right: Self) -> Bool {
        (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }
}
