package import Domain

/// One of the account's keys at Antekirt (`GET /account/api-keys`). It cannot be used as a key.
package struct APIKey: Hashable, Sendable {
    package let id: String
    package var name: String?
    /// The key with its middle omitted.
    package var maskedKey: String?
    package var createdAt: Timestamp?
    package var lastUsedAt: Timestamp?
    package var isActive: Bool?

    /// Creates a description of a key.
    package init(
        id: String, name: String? = nil, maskedKey: String? = nil, createdAt: Timestamp? = nil,
        lastUsedAt: Timestamp? = nil, isActive: Bool? = nil
    ) {
        self.id = id
        self.name = name
        self.maskedKey = maskedKey
        self.createdAt = createdAt
        self.lastUsedAt = lastUsedAt
        self.isActive = isActive
    }
}
