/// A string that is compared, ordered and hashed by its UTF-8 bytes.
///
/// Swift compares strings by canonical equivalence. A hostile object could have many names that differ as JSON but hash
/// the same, and long runs of combining marks make the comparison itself slow.
package struct JSONName: Hashable, Sendable {
    package let text: String

    /// Creates a name.
    package init(_ text: String) { self.text = text }

    package static func == (left: Self, right: Self) -> Bool {
        guard left.text.utf8.count == right.text.utf8.count else { return false }
        var (left, right) = (left.text, right.text)
        return left.withUTF8 { left in right.withUTF8 { right in left.elementsEqual(right) } }
    }

    package func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        // 0xFF ends no UTF-8 text, so that two texts in a row cannot hash like two others.
        hasher.combine(0xFF as UInt8)
    }
}

extension StringProtocol {
    /// Returns true if this text and `other` have the same bytes, as JSON, HTTP and SQL compare: `==` takes a letter
    /// with an accent for the letter that an accent follows.
    package func hasSameBytes(as other: some StringProtocol) -> Bool { utf8.elementsEqual(other.utf8) }

    /// Returns true if this text comes before `other` in the order of their bytes.
    package func precedesInBytes(_ other: some StringProtocol) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}

extension String {
    /// Returns true if both strings have the same bytes; faster than the generic version.
    package func hasSameBytes(as other: String) -> Bool { JSONName(self) == JSONName(other) }
}

extension String {
    /// Returns the parts between the bytes `separator`, empty ones included. Unlike a split by characters, it also
    /// splits where a combining mark follows the separator.
    package func parts(between separator: Unicode.Scalar) -> [String] {
        guard separator.isASCII else { return [self] }
        return utf8.split(separator: UInt8(separator.value), omittingEmptySubsequences: false)
            .map { String(Substring($0)) }
    }
}

extension JSONName: ExpressibleByStringLiteral {
    package init(stringLiteral value: String) { self.init(value) }
}

extension JSONName: Comparable {
    package static func < (left: Self, right: Self) -> Bool { left.text.precedesInBytes(right.text) }
}
