extension Timestamp {
    /// Reads a moment as services write it: ISO 8601 in its extended and basic forms, with calendar, ordinal and week
    /// dates, and the forms of Postgres.
    ///
    /// A missing zone is UTC; a date alone is its first moment. nil for anything else, `infinity` included.
    package init?(iso8601 text: String) {
        if let moment = Timestamp(rfc3339: text) {
            self = moment
            return
        }
        var text = text
        guard
            let milliseconds = text.withUTF8({ bytes in
                var reader = DateTimeReader(bytes: bytes)
                return reader.anyMilliseconds()
            })
        else { return nil }
        self.init(milliseconds: milliseconds)
    }
}

extension DateTimeReader {
    private static let day: Int64 = 86_400_000

    fileprivate mutating func anyMilliseconds() -> Int64? {
        _ = passSpaces()
        guard let days = anyDate() else { return nil }
        let isSpaced = passSpaces()
        if isAtEnd { return days * Self.day }
        guard takesAny("T", "t") || isSpaced, let time = anyTime(), let offset = anyOffset() else { return nil }
        _ = passSpaces()
        return isAtEnd ? days * Self.day + time - offset : nil
    }

    // MARK: dates

    /// Reads days since 1970-01-01: `2026-05-08`, `20260508`, `2026-128`, `2026128`, `2026-W19-5` or `2026W195`, with
    /// six digits and a sign for years beyond 9999 (ECMAScript).
    private mutating func anyDate() -> Int64? {
        let isBefore = takesAny("-")
        let isLong = takesAny("+") || isBefore
        guard isLong || digitCount >= 4, var year = number(isLong ? 6 : 4) else { return nil }
        if isBefore { year = -year }
        let isExtended = takesAny("-")
        if takesAny("W", "w") { return weekDate(year, isExtended: isExtended) }
        switch digitCount {
        case 3: return number(3).flatMap { ordinalDate(year, $0) }
        case 2 where isExtended:
            guard let month = number(2), takesAny("-"), let day = number(2) else { return nil }
            return Timestamp.checkedDays(year: year, month: month, day: day)
        case 4 where !isExtended:
            guard let month = number(2), let day = number(2) else { return nil }
            return Timestamp.checkedDays(year: year, month: month, day: day)
        default: return nil
        }
    }

    private func ordinalDate(_ year: Int64, _ day: Int64) -> Int64? {
        let first = Timestamp.days(year: year, month: 1, day: 1)
        let days = first + day - 1
        return day > 0 && days < Timestamp.days(year: year + 1, month: 1, day: 1) ? days : nil
    }

    private mutating func weekDate(_ year: Int64, isExtended: Bool) -> Int64? {
        guard let week = number(2), !isExtended || takesAny("-"), let day = number(1), week > 0, (1...7).contains(day)
        else { return nil }
        let start = firstWeek(of: year) + (week - 1) * 7
        return start < firstWeek(of: year + 1) ? start + day - 1 : nil
    }

    /// Returns the Monday of the week that contains 4 January (ISO 8601, week 1).
    private func firstWeek(of year: Int64) -> Int64 {
        let fourth = Timestamp.days(year: year, month: 1, day: 4)
        return fourth - Int64(Timestamp(milliseconds: fourth * Self.day).weekday)
    }

    // MARK: times

    /// Reads milliseconds since midnight: `01:23:45.678`, `01:23:45,678`, `01:23`, or the same without colons; `24:00`
    /// is the end of the day, and the second may be 60.
    private mutating func anyTime() -> Int64? {
        guard let hour = number(2) else { return nil }
        let isExtended = takesAny(":")
        guard let minute = number(2) else { return nil }
        var second: Int64 = 0
        var fraction: Int64 = 0
        if isExtended ? takesAny(":") : digitCount >= 2 {
            guard let value = number(2) else { return nil }
            second = value
            if takesAny(".", ",") {
                guard let read = self.fraction() else { return nil }
                fraction = read
            }
        }
        let time = ((hour * 60 + minute) * 60 + second) * 1000 + fraction
        return minute < 60 && second <= 60 && (hour < 24 || time == Self.day) ? time : nil
    }

    /// Reads milliseconds from the digits of a second's fraction, of any number.
    private mutating func fraction() -> Int64? {
        let count = digitCount
        guard count > 0 else { return nil }
        var milliseconds: Int64 = 0
        for place in 0..<max(count, 3) {
            let digit = place < count ? number(1) ?? 0 : 0
            if place < 3 { milliseconds = milliseconds * 10 + digit }
        }
        return milliseconds
    }

    // MARK: zones

    /// Reads the zone's offset from UTC in milliseconds: `Z`, `UTC`, `GMT`, `+05`, `+0530`, `+05:30`, `+05:30:12`, or
    /// nothing; the name of the zone may follow in brackets (RFC 9557).
    private mutating func anyOffset() -> Int64? {
        _ = passSpaces()
        guard let offset = bareOffset() else { return nil }
        return isAtEnd || passBrackets() || passSpaces() ? offset : nil
    }

    private mutating func bareOffset() -> Int64? {
        if isAtEnd || takesAny("Z", "z") { return 0 }
        if takesAny("U", "u") { return takesAny("T", "t") && takesAny("C", "c") ? 0 : nil }
        if takesAny("G", "g") { return takesAny("M", "m") && takesAny("T", "t") ? 0 : nil }
        let isAhead = takesAny("+")
        guard isAhead || takesAny("-"), let hours = number(2), hours < 24 else { return nil }
        var rest: [Int64] = []
        while rest.count < 2, takesAny(":") || digitCount >= 2 {
            guard let part = number(2), part < 60 else { return nil }
            rest.append(part)
        }
        let seconds = hours * 3600 + (rest.first ?? 0) * 60 + (rest.count > 1 ? rest[1] : 0)
        return seconds * (isAhead ? 1000 : -1000)
    }

    /// Skips `[Europe/Paris]`; returns true if there was one.
    private mutating func passBrackets() -> Bool {
        let start = position
        while takesAny("[") {
            while !isAtEnd, !takesAny("]") { passByte() }
        }
        return position > start
    }
}
