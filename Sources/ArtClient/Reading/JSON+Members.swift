import JSON
import Domain

/// Tolerant reading: every member but an id may be missing, null, or a number where a string is documented.
extension JSON {
    /// Returns the first of three members that is a non-empty string, cut to `limit` bytes.
    func text(_ name: String, _ second: String? = nil, _ third: String? = nil, limit: Int = Bounds.line) -> String? {
        if let text = self[name]?.lenientString, !text.isEmpty { return text.cut(to: limit) }
        guard let second else { return nil }
        return self.text(second, third, limit: limit)
    }

    /// Returns the member `name` where it is an integer or a string of one.
    func whole(_ name: String) -> Int? { self[name]?.lenientInt }

    /// Returns the member `name` as a count; nil where it is negative.
    func count(_ name: String) -> Int? { whole(name).flatMap { $0 < 0 ? nil : $0 } }

    /// Returns the first of two members that is a timestamp, in any unambiguous form.
    func moment(_ name: String, _ second: String? = nil) -> Timestamp? {
        if let value = self[name],
            let moment = Timestamp(lenient: value) ?? value.string.flatMap({ Timestamp(httpDate: $0) })
        {
            return moment
        }
        return second.flatMap { self.moment($0) }
    }

    /// Returns the member `name` where it is a valid id.
    func id(_ name: String, _ second: String? = nil) -> String? {
        if let id = self[name]?.lenientString, !id.isEmpty, id.utf8.count <= Bounds.id { return id }
        return second.flatMap { self.id($0) }
    }

    /// Returns the id of this row.
    ///
    /// - Throws: `Unreadable` when this is not an object or has no id.
    func rowID(_ name: String, _ second: String? = nil) throws(Unreadable) -> String {
        guard object != nil else { throw Unreadable(reason: "not an object but \(kindName)") }
        if let id = id(name, second) { return id }
        guard let value = self[name] ?? second.flatMap({ self[$0] }) else { throw Unreadable(reason: "no \(name)") }
        throw Unreadable(
            reason: value.lenientString == nil ? "\(name) is \(value.kindName)" : "\(name) is empty or too long")
    }

    /// Returns the member `name` unless it is null.
    func given(_ name: String) -> JSON? {
        guard let member = self[name], !member.isNull else { return .none }
        return member
    }

    /// Returns the member `name` as an address: a string, or an object that holds one.
    func address(_ name: String) -> String? { self[name]?.address }

    /// Returns the addresses in the list `name`.
    func addresses(_ name: String) -> [String] { (self[name]?.array ?? []).prefix(Bounds.parts).compactMap(\.address) }

    private var address: String? {
        let text = string ?? self["url"]?.string ?? self["src"]?.string
        return text.flatMap { $0.isEmpty || $0.utf8.count > Bounds.address ? nil : $0 }
    }

    /// Returns the object in the member `name`, or this object where the service did not wrap it.
    func unwrapped(_ name: String) -> JSON {
        guard let inner = self[name], inner.object != nil else { return self }
        return inner
    }

    private var kindName: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}

extension String {
    /// Returns this text, cut to `limit` bytes, with an ellipsis where it was cut.
    func cut(to limit: Int) -> String {
        guard utf8.count > limit else { return self }
        let bytes = Array(utf8.prefix(limit + 1))
        var end = limit
        while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return String(decoding: bytes[..<end], as: UTF8.self) + "…"
    }
}
