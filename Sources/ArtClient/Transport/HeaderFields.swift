/// Header fields of an answer, looked up without regard to case (RFC 9110, section 5.1).
///
/// Bounded, since a server sends as many and as long ones as it likes: fields past the bounds are left out.
package struct HeaderFields: Hashable, Sendable, ExpressibleByDictionaryLiteral {
    private var values: [String: String] = [:]

    /// The most fields that are kept.
    package static let countLimit = 100
    /// The most bytes in a value that is kept. A signed address in `Location` is the longest that has a use.
    package static let valueLimit = 8 << 10

    /// Fields from pairs; of a name that comes twice the first value is kept.
    package init(_ fields: some Sequence<(String, String)>) {
        for (name, value) in fields where values.count < Self.countLimit && value.utf8.count <= Self.valueLimit {
            let key = name.lowercased()
            if values[key] == nil { values[key] = value }
        }
    }

    package init(dictionaryLiteral elements: (String, String)...) { self.init(elements) }

    /// The value of the field `name`.
    package subscript(name: String) -> String? { values[name.lowercased()] }
}
