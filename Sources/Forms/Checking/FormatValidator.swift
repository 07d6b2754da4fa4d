/// Checks of texts against JSON Schema formats (2020-12, validation, section 7.3). They only lead to advice.
enum FormatValidator {
    /// RFC 3339, `full-date`.
    static func isDate(_ text: Substring) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].utf8.count == 4, let year = number(parts[0]), let month = two(parts[1]),
            let day = two(parts[2]), (1...12).contains(month)
        else { return false }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return (1...days[month - 1]).contains(day)
    }

    /// RFC 3339, `full-time`, or `partial-time` where no zone is needed.
    static func isTime(_ text: Substring, needsZone: Bool) -> Bool {
        let zoneStart = text.firstIndex { $0 == "Z" || $0 == "z" || $0 == "+" || $0 == "-" }
        let clock = text[..<(zoneStart ?? text.endIndex)]
        let zone = zoneStart.map { text[$0...] }
        guard zone != nil || !needsZone else { return false }
        let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
        // Users and browsers leave the seconds out.
        guard parts.count == 3 || parts.count == 2 && !needsZone, let hour = two(parts[0]), let minute = two(parts[1]),
            hour < 24, minute < 60
        else { return false }
        var offset = 0
        if let zone, zone != "Z", zone != "z" {
            let numbers = zone.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
            guard numbers.count == 2, let hours = two(numbers[0]), let minutes = two(numbers[1]), hours < 24,
                minutes < 60
            else { return false }
            offset = (hours * 60 + minutes) * (zone.first == "-" ? -1 : 1)
        }
        guard parts.count == 3 else { return true }
        let seconds = parts[2].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let second = two(seconds[0]), second <= 60, seconds.count == 1 || number(seconds[1]) != nil else {
            return false
        }
        // A leap second is the last of a day in UTC.
        return second < 60 || (hour * 60 + minute - offset + 2880) % 1440 == 1439
    }

    /// RFC 3339, `date-time`, also with a space for the T.
    static func isDateTime(_ text: String) -> Bool {
        guard let mark = text.firstIndex(where: { $0 == "T" || $0 == "t" || $0 == " " }) else { return false }
        return isDate(text[..<mark]) && isTime(text[text.index(after: mark)...], needsZone: true)
    }

    /// ISO 8601 as RFC 3339, appendix A, has it.
    static func isDuration(_ text: String) -> Bool {
        guard text.utf8.first == UInt8(ascii: "P"), text.utf8.allSatisfy({ $0 < 128 }) else { return false }
        let halves = text.dropFirst().split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        func units(_ text: Substring, of order: String) -> Int? {
            var rest = text
            var allowed = order[...]
            var count = 0
            while !rest.isEmpty {
                let digits = rest.prefix { $0.isASCII && $0.isNumber }
                rest = rest.dropFirst(digits.count)
                guard !digits.isEmpty, let unit = rest.popFirst(), let place = allowed.firstIndex(of: unit) else {
                    return nil
                }
                // Units must be consecutive: no years and days without months.
                guard count == 0 || place == allowed.startIndex else { return nil }
                allowed = allowed[allowed.index(after: place)...]
                count += 1
            }
            return count
        }
        if halves.count == 1, let weeks = units(halves[0], of: "W"), weeks == 1 { return true }
        guard let days = units(halves[0], of: "YMD") else { return false }
        guard halves.count == 2 else { return days > 0 }
        return (units(halves[1], of: "HMS") ?? 0) > 0
    }

    /// RFC 5321, section 4.1.2, `Mailbox`.
    static func isEmail(_ text: String) -> Bool {
        guard let at = text.lastIndex(of: "@") else { return false }
        let local = text[..<at]
        let domain = text[text.index(after: at)...]
        guard !local.isEmpty, local.utf8.count <= 64 else { return false }
        let isQuoted = local.utf8.count > 2 && local.hasPrefix("\"") && local.hasSuffix("\"")
        if !isQuoted {
            guard !local.hasPrefix("."), !local.hasSuffix("."), !local.contains("..") else { return false }
            guard !local.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F || "\"(),:;<>@[\\]".utf8.contains($0) }) else {
                return false
            }
        }
        if domain.hasPrefix("["), domain.hasSuffix("]") {
            let inner = domain.dropFirst().dropLast()
            return isIPv4(inner) || inner.hasPrefix("IPv6:") && isIPv6(String(inner.dropFirst(5)))
        }
        return isHostname(String(domain))
    }

    /// RFC 1123, section 2.1.
    static func isHostname(_ text: String) -> Bool {
        // The length limits of RFC 1034 apply to the ASCII form only.
        let isASCII = text.utf8.allSatisfy { $0 < 128 }
        guard !text.isEmpty, text.utf8.count <= 253 || !isASCII else { return false }
        return text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
            !label.isEmpty && (label.utf8.count <= 63 || !isASCII) && !label.hasPrefix("-") && !label.hasSuffix("-")
                && label.unicodeScalars.allSatisfy {
                    $0.value > 127 || $0 == "-" || $0.properties.isAlphabetic || (48...57).contains($0.value)
                }
        }
    }

    /// RFC 2673, section 3.2: a dotted quad.
    static func isIPv4(_ text: Substring) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                guard let value = number(part), value < 256, part.utf8.count < 4 else { return false }
                return part.utf8.count == 1 || part.utf8.first != 48
            }
    }

    /// RFC 4291, section 2.2.
    static func isIPv6(_ text: String) -> Bool {
        guard text.utf8.allSatisfy({ $0 == 58 || $0 == 46 || Unicode.Scalar($0).properties.isASCIIHexDigit }) else {
            return false
        }
        let halves = text.replacing("::", with: "|").split(separator: "|", omittingEmptySubsequences: false)
        guard halves.count <= 2 else { return false }
        var count = 0
        for (place, half) in halves.enumerated() where !half.isEmpty {
            let groups = half.split(separator: ":", omittingEmptySubsequences: false)
            for (index, group) in groups.enumerated() {
                if group.contains(".") {
                    guard place == halves.count - 1, index == groups.count - 1, isIPv4(group) else { return false }
                    count += 2
                } else {
                    guard (1...4).contains(group.utf8.count) else { return false }
                    count += 1
                }
            }
        }
        return halves.count == 2 ? count < 8 : count == 8
    }

    /// RFC 3986: a URI with a scheme and something behind it.
    static func isAddress(_ text: String) -> Bool {
        guard let colon = text.utf8.firstIndex(of: 58), let first = text.utf8.first, colon < text.utf8.endIndex else {
            return false
        }
        guard Unicode.Scalar(first).properties.isAlphabetic, first < 128,
            text.utf8[..<colon].allSatisfy({
                $0 < 128
                    && (Unicode.Scalar($0).properties.isAlphabetic || (48...57).contains($0) || "+-.".utf8.contains($0))
            })
        else { return false }
        let rest = text.utf8[text.utf8.index(after: colon)...]
        return !rest.isEmpty && !rest.contains { $0 <= 0x20 || $0 == 0x7F || "\"<>\\^`{|}".utf8.contains($0) }
    }

    /// RFC 9562, section 4.
    static func isUUID(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return parts.map(\.utf8.count) == [8, 4, 4, 4, 12]
            && parts.allSatisfy { $0.unicodeScalars.allSatisfy(\.properties.isASCIIHexDigit) }
    }

    /// A CSS color: `#rgb`, `#rgba`, `#rrggbb`, `#rrggbbaa`, a function such as `rgb(…)`, or a name.
    static func isColor(_ text: String) -> Bool {
        guard text.hasPrefix("#") else {
            return text.contains("(")
                ? text.hasSuffix(")") : !text.isEmpty && text.utf8.allSatisfy { $0 | 0x20 >= 97 && $0 | 0x20 <= 122 }
        }
        let digits = text.dropFirst()
        return [3, 4, 6, 8].contains(digits.utf8.count)
            && digits.unicodeScalars.allSatisfy(\.properties.isASCIIHexDigit)
    }

    /// RFC 6901, section 3.
    static func isPointer(_ text: String) -> Bool {
        guard text.isEmpty || text.hasPrefix("/") else { return false }
        return text.split(separator: "~", omittingEmptySubsequences: false).dropFirst().allSatisfy {
            $0.hasPrefix("0") || $0.hasPrefix("1")
        }
    }

    private static func number(_ text: Substring) -> Int? {
        text.isEmpty || !text.utf8.allSatisfy({ (48...57).contains($0) }) ? nil : Int(text) ?? 0
    }

    private static func two(_ text: Substring) -> Int? { text.utf8.count == 2 ? number(text) : nil }
}
