extension Timestamp {
    /// Reads an RFC 3339 date-time (section 5.6) with 0 to 9 fraction digits. A missing zone is UTC, since both
    /// services write either form. nil for anything else.
    package init?(rfc3339 text: String) {
        var text = text
        guard
            let milliseconds = text.withUTF8({ bytes in
                var reader = DateTimeReader(bytes: bytes)
                return reader.milliseconds()
            })
        else { return nil }
        self.init(milliseconds: milliseconds)
    }
}

extension DateTimeReader {
    fileprivate mutating func milliseconds() -> Int64? {
        guard let days = date(), takesAny("T", "t", " "), let time = time(), let offset = offset(),
            isAtEnd
        else { return nil }
        return days * 86_400_000 + time - offset
    }

    /// Reads days since 1970-01-01.
    private mutating func date() -> Int64? {
        guard let year = number(4), takesAny("-"), let month = number(2), takesAny("-"), let day = number(2)
        else { return nil }
        return Timestamp.checkedDays(year: year, month: month, day: day)
    }

    /// Reads milliseconds since midnight. The second may be 60, a leap second (RFC 3339, section 5.6).
    private mutating func time() -> Int64? {
        guard let hour = number(2), takesAny(":"), let minute = number(2), takesAny(":"), let second = number(2),
            hour < 24, minute < 60, second <= 60
        else { return nil }
        var fraction: Int64 = 0
        if takesAny(".") {
            var digits = 0
            while let digit = number(1) {
                if digits < 3 { fraction = fraction * 10 + digit }
                digits += 1
            }
            guard (1...9).contains(digits) else { return nil }
            for _ in min(digits, 3)..<3 { fraction *= 10 }
        }
        return ((hour * 60 + minute) * 60 + second) * 1000 + fraction
    }

    /// Reads the zone's offset from UTC in milliseconds.
    private mutating func offset() -> Int64? {
        let isAhead = takesAny("+")
        guard isAhead || takesAny("-") else {
            _ = takesAny("Z", "z")
            return 0
        }
        guard let hours = number(2), takesAny(":"), let minutes = number(2), hours < 24, minutes < 60 else {
            return nil
        }
        return (hours * 60 + minutes) * (isAhead ? 60_000 : -60_000)
    }
}
