package import Domain

/// The state of one service, as the engine has reported it.
package struct ServiceState: Hashable, Sendable {
    package internal(set) var status = ServiceStatus.connecting
    package internal(set) var account = Observed<Account>.unknown
    /// The address of its API: scheme, host and port; nil until the engine has reported it.
    package internal(set) var address: String?
    /// True once each of its parts was read, or could not be.
    package internal(set) var isRead = false
    /// True while some part of it could not be read although it answers; a refresh clears it.
    package internal(set) var hasFailedRefresh = false
    /// True while the service has older runs than those read so far.
    package internal(set) var hasOlderRuns = false
    /// The number of runs that it counts and its list does not show.
    package internal(set) var missingRuns = 0
    /// True while a page of older runs is being read.
    package internal(set) var isLoadingOlderRuns = false

    /// The state before the first event.
    package init() {}

    /// The time for which a reading of the account is shown without its age while the service answers.
    private static let freshness = Duration.seconds(300)

    /// The moment of the account's reading where its age is to be shown: it is old, could not be read again, or the
    /// service does not answer; nil otherwise.
    package func agedSince(at now: Timestamp) -> Timestamp? {
        switch account {
        case .unknown: nil
        case .stale(_, let asOf): asOf
        case .known(_, let asOf):
            now - asOf >= Self.freshness || status.failure != nil && now - asOf >= .seconds(60) ? asOf : nil
        }
    }

    /// The moment at which the age that is shown changes, or is to be shown; nil where it never is.
    package func nextAge(at now: Timestamp) -> Timestamp? {
        if let asOf = agedSince(at: now) {
            // Ages below a minute are shown in seconds.
            return now - asOf < .seconds(60) ? now + .seconds(10) : now + .seconds(60)
        }
        guard case .known(_, let asOf) = account else { return nil }
        return asOf + (status.failure == nil ? Self.freshness : .seconds(60))
    }

    /// True once no first answer about it is outstanding: it was read, or could not be.
    package var isSettled: Bool { isRead || status.failure != nil }

    /// True where something of it could not be read.
    package var hasFailed: Bool { hasFailedRefresh || status.failure != nil }

    /// True once its account was read, or could not be.
    package var isAccountSettled: Bool { account != .unknown || isSettled }

    /// The failure by which it refuses the token; nil while it accepts it, as far as is known.
    package var refusal: Failure? { if case .unauthorized(let failure) = status { failure } else { nil } }
}
