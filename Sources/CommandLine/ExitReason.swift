/// The program's exit codes (design, "Exit codes").
package enum ExitReason: Int32, CaseIterable {
    /// Anything without a code of its own.
    case failed = 1
    /// Invalid arguments, settings or input.
    case usage = 2
    /// No token, or one that the service rejects.
    case notAuthorized = 3
    /// The quota, plan or credits do not suffice.
    case exhausted = 4
    /// Sent, with an unknown outcome.
    case outcomeUnknown = 5
    /// Not sent, because of a limit of the user or an identical recent request.
    case notSent = 6
    /// Interrupted by SIGINT: 128 + 2.
    case interrupted = 130
}
