/// The order of an Antekirt list; nil uses the service's default, newest first.
package struct ListOrder: Hashable, Sendable {
    /// The sort key; generations support `createdAt` only.
    package enum Key: String, Hashable, Sendable {
        case createdAt
        case name
    }

    /// The sort direction.
    package enum Direction: String, Hashable, Sendable {
        case ascending = "ASC"
        case descending = "DESC"
    }

    package var key: Key
    package var direction: Direction

    /// Creates an order.
    package init(_ key: Key, _ direction: Direction) {
        self.key = key
        self.direction = direction
    }
}
