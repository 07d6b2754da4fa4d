extension Timestamp {
    /// Reads an RFC 3339 date-time with 0 to 9 fraction digits. A missing zone
    /// is read as UTC, since both services write either form; nil for anything else.
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

/// Reads the parts of a date-time, none of which is worth a string of its own.
///
/// It holds a pointer without owner and lives inside the call that lends the bytes. Every read is of an index that
/// was compared with the count before.
private struct DateTimeReader {
    let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func milliseconds() -> Int64? {
        guard let days = date(), takesAny("T", "t", " "), let time = time(), let offset = offset(),
            position == bytes.count
        else { return nil }
        return days * 86_400_000 + time - offset
    }

    /// Days from 1970-01-01.
    private mutating func date() -> Int64? {
        guard let year = number(4), takesAny("-"), let month = number(2), takesAny("-"), let day = number(2),
            (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        let days = Timestamp.days(year: year, month: month, day: day)
        // A day that the month does not have would silently become one of the next.
        let next = month == 12 ? (year + 1, 1) : (year, month + 1)
        guard day <= 28 || days < Timestamp.days(year: next.0, month: next.1, day: 1) else { return nil }
        return days
    }

    /// Milliseconds from midnight; the second may be 60, a leap second (RFC 3339, section 5.6).
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

    /// Milliseconds that the zone is ahead of UTC.
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

    /// A number of exactly `digits` ASCII digits; nil, and nothing passed, where there are fewer.
    private mutating func number(_ digits: Int) -> Int64? {
        guard bytes.count - position >= digits else { return nil }
        var value: Int64 = 0
        for index in position..<position + digits {
            let digit = bytes[index] &- 48
            guard digit < 10 else { return nil }
            value = value * 10 + Int64(digit)
        }
        position += digits
        return value
    }

    /// Passes the next byte when it is one of `scalars`.
    private mutating func takesAny(_ scalars: Unicode.Scalar...) -> Bool {
        guard position < bytes.count, scalars.contains(where: { UInt8(ascii: $0) == bytes[position] }) else {
            return false
        }
        position += 1
        return true
    }
}
