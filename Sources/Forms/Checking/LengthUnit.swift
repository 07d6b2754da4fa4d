/// The unit for the length of text.
package enum LengthUnit: Hashable, Sendable {
    /// UTF-16 code units, as services written in JavaScript count.
    case utf16
    /// Code points, as JSON Schema counts (2020-12, validation, section 6.3.1).
    case codePoints
}
