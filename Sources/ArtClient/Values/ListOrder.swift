/// How Antekirt sorts a list; nil leaves it to the service, which then puts the newest first.
package struct ListOrder: Hashable, Sendable {
    /// What is compared; generations know `createdAt` only.
    package enum Key: String, Hashable, Sendable {
        case createdAt
        case name
    }

    package enum Direction: String, Hashable, Sendable {
        case ascending = "ASC"
        case descending = "DESC"
    }

    package var key: Key
    package var direction: Direction

    package init(_ key: Key, _ direction: Direction) {
        self.key = key
        self.direction = direction
    }
}
