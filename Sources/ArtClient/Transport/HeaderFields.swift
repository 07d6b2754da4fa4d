/// The header fields of a response; lookups ignore case (RFC 9110, section 5.1).
///
/// Bounded, because a server may send any number and length: fields over the limits are dropped.
package struct HeaderFields: Hashable, Sendable, ExpressibleByDictionaryLiteral {
    private var values: [String: String] = [:]

    /// The maximum number of fields.
    package static let countLimit = 100
    /// The maximum length of a value, in bytes. The longest useful one is a signed address in `Location`.
    package static let valueLimit = 8 << 10

    /// Creates fields from pairs; of a repeated name the first value is kept.
    package init(_ fields: some Sequence<(String, String)>) {
        for (name, value) in fields where values.count < Self.countLimit && value.utf8.count <= Self.valueLimit {
            let key = name.lowercased()
            if values[key] == nil { values[key] = value }
        }
    }

    /// Creates fields from a literal.
    package init(dictionaryLiteral elements: (String, String)...) { self.init(elements) }

    /// The value of the field `name`.
    package subscript(name: String) -> String? { values[name.lowercased()] }
}
