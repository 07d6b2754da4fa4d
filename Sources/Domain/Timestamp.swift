/// A moment of wall-clock time, in whole milliseconds since 1970-01-01T00:00:00Z.
///
/// It is at most 100 million days from there, so that no sum or difference can overflow, whatever a service, a file or
/// a clock says.
package struct Timestamp: Hashable, Comparable, Sendable {
    /// Milliseconds since the Unix epoch, within `range`; may be negative.
    package let milliseconds: Int64

    /// The range of `milliseconds`: 100 million days either way (ECMA-262, "Time Values and Time Range").
    package static let range: ClosedRange<Int64> = -8_640_000_000_000_000...8_640_000_000_000_000

    /// Creates the moment `milliseconds` after the Unix epoch, clamped to `range`.
    package init(milliseconds: Int64) {
        self.milliseconds = min(max(milliseconds, Self.range.lowerBound), Self.range.upperBound)
    }

    /// The earliest moment, by which values without a known time are sorted.
    package static let distantPast = Timestamp(milliseconds: range.lowerBound)

    package static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }

    /// Returns the time from `earlier` to `later`; negative where they are in reverse order.
    package static func - (later: Self, earlier: Self) -> Duration {
        .milliseconds(later.milliseconds - earlier.milliseconds)
    }

    /// Returns the moment `duration` later, truncated to milliseconds and clamped to `range`.
    package static func + (start: Self, duration: Duration) -> Self {
        let longest = Duration.milliseconds(range.upperBound - range.lowerBound)
        let (seconds, attoseconds) = min(max(duration, .zero - longest), longest).components
        return Self(milliseconds: start.milliseconds + seconds * 1000 + attoseconds / 1_000_000_000_000_000)
    }
}

extension Timestamp {
    /// The moment in the form `2026-05-08T01:23:45.678Z` (RFC 3339).
    package var rfc3339: String {
        let date = civil
        let rest = milliseconds - milliseconds.flooredQuotient(by: 86_400_000) * 86_400_000
        func pad(_ value: Int64, _ width: Int = 2) -> String {
            let digits = String(value)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(pad(date.year, 4))-\(pad(date.month))-\(pad(date.day))T\(pad(rest / 3_600_000))"
            + ":\(pad(rest / 60_000 % 60)):\(pad(rest / 1000 % 60)).\(pad(rest % 1000, 3))Z"
    }

    /// The date in UTC: year, month (1 to 12) and day (1 to 31).
    package var civil: (year: Int64, month: Int64, day: Int64) {
        let shifted = milliseconds.flooredQuotient(by: 86_400_000) + 719_468
        let era = shifted.flooredQuotient(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// The day of the week in UTC, 0 for Monday to 6 for Sunday.
    package var weekday: Int {
        let days = milliseconds.flooredQuotient(by: 86_400_000) + 3
        return Int(days - days.flooredQuotient(by: 7) * 7)
    }

    /// Returns the days from 1970-01-01 to a day of the proleptic Gregorian calendar (H. Hinnant, "chrono-Compatible
    /// Low-Level Date Algorithms").
    static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear.flooredQuotient(by: 400)
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// Returns the same; nil for a day that the month does not have, which would become one of the next month.
    static func checkedDays(year: Int64, month: Int64, day: Int64) -> Int64? {
        guard (1...12).contains(month), (1...31).contains(day) else { return nil }
        let days = days(year: year, month: month, day: day)
        let next = month == 12 ? (year + 1, 1) : (year, month + 1)
        return day <= 28 || days < Self.days(year: next.0, month: next.1, day: 1) ? days : nil
    }
}

extension Int64 {
    fileprivate func flooredQuotient(by divisor: Int64) -> Int64 {
        self >= 0 ? self / divisor : (self - divisor + 1) / divisor
    }
}
