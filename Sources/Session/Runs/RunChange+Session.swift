package import Domain

extension RunChange {
    /// Indicates that a run that was sent from here, or followed, has reached a terminal phase.
    package var hasEndedAwaited: Bool {
        guard hasEnded, let before, let after else { return false }
        return after.isOurs || before.following != .none
    }

    /// Indicates that a run sent from here has come to another phase.
    package var isNews: Bool {
        guard let before, let after else { return false }
        return before.phase != after.phase && after.isOurs
    }

    /// Indicates that a request has left the line since it was withdrawn.
    package var isWithdrawal: Bool { before?.waiting != nil && after?.phase == .cancelled }
}
