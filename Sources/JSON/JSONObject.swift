/// The members of a JSON object, in their original order.
///
/// Names are unique: a repeated name keeps its first place and its last value, as in ECMA-262 (`JSON.parse`). Names are
/// equal if their code points are (RFC 8259, section 8.3).
package struct JSONObject: Sendable {
    private typealias Member = (name: String, value: JSON)

    /// The number of members up to which names are searched linearly, which is faster than hashing.
    private static let maxLinearSearch = 16

    private var members: [Member] = []
    /// The index of each name in `members`, once there are more than `maxLinearSearch`.
    private var places: [JSONName: Int]?

    /// Creates an object without members.
    package init() {}

    /// Creates an object with `members`, in their order.
    package init(_ members: some Sequence<(String, JSON)>) {
        self.members.reserveCapacity(members.underestimatedCount)
        for (name, value) in members { set(name, value) }
    }

    /// The value of the member `name`. Assigning to a new name appends it; assigning nil removes the member, in O(*n*).
    package subscript(name: String) -> JSON? {
        get { place(of: name).map { members[$0].value } }
        set {
            if let newValue {
                set(name, newValue)
            } else if let place = place(of: name) {
                members.remove(at: place)
                places = nil
                indexIfLarge()
            }
        }
    }

    /// The members' names, in order.
    package var names: [String] { members.map(\.name) }

    /// The number of members.
    package var count: Int { members.count }

    /// True if there are no members.
    package var isEmpty: Bool { members.isEmpty }

    private func place(of name: String) -> Int? {
        if let places { return places[JSONName(name)] }
        // Most names differ in length, which costs nothing to see.
        let length = name.utf8.count
        return members.firstIndex { $0.name.utf8.count == length && JSONName($0.name) == JSONName(name) }
    }

    /// Sets the member `name`, in place where it exists.
    mutating func set(_ name: String, _ value: JSON) {
        if let place = place(of: name) {
            members[place].value = value
        } else {
            // Growing from one member by doubling would take three allocations to get here.
            if members.isEmpty { members.reserveCapacity(4) }
            places?[JSONName(name)] = members.count
            members.append((name, value))
            indexIfLarge()
        }
    }

    private mutating func indexIfLarge() {
        guard places == nil, members.count > Self.maxLinearSearch else { return }
        places = Dictionary(uniqueKeysWithValues: members.enumerated().map { (JSONName($0.element.name), $0.offset) })
    }
}

extension JSONObject: Sequence {
    package func makeIterator() -> some IteratorProtocol<(name: String, value: JSON)> { members.makeIterator() }
    package var underestimatedCount: Int { members.count }
}

extension JSONObject: Hashable {
    /// Equality ignores order, as JSON does (RFC 8259, section 4).
    package static func == (left: Self, right: Self) -> Bool {
        left.count == right.count && left.members.allSatisfy { right[$0.name] == $0.value }
    }

    package func hash(into hasher: inout Hasher) {
        // Each member is hashed on its own, and the results are joined by an operation that knows no order.
        var sum = 0
        for member in members {
            var one = hasher
            one.combine(JSONName(member.name))
            one.combine(member.value)
            sum ^= one.finalize()
        }
        hasher.combine(members.count)
        hasher.combine(sum)
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, JSON)...) { self.init(elements) }
}
