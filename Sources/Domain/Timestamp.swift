/// A moment of wall-clock time, in whole milliseconds since 1970-01-01T00:00:00Z.
package struct Timestamp: Hashable, Comparable, Sendable {
    /// Milliseconds since the Unix epoch; may be negative.
    package let milliseconds: Int64

    /// The moment `milliseconds` after the Unix epoch.
    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    package static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }

    /// The time from `earlier` to `later`; negative when they are the other way round.
    package static func - (later: Self, earlier: Self) -> Duration {
        .milliseconds(later.milliseconds - earlier.milliseconds)
    }

    /// The moment `duration` later, to the millisecond.
    package static func + (start: Self, duration: Duration) -> Self {
        let (seconds, attoseconds) = duration.components
        return Self(milliseconds: start.milliseconds + seconds * 1000 + attoseconds / 1_000_000_000_000_000)
    }
}

extension Timestamp {
    /// Reads an RFC 3339 date-time with 0 to 9 fraction digits. A missing zone
    /// is read as UTC, since both services write either form; nil for anything else.
    package init?(rfc3339 text: String) {
        var scan = Substring(text).utf8
        func number(_ digits: Int) -> Int64? {
            let run = scan.prefix(digits)
            guard run.count == digits, run.allSatisfy({ (48...57).contains($0) }) else { return nil }
            scan = scan.dropFirst(digits)
            return run.reduce(0) { $0 * 10 + Int64($1 - 48) }
        }
        func take(_ scalars: Unicode.Scalar...) -> Unicode.Scalar? {
            guard let first = scan.first, let match = scalars.first(where: { UInt8(ascii: $0) == first }) else {
                return nil
            }
            scan = scan.dropFirst()
            return match
        }
        guard let year = number(4), take("-") != nil, let month = number(2), take("-") != nil, let day = number(2),
            take("T", "t", " ") != nil, let hour = number(2), take(":") != nil, let minute = number(2),
            take(":") != nil, let second = number(2),
            (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second <= 60
        else { return nil }

        var fraction: Int64 = 0
        if take(".") != nil {
            let run = scan.prefix { (48...57).contains($0) }
            guard (1...9).contains(run.count) else { return nil }
            scan = scan.dropFirst(run.count)
            let padded = Array(run.prefix(3)) + Array(repeating: 48, count: max(0, 3 - run.count))
            fraction = padded.reduce(0) { $0 * 10 + Int64($1 - 48) }
        }

        var offset: Int64 = 0
        if let sign = take("+", "-") {
            guard let hours = number(2), take(":") != nil, let minutes = number(2), hours < 24, minutes < 60 else {
                return nil
            }
            offset = (hours * 60 + minutes) * (sign == "-" ? -1 : 1)
        } else {
            _ = take("Z", "z")
        }
        guard scan.isEmpty else { return nil }
        let days = Self.days(year: year, month: month, day: day)
        // A day that the month does not have would silently become one of the next.
        guard Timestamp(milliseconds: days * 86_400_000).civil.day == day else { return nil }
        let minutes = days * 1440 + hour * 60 + minute - offset
        self.init(milliseconds: (minutes * 60 + second) * 1000 + fraction)
    }

    /// The moment as `2026-05-08T01:23:45.678Z`.
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

    /// The moment's day in UTC: a year, a month from 1 to 12, a day from 1 to 31.
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

    /// Days from 1970-01-01 to a day of the proleptic Gregorian calendar
    /// (H. Hinnant, "chrono-compatible low-level date algorithms").
    private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear.flooredQuotient(by: 400)
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}

extension Int64 {
    fileprivate func flooredQuotient(by divisor: Int64) -> Int64 {
        self >= 0 ? self / divisor : (self - divisor + 1) / divisor
    }
}
