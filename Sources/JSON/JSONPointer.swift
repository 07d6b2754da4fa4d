/// Where a value stands inside a JSON document (RFC 6901): the names and indices that lead to it.
package struct JSONPointer: Hashable, Sendable {
    /// The names and indices, from the outermost on; an index is written in decimal digits.
    package var tokens: [String]

    /// The whole document.
    package static let root = JSONPointer([])

    package init(_ tokens: [String]) { self.tokens = tokens }

    /// A pointer from its text, `/vars/subject`; nil when it does not begin with a slash and is not empty.
    package init?(text: String) {
        guard !text.isEmpty else {
            tokens = []
            return
        }
        guard text.utf8.first == UInt8(ascii: "/") else { return nil }
        tokens = text.parts(between: "/").dropFirst().map(Self.unescaped)
    }

    /// The pointer's text, `~` and `/` escaped.
    package var text: String { tokens.map { "/" + Self.escaped($0) }.joined() }

    /// The pointer without its last token; the root's is the root.
    package var parent: JSONPointer { JSONPointer(Array(tokens.dropLast())) }

    /// The member `name` of what this points at.
    package func appending(_ name: String) -> JSONPointer { JSONPointer(tokens + [name]) }

    /// The element `index` of what this points at.
    package func appending(_ index: Int) -> JSONPointer { appending(String(index)) }

    /// Returns true if `other` is this or inside it.
    package func contains(_ other: JSONPointer) -> Bool {
        other.tokens.starts(with: tokens) { $0.hasSameBytes(as: $1) }
    }

    package static func escaped(_ token: String) -> String {
        guard token.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return token }
        return token.parts(between: "~").joined(separator: "~0").parts(between: "/").joined(separator: "~1")
    }

    package static func unescaped(_ token: some StringProtocol) -> String {
        let token = String(token)
        guard token.utf8.contains(UInt8(ascii: "~")) else { return token }
        let parts = token.parts(between: "~")
        return parts.dropFirst().reduce(parts[0]) { text, part in
            switch part.utf8.first {
            case UInt8(ascii: "0")?: text + "~" + part.withoutFirstScalar
            case UInt8(ascii: "1")?: text + "/" + part.withoutFirstScalar
            default: text + "~" + part
            }
        }
    }
}

extension JSONPointer {
    /// Names are the same when their code points are (RFC 6901, section 4).
    package static func == (left: Self, right: Self) -> Bool {
        left.tokens.count == right.tokens.count
            && zip(left.tokens, right.tokens).allSatisfy { $0.hasSameBytes(as: $1) }
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(tokens.count)
        for token in tokens { hasher.combine(JSONName(token)) }
    }
}

extension JSONPointer: CustomStringConvertible {
    package var description: String { text }
}

extension String {
    fileprivate var withoutFirstScalar: String { String(unicodeScalars.dropFirst()) }
}

extension JSON {
    /// What `pointer` leads to; nil when nothing is there.
    package subscript(pointer: JSONPointer) -> JSON? {
        var value = self
        for token in pointer.tokens {
            switch value {
            case .object(let object):
                guard let next = object[token] else { return nil }
                value = next
            case .array(let elements):
                guard let index = Int(token), elements.indices.contains(index) else { return nil }
                value = elements[index]
            default: return nil
            }
        }
        return value
    }
}

extension JSON {
    /// This without the values that `pointers` lead to. An element leaves null in its place, so that the others keep
    /// theirs.
    package func without(_ pointers: [JSONPointer]) -> JSON {
        guard !pointers.isEmpty else { return self }
        func inside(_ token: String) -> [JSONPointer]? {
            let inner = pointers.filter { $0.tokens.first?.hasSameBytes(as: token) == true }.map {
                JSONPointer(Array($0.tokens.dropFirst()))
            }
            return inner.contains(.root) ? nil : inner
        }
        switch self {
        case .object(let object):
            return .object(
                JSONObject(
                    object.compactMap { member in
                        inside(member.name).map { (member.name, member.value.without($0)) }
                    }))
        case .array(let elements):
            return .array(elements.enumerated().map { inside(String($0.offset)).map($0.element.without) ?? .null })
        default: return self
        }
    }
}
