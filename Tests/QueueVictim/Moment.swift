/// A moment of a request's life at which its process can be killed.
package enum Moment: String, CaseIterable, Sendable {
    // MARK: before it leaves

    /// The user has sent it, and nothing of it is on disk.
    case unrecorded
    /// It is on disk and in line.
    case prepared
    /// It is in line and the user holds it back.
    case held
    /// The user has taken it back.
    case withdrawn

    // MARK: on its way

    /// Its snapshot is on disk, and no byte of it has left.
    case leaving
    /// The service has it, and its answer is not read.
    case posted
    /// The exchange has ended, and what came of it is not on disk.
    case answered
    /// It was accepted, and the user is told.
    case accepted
    /// It was turned away before any work, and is in line again.
    case requeued

    // MARK: of unknown outcome

    /// That its outcome is not known is on disk, and nothing was looked for.
    case unknown
    /// The service's list is about to be read for it.
    case searching
    /// The list was read, and what it says is not on disk.
    case found
    /// It is the run that was found, and the user is told.
    case adopted
    /// The service had refused it, its list agrees, and the user is told.
    case rejected
    /// The user is asked about it.
    case asked

    // MARK: decided by the user

    /// The user has dismissed the question.
    case dismissed
    /// The user has said to send it again: that is on disk, and the second request in line.
    case replaced
    /// As `leaving`, of the second request.
    case leavingAgain
    /// As `posted`, of the second request.
    case postedAgain
    /// As `answered`, of the second request.
    case answeredAgain

    // MARK: as a run

    /// An answer about the run has come: its stream's head, or a reading of it.
    case following
    /// The first bytes of its file have come.
    case downloading

    /// What the user does on the way to it.
    package var script: Script {
        switch self {
        case .held: .hold
        case .withdrawn: .withdraw
        case .dismissed: .dismiss
        case .replaced, .leavingAgain, .postedAgain, .answeredAgain: .sendAgain
        default: .fetch
        }
    }
}

/// What a user does with a request.
package enum Script: String, CaseIterable, Sendable {
    /// Sends it, and has its files fetched once it is there.
    case fetch
    /// Sends it, and sends it again when asked about it.
    case sendAgain
    /// Sends it, and lets it be when asked about it.
    case dismiss
    /// Holds it back in line.
    case hold
    /// Holds it back in line, and withdraws it.
    case withdraw
}
