/// The program's exit codes (design, "Exit codes").
package enum ExitStatus: Int32 {
    case failed = 1
    case usage = 2
    case notAuthorized = 3
    /// The quota, tier or credits do not suffice.
    case exhausted = 4
    /// Sent, but what became of it is not known.
    case outcomeUnknown = 5
    /// Not sent, since it goes over a limit of the user's own, or the same was sent a moment ago.
    case notSent = 6
    case interrupted = 130
}
