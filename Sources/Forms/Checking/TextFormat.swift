import JSON

/// The format of a text: JSON Schema's `format` (2020-12, validation, section 7.3) and common equivalents.
package enum TextFormat: Hashable, Sendable {
    /// No format.
    case plain
    case date
    case time
    case dateTime
    case duration
    case email
    case hostname
    case ipv4
    case ipv6
    /// An absolute URI, `https://…`.
    case address
    /// A URI that may be relative.
    case reference
    case uuid
    case color
    /// A regular expression.
    case pattern
    /// A JSON Pointer.
    case pointer
    /// A file, as base64 or as an address.
    case file
    case password
    /// Another format, by its name.
    case other(String)

    /// Creates a format from the name in a schema, in any case.
    package init(_ name: String) {
        self =
            switch name.lowercased() {
            case "": .plain
            case "date", "full-date": .date
            case "time", "partial-time", "full-time": .time
            case "date-time", "datetime", "datetime-local", "timestamp": .dateTime
            case "duration": .duration
            case "email", "idn-email": .email
            case "hostname", "idn-hostname": .hostname
            case "ipv4", "ip": .ipv4
            case "ipv6": .ipv6
            case "uri", "url", "iri", "http-url", "image-url", "image_url": .address
            case "uri-reference", "iri-reference": .reference
            case "uuid", "guid": .uuid
            case "color", "colour", "hexcolor", "hex-color", "color-hex", "color-picker", "rgb", "rgba": .color
            case "regex": .pattern
            case "json-pointer": .pointer
            case "binary", "byte", "base64", "base64url", "data-url", "data-uri", "file": .file
            case "password", "secret": .password
            default: .other(name)
            }
    }
}

extension TextFormat {
    /// Returns the reason why `text` may not have this format; nil where it looks valid. For advice only: JSON Schema
    /// leaves the enforcement of formats open (2020-12, validation, section 7.2).
    package func warning(about text: String) -> String? {
        switch self {
        case .date: FormatValidator.isDate(text[...]) ? nil : "expected a date like 2026-11-22"
        case .time: FormatValidator.isTime(text[...], needsZone: false) ? nil : "expected a time like 14:30:00"
        case .dateTime: FormatValidator.isDateTime(text) ? nil : "expected a time like 2026-11-22T14:30:00Z"
        case .duration: FormatValidator.isDuration(text) ? nil : "expected a duration like P1DT2H"
        case .email: FormatValidator.isEmail(text) ? nil : "does not look like an email address"
        case .hostname: FormatValidator.isHostname(text) ? nil : "does not look like a host name"
        case .ipv4: FormatValidator.isIPv4(text[...]) ? nil : "does not look like an IPv4 address"
        case .ipv6: FormatValidator.isIPv6(text) ? nil : "does not look like an IPv6 address"
        case .address: FormatValidator.isAddress(text) ? nil : "does not look like a full URL (https://…)"
        case .reference: text.utf8.contains { $0 <= 0x20 || $0 == 0x5C } ? "URLs contain no spaces" : nil
        case .uuid: FormatValidator.isUUID(text) ? nil : "does not look like a UUID"
        case .color: FormatValidator.isColor(text) ? nil : "expected a color like #3366cc"
        case .pattern: (try? ECMAPattern(text)) == nil ? "does not look like a regular expression" : nil
        case .pointer: FormatValidator.isPointer(text) ? nil : "does not look like a JSON Pointer"
        case .plain, .file, .password, .other: nil
        }
    }
}
