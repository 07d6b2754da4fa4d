/// One transition of a run in the queue: what it was, what it is, and what happened to it.
///
/// The engine emits each transition once, in order, as part of `EngineEvent.changes`; whoever folds them holds the
/// same runs as the engine has reported. Nobody has to compare runs to learn what happened: `cause` says it, and the
/// `has…` and `is…` properties answer the questions that all front ends ask.
package struct RunChange: Hashable, Sendable {
    /// The causes of a transition.
    package enum Cause: Hashable, Sendable {
        // MARK: in the archive

        /// It was read from the archive: at the start, or with an older page. It is no news.
        case restored
        /// Another Easel that shares the archive has written it; compare `before` and `after`.
        case synchronized

        // MARK: before the service has it

        /// Its request is on disk and waits to be sent.
        case submitted
        /// The reason to wait, its end or the position has changed; also when the user pauses, resumes or moves it.
        case waiting
        /// Its request is about to leave: its first byte may be on its way from now on.
        case sending
        /// It is proven that the service did nothing for it: it waits again.
        case requeued
        /// The user has canceled the request before it was sent.
        case withdrawn
        /// The service or this machine has refused the request, which costs nothing.
        case rejected

        // MARK: of unknown outcome

        /// No response came: it may have been accepted, and the service's list is searched for it.
        case responseLost
        /// The search goes on: a look has failed, or has worked again.
        case searching
        /// The search did not find its outcome: the user is asked, or the question has changed.
        case unconfirmed
        /// The user has answered the question about it.
        case resolved(Resolution)

        // MARK: at the service

        /// The service has accepted the request.
        case accepted
        /// The request whose response was lost was found to be this run.
        case found
        /// It was found in the service's list, started elsewhere.
        case discovered
        /// The service has reported it.
        case updated(Source)
        /// It has reached a terminal phase: completed, failed or canceled.
        case ended
        /// The service does not know the run any more: nothing more is read of it.
        case notFound
        /// The channel of its updates has changed.
        case following

        // MARK: beside it

        /// The catalog entry that it was made from has become known.
        case named
        /// Its file was read, and its format or extent is known.
        case inspected
        /// The download of its files has begun, progressed or ended.
        case download
        /// The row was found in a list, and is a run that is shown under another id, reported before this: `after` is nil.
        case merged(into: RunID)
    }

    /// The source of an update of the service.
    package enum Source: Hashable, Sendable {
        /// Its event stream.
        case stream
        /// A page of the service's list.
        case list
        /// A reading of the run alone.
        case read
    }

    /// The run as it was emitted last; nil for one that was not emitted in this session, or has left the engine's
    /// memory since.
    package let before: Run?
    /// The run as it is; nil for one that is no row any more.
    package let after: Run?
    package let cause: Cause

    /// A transition from `before` to `after`, of which one at least is there.
    package init(before: Run?, after: Run?, cause: Cause) {
        self.before = before
        self.after = after
        self.cause = cause
    }

    /// The newest that is known of the run; nil only for a change of nothing.
    package var run: Run? { after ?? before }
}

extension RunChange {
    /// Indicates that a run that was known to go on has reached a terminal phase. False for one that had ended when it
    /// was first emitted, and for what the archive tells of earlier sessions.
    package var hasEnded: Bool {
        guard let before, let after else { return false }
        return !before.phase.isTerminal && after.phase.isTerminal
    }

    /// Indicates that the user is asked about the run from now on. False where only the question has changed, and for
    /// a run that was not emitted before.
    package var hasBecomeUnconfirmed: Bool {
        guard let before, let after else { return false }
        return !before.isUnconfirmed && after.isUnconfirmed
    }

    /// Indicates that a request of unknown outcome has turned out to be a run of the service's.
    package var isFound: Bool {
        guard let before, let after else { return false }
        return (before.delivery == .searching || before.isUnconfirmed) && after.delivery == nil && after.remoteID != nil
    }

    /// Indicates that the run was not emitted in this session before.
    package var isNew: Bool { before == nil && after != nil }
}

extension Run {
    /// True while the user is asked about the request's outcome.
    fileprivate var isUnconfirmed: Bool { if case .unconfirmed? = delivery { true } else { false } }
}
