/// What became of a text for the terminal's clipboard, as far as can be known.
package enum CopyOutcome: Hashable, Sendable {
    /// It was sent to the terminal, which does not say whether it took it.
    case sent
    /// It is longer than what terminals take, and was not sent: half a text would be worse than none.
    ///
    /// - Parameter limit: The most bytes of text that are sent.
    case tooLong(limit: Int)
    /// It was not sent: the terminal is lent to another program, or gone.
    case away
    /// It was not sent: nothing between here and the person's own machine takes it.
    case unsupported
}
