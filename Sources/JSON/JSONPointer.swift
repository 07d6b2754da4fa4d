/// A JSON Pointer (RFC 6901): the names and indices that lead to a value in a document.
package struct JSONPointer: Hashable, Sendable {
    /// The names and indices, the outermost first; an index is written in decimal digits.
    package var tokens: [String]

    /// The whole document.
    package static let root = JSONPointer([])

    /// Creates a pointer from unescaped names and indices.
    package init(_ tokens: [String]) { self.tokens = tokens }

    /// Creates a pointer from its text, such as `/vars/subject`; nil where a non-empty text does not begin with a
    /// slash.
    package init?(text: String) {
        guard !text.isEmpty else {
            tokens = []
            return
        }
        guard text.utf8.first == UInt8(ascii: "/") else { return nil }
        tokens = text.parts(between: "/").dropFirst().map(Self.unescaped)
    }

    /// The pointer as text, with `~` and `/` escaped as `~0` and `~1` (RFC 6901, section 3).
    package var text: String { tokens.map { "/" + Self.escaped($0) }.joined() }

    /// The pointer to the container; for the root, the root itself.
    package var parent: JSONPointer { JSONPointer(Array(tokens.dropLast())) }

    /// Returns the pointer to the member `name`.
    package func appending(_ name: String) -> JSONPointer { JSONPointer(tokens + [name]) }

    /// Returns the pointer to the element `index`.
    package func appending(_ index: Int) -> JSONPointer { appending(String(index)) }

    /// Returns true if `other` is this place or inside it.
    package func contains(_ other: JSONPointer) -> Bool {
        other.tokens.starts(with: tokens) { $0.hasSameBytes(as: $1) }
    }

    /// Returns `token` with `~` and `/` escaped (RFC 6901, section 3).
    package static func escaped(_ token: String) -> String {
        guard token.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return token }
        return token.parts(between: "~").joined(separator: "~0").parts(between: "/").joined(separator: "~1")
    }

    /// Returns `token` with `~1` and `~0` replaced by `/` and `~` (RFC 6901, section 4).
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
    /// Compares names by their code points (RFC 6901, section 4).
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
    /// The value at `pointer`; nil where there is none (RFC 6901, section 4).
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
    /// Returns the value without the values at `pointers`. Array elements are replaced by null, so that the others keep
    /// their index.
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
