package import Domain

/// The numbers of runs by state, and the services and years that they span.
package struct RunCounts: Hashable, Sendable {
    /// The requests that wait to be sent.
    package private(set) var waiting = 0
    /// The requests whose outcome the user is asked for.
    package private(set) var asking = 0
    /// The requests whose outcome is not known and that are searched for.
    package private(set) var unknown = 0
    /// The requests that are being sent.
    package private(set) var sending = 0
    /// The runs that wait at their service.
    package private(set) var queued = 0
    /// The runs that are being made.
    package private(set) var running = 0
    /// The completed runs.
    package private(set) var completed = 0
    /// The services that have runs.
    package private(set) var services: Set<Service> = []
    /// The time of the oldest run; nil if no time is known.
    package private(set) var oldest: Timestamp?

    /// Counts `runs`.
    init(_ runs: [Run]) {
        for run in runs {
            if run.waiting != nil { waiting += 1 }
            if run.isUnconfirmed { asking += 1 }
            if run.delivery == .searching { unknown += 1 }
            if run.isBeingSent { sending += 1 }
            if run.isLive, run.phase == .queued { queued += 1 }
            if run.isLive, run.phase == .running { running += 1 }
            if run.phase == .completed { completed += 1 }
            services.insert(run.service)
            if let moment = run.createdAt ?? run.endedAt { oldest = min(oldest ?? moment, moment) }
        }
    }
}
