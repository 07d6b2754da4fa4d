import ArtClient
import Archive
import Domain

/// The state of one service beside its runs. Moments are times on the engine's timeline.
struct ServiceState {
    // MARK: sending

    /// The account as it was read last; nil before.
    var account: Account?
    /// The service's clock, once a response had its time.
    var clock: ServerClock?
    /// A time in which nothing is sent to it.
    var pause: SendQueue.Pause?
    /// The number of times in a row that no request could reach it.
    var sendFailures = 0
    /// True while the questions about its requests are looked at again.
    var isReviewingQuestions = false

    // MARK: polling

    /// True while a loop polls its live runs.
    var isPolling = false
    /// Ends the pause of that loop.
    var pollWakeup: Wakeup?
    /// The moment at which the account was last read because runs had ended.
    var accountReadAt: Duration?

    // MARK: history

    /// The position at which the archive's older runs go on; nil once all have been emitted.
    var archiveEdge: RunEdge?
    /// The walk through its list of runs, as far as it was read; nil before the newest page was.
    var walk: RunWalk?
    /// The number of runs that it counts and its list does not show, once that was read to its end.
    var missingRuns = 0
    /// The number that was emitted last.
    var emittedMissingRuns = 0
    /// True once its newest runs have been read in this session: what is there before a request is known then.
    var isListed = false

    /// True while there are older runs than those emitted so far.
    var hasOlderRuns: Bool { archiveEdge != nil || walk?.next != nil }
}

/// One `ServiceState` for each service.
struct ServiceStates {
    private var states: [Service: ServiceState] = [:]

    /// The state of `service`.
    subscript(service: Service) -> ServiceState {
        get { states[service] ?? ServiceState() }
        set { states[service] = newValue }
    }

    /// Returns what `value` gives for each service, without those where it gives nil.
    func compactMap<Value>(_ value: (ServiceState) -> Value?) -> [Service: Value] { states.compactMapValues(value) }
}
