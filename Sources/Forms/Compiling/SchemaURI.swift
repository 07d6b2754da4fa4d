/// The URI of a schema as in `$id` and `$ref`, resolved by RFC 3986, section 5.2. Nothing is ever fetched: URIs only
/// identify parts of the document.
struct SchemaURI {
    private var scheme: Substring?
    private var authority: Substring?
    private var path: Substring
    private var query: Substring?

    /// Parses a URI without its fragment (RFC 3986, appendix B).
    private init(_ text: Substring) {
        var rest = text
        if let colon = rest.firstIndex(of: ":"), rest.first?.isLetter == true,
            rest[..<colon].utf8.allSatisfy({ $0 != 0x2F && $0 != 0x3F })
        {
            scheme = rest[..<colon]
            rest = rest[rest.index(after: colon)...]
        }
        if let mark = rest.firstIndex(of: "?") {
            query = rest[rest.index(after: mark)...]
            rest = rest[..<mark]
        }
        if rest.hasPrefix("//") {
            let start = rest.index(rest.startIndex, offsetBy: 2)
            let end = rest[start...].firstIndex(of: "/") ?? rest.endIndex
            authority = rest[start..<end]
            rest = rest[end...]
        }
        path = rest
    }

    /// Returns `reference` resolved against `base`, and its fragment, percent-decoded.
    static func resolve(_ reference: String, from base: String) -> (address: String, fragment: String) {
        let parts = reference.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let fragment = parts.count > 1 ? decoded(parts[1]) : ""
        guard let first = parts.first, !first.isEmpty else { return (base, fragment) }
        return (joined(SchemaURI(first), to: SchemaURI(base[...])), fragment)
    }

    private static func joined(_ reference: SchemaURI, to base: SchemaURI) -> String {
        var target = reference
        guard reference.scheme == nil else { return target.text }
        target.scheme = base.scheme
        guard reference.authority == nil else { return target.text }
        target.authority = base.authority
        if reference.path.isEmpty {
            target.path = base.path
            target.query = reference.query ?? base.query
        } else if !reference.path.hasPrefix("/") {
            if base.authority != nil, base.path.isEmpty {
                target.path = "/" + reference.path
            } else if let slash = base.path.lastIndex(of: "/") {
                target.path = base.path[...slash] + reference.path
            }
        }
        return target.text
    }

    private var text: String {
        (scheme.map { $0 + ":" } ?? "") + (authority.map { "//" + $0 } ?? "") + Self.withoutDots(path)
            + (query.map { "?" + $0 } ?? "")
    }

    /// Returns `path` without dot segments (RFC 3986, section 5.2.4).
    private static func withoutDots(_ path: Substring) -> String {
        guard path.contains("./") || path.hasSuffix(".") else { return String(path) }
        var kept: [Substring] = []
        let segments = path.split(separator: "/", omittingEmptySubsequences: false)
        for (index, segment) in segments.enumerated() {
            let isLast = index == segments.count - 1
            if segment == ".." {
                if kept.count > 1 || kept.first?.isEmpty == false { kept.removeLast() }
                if isLast { kept.append("") }
            } else if segment == "." {
                if isLast { kept.append("") }
            } else {
                kept.append(segment)
            }
        }
        return kept.joined(separator: "/")
    }

    /// Returns `text`, percent-decoded (RFC 3986, section 2.1); invalid escapes are kept.
    private static func decoded(_ text: Substring) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
        var bytes: [UInt8] = []
        var rest = Substring(text).utf8
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let value = UInt8(String(rest.prefix(2)) ?? "", radix: 16),
                rest.count >= 2
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
