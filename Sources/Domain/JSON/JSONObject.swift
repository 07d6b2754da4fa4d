/// The members of a JSON object, in the order they were written.
///
/// Names are unique: a name written twice keeps its first place and its last
/// value, as JavaScript's parser does.
package struct JSONObject: Sendable {
    private var order: [String] = []
    private var values: [String: JSON] = [:]

    /// An object without members.
    package init() {}

    /// An object with `members`, in their order.
    package init(_ members: some Sequence<(String, JSON)>) {
        for (name, value) in members { self[name] = value }
    }

    /// The value of the member `name`. Assigning to a new name appends it;
    /// assigning nil removes the member.
    package subscript(name: String) -> JSON? {
        get { values[name] }
        set {
            if let newValue {
                if values.updateValue(newValue, forKey: name) == nil { order.append(name) }
            } else if values.removeValue(forKey: name) != nil {
                order.removeAll { $0 == name }
            }
        }
    }

    /// The members' names, in order.
    package var names: [String] { order }

    /// The number of members.
    package var count: Int { order.count }

    /// Whether there are no members.
    package var isEmpty: Bool { order.isEmpty }
}

extension JSONObject: Sequence {
    package func makeIterator() -> some IteratorProtocol<(name: String, value: JSON)> {
        order.lazy.map { (name: $0, value: values[$0] ?? .null) }.makeIterator()
    }
}

extension JSONObject: Hashable {
    /// Equality ignores order, as JSON does (RFC 8259, section 4).
    package static func == (left: Self, right: Self) -> Bool { left.values == right.values }
    package func hash(into hasher: inout Hasher) { hasher.combine(values) }
}
