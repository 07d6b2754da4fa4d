import ArtClient
import Domain

/// Decides how the live runs of both services are followed: by which reads and which streams.
///
/// A value without clock or input and output: the queue's loops ask it what is due, and say what came of it. Moments
/// are times on the engine's timeline.
struct Polling {
    /// The schedule of each service's live runs; none before the first was followed.
    private var schedules: [Service: PollSchedule] = [:]
    /// Which runs have streams; only artinstring has some ("GET /api/runs/:id/stream").
    private(set) var streams = StreamPlan()
    /// The ended runs that were read for what came of them, or are about to be. One for each run of ours that ended in
    /// the last day without output.
    private var outputReads: Set<RunID> = []

    /// The number of reads that there must be room for before a stream is opened, since somebody waits for them.
    private static var readReserve: Int { 2 }

    /// The schedule by which the live runs of `service` are read; nil before the first was followed.
    subscript(service: Service) -> PollSchedule? {
        get { schedules[service] }
        set { schedules[service] = newValue }
    }

    // MARK: who is followed

    /// True while a run is followed.
    func isFollowed(_ run: Run) -> Bool { schedules[run.service]?.contains(run.id) ?? false }

    /// Follows a run that goes on.
    mutating func follow(_ run: Run, at now: Duration) {
        let isNew = !isFollowed(run)
        schedules[run.service, default: PollSchedule(run.service, at: now)]
            .follow(run.id, createdAt: run.createdAt, at: now)
        // What a conversion shows before its end may be short, and its end is recognized by it.
        if isNew, run.conversion != nil { schedules[run.service]?.wantRead(run.id, at: now) }
        if run.service == .artinstring { streams.follow(run.id, createdAt: run.createdAt, at: now) }
    }

    /// Has a run read on its own, also one that has ended: for what came of it.
    mutating func wantRead(_ run: Run, at now: Duration) {
        schedules[run.service, default: PollSchedule(run.service, at: now)]
            .follow(run.id, createdAt: run.createdAt, at: now)
        schedules[run.service]?.wantRead(run.id, at: now)
    }

    /// True where the output of an ended run was not read for yet.
    func lacksOutputRead(_ id: RunID) -> Bool { !outputReads.contains(id) }

    /// An ended run is about to be read for what came of it: once.
    mutating func noteOutputRead(_ id: RunID) { outputReads.insert(id) }

    /// Follows a run no more.
    mutating func leave(_ id: RunID) {
        for service in schedules.keys { schedules[service]?.leave(id) }
        streams.leave(id)
    }

    /// Follows no run of `service` any more, and returns those that were followed.
    mutating func leaveAll(of service: Service) -> [RunID] {
        let followed = schedules[service].map { Array($0.entries.keys) } ?? []
        for id in followed { leave(id) }
        outputReads.subtract(followed)
        return followed
    }

    /// Returns how updates of `run` arrive at `now`, which is `time` by the wall clock.
    func following(_ run: Run, at now: Duration, time: Timestamp) -> Following {
        guard let schedule = schedules[run.service], let entry = schedule.entries[run.id], !run.phase.isTerminal else {
            return .none
        }
        if entry.isStreamed { return .stream }
        let failedUntil =
            entry.failures > 0 ? entry.readDue : schedule.failures > 0 ? schedule.restsUntil : nil
        return failedUntil.map { .retrying(at: time + max(.zero, $0 - now)) } ?? .poll
    }

    // MARK: streams

    /// Returns what to do about streams at `now`. A stream that it opens counts against the pace of reads.
    mutating func nextStream(at now: Duration) -> StreamPlan.Step {
        // Asked before the plan, since what the plan gives is begun. Reads that somebody waits for come first.
        if let wait = schedules[.artinstring]?.pace.wait(at: now, reserve: Self.readReserve) {
            return .wait(until: now + wait)
        }
        let step = streams.next(at: now)
        if case .open = step { _ = schedules[.artinstring]?.pace.take(at: now) }
        return step
    }

    /// A run's stream has sent its first event.
    mutating func noteFirstStreamEvent(_ id: RunID) {
        streams.noteFirstEvent(id)
        schedules[.artinstring]?.streamed(id, true)
    }

    /// A run's stream has reported progress.
    mutating func noteStreamProgress(_ id: RunID) { streams.noteProgress(id) }

    /// A run's stream is over.
    ///
    /// - `saidTerminal`: True where it has reported the run's end.
    /// - `hasSpoken`: True where it has sent any event.
    /// - `jitter`: From 0 to 1.
    mutating func noteStreamEnd(_ id: RunID, saidTerminal: Bool, hasSpoken: Bool, at now: Duration, jitter: Double) {
        streams.ended(id, saidTerminal: saidTerminal, hasSpoken: hasSpoken, at: now, jitter: jitter)
        schedules[.artinstring]?.streamed(id, false)
        // The stream may have missed something; and an end is read, with its output, before it is reported.
        schedules[.artinstring]?.wantRead(id, at: now)
    }
}
