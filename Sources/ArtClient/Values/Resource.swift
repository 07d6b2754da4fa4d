package import JSON
import Domain

/// A value with the JSON that it was read from.
///
/// The value's members are reached without naming it: `row.title` is `row.value.title`.
@dynamicMemberLookup
package struct Resource<Value: Hashable & Sendable>: Hashable, Sendable {
    package let value: Value
    /// What the service sent, whole, members that no document names with it. Untrusted, and not redacted: a service
    /// may echo a credential, so redact its texts before they are shown.
    package let raw: JSON

    package init(_ value: Value, raw: JSON) {
        self.value = value
        self.raw = raw
    }

    package subscript<Member>(dynamicMember member: KeyPath<Value, Member>) -> Member { value[keyPath: member] }
}
