/// Typed or pasted input that was rejected or changed, so that nothing is dropped silently.
package enum InputLoss: Hashable, Sendable {
    /// A paste was longer than this, in bytes, and was rejected.
    case longPaste(limit: Int)
    /// A paste was rejected because it is not UTF-8: this byte at this offset.
    case brokenPaste(byte: UInt8, offset: Int)
    /// This many control characters were removed from the preceding paste.
    case controls(Int)
    /// Typed input was not UTF-8.
    case brokenKey
}
