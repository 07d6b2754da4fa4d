import JSON
import Domain

/// Tolerant reading: every member but an id may be missing, null, or a number where a text is documented.
extension JSON {
    /// The first of three members that is a text with something in it, cut to `limit` bytes.
    func text(_ name: String, _ second: String? = nil, _ third: String? = nil, limit: Int = Bounds.line) -> String? {
        if let text = self[name]?.lenientString, !text.isEmpty { return text.cut(to: limit) }
        guard let second else { return nil }
        return self.text(second, third, limit: limit)
    }

    /// The member `name` where it is a whole number or spells one.
    func whole(_ name: String) -> Int? { self[name]?.lenientInt }

    /// The same where it can be a number of things; a negative one counts nothing and is not known.
    func count(_ name: String) -> Int? { whole(name).flatMap { $0 < 0 ? nil : $0 } }

    /// The first of two members that is a moment, in any form that can be read in one way only.
    func moment(_ name: String, _ second: String? = nil) -> Timestamp? {
        if let told = self[name],
            let moment = Timestamp(lenient: told) ?? told.string.flatMap({ Timestamp(httpDate: $0) })
        {
            return moment
        }
        return second.flatMap { self.moment($0) }
    }

    /// The member `name` where it is an id that can be one.
    func id(_ name: String, _ second: String? = nil) -> String? {
        if let id = self[name]?.lenientString, !id.isEmpty, id.utf8.count <= Bounds.id { return id }
        return second.flatMap { self.id($0) }
    }

    /// The id of this row.
    ///
    /// - Throws: `Unreadable` when this is no object or has none.
    func rowID(_ name: String, _ second: String? = nil) throws(Unreadable) -> String {
        guard object != nil else { throw Unreadable(reason: "not an object but \(kindName)") }
        if let id = id(name, second) { return id }
        guard let told = self[name] ?? second.flatMap({ self[$0] }) else { throw Unreadable(reason: "no \(name)") }
        throw Unreadable(
            reason: told.lenientString == nil ? "\(name) is \(told.kindName)" : "\(name) is empty or too long")
    }

    /// The member `name` unless it is null.
    func given(_ name: String) -> JSON? {
        guard let member = self[name], !member.isNull else { return .none }
        return member
    }

    /// The member `name` as an address: a text, or an object that holds one.
    func address(_ name: String) -> String? { self[name]?.address }

    /// The addresses in the list `name`.
    func addresses(_ name: String) -> [String] { (self[name]?.array ?? []).prefix(Bounds.parts).compactMap(\.address) }

    private var address: String? {
        let text = string ?? self["url"]?.string ?? self["src"]?.string
        return text.flatMap { $0.isEmpty || $0.utf8.count > Bounds.address ? nil : $0 }
    }

    /// The object inside the member `name`, or this object itself where the service did not wrap it.
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
    /// This text, at most `limit` bytes of it and a mark that it went on.
    func cut(to limit: Int) -> String {
        guard utf8.count > limit else { return self }
        let bytes = Array(utf8.prefix(limit + 1))
        var end = limit
        while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return String(decoding: bytes[..<end], as: UTF8.self) + "…"
    }
}
