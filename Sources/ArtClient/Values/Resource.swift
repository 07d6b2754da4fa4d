package import JSON
import Domain

/// A value with the JSON that it was parsed from.
///
/// The value's members are available directly: `row.title` is `row.value.title`.
@dynamicMemberLookup
package struct Resource<Value: Hashable & Sendable>: Hashable, Sendable {
    package let value: Value
    /// The complete JSON from the service, undocumented members included. Untrusted, and not redacted: a service may
    /// echo a credential, so redact its texts before they are shown.
    package let raw: JSON

    /// Creates a resource.
    package init(_ value: Value, raw: JSON) {
        self.value = value
        self.raw = raw
    }

    /// The member of the value.
    package subscript<Member>(dynamicMember member: KeyPath<Value, Member>) -> Member { value[keyPath: member] }
}
