/// The result of copying a text to the terminal's clipboard, as far as it can be known.
package enum CopyOutcome: Hashable, Sendable {
    /// The text was sent to the terminal, which does not confirm it.
    case sent
    /// The text is longer than terminals accept, and was not sent: half a text would be worse than none.
    ///
    /// - Parameter limit: The maximum length, in bytes.
    case tooLong(limit: Int)
    /// Not sent: another program has the terminal, or it is gone.
    case away
    /// Not sent: there is no route to the clipboard of the user's machine.
    case unsupported
}
