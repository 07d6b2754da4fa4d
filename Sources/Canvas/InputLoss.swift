/// What of somebody's typing or pasting is not taken as it came: nothing is left out of a text in silence.
package enum InputLoss: Hashable, Sendable {
    /// A paste had more bytes than this; nothing of it was taken.
    case longPaste(limit: Int)
    /// A paste is no UTF-8 text, by this byte at this offset; nothing of it was taken.
    case brokenPaste(byte: UInt8, offset: Int)
    /// So many control characters, the escapes of sequences among them, were left out of the paste that came before.
    case controls(Int)
    /// What was typed is no UTF-8 text.
    case brokenKey
}
