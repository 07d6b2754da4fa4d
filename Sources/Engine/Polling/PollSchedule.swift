import ArtClient
import Domain

/// Decides how a service's live runs are read: when its list is, which page of it, and which runs on their own.
///
/// A sweep reads the newest page, which tells of runs that were started elsewhere too, and at most one request more
/// for the runs that are not on it: the next page in a round through the list, or one run where only few are missing.
/// So the more runs there are, the older is what is known of each, but the requests do not become more. Moments are
/// times on one `Timeline`.
struct PollSchedule: Hashable, Sendable {
    /// The next action.
    enum Step: Hashable, Sendable {
        /// Read the newest page of the list, then call `receiveNewest`, `listFailed` or `failed`.
        case newestPage
        /// Read that page, then call `receiveFurther`, `listFailed` or `failed`.
        case furtherPage(NextPage)
        /// Read that run, then call `read`, `readFailed` or `missed`.
        case run(RunID)
        /// Nothing until then.
        case wait(until: Duration)
        /// There is nothing to follow.
        case rest
    }

    /// The state of a run that is followed.
    struct Entry: Hashable, Sendable {
        /// The moment at which it was made, by the service's clock if `isDated`, else by ours; nil where neither knows.
        var createdAt: Timestamp?
        var isDated = false
        let followedAt: Duration
        var heardAt: Duration
        var isOnNewestPage = false
        /// Indicates whether its stream tells of it.
        var isStreamed = false
        /// The moment at which it is to be read on its own; nil where it is not.
        var readDue: Duration?
        var failures = 0
        var misses = 0
    }

    /// A walk through the pages behind the newest one.
    struct Round: Hashable, Sendable {
        var position: NextPage
        let startedAt: Duration
    }

    let service: Service
    var entries: [RunID: Entry] = [:]
    /// The pace of all that is asked of the service to follow its runs; streams are opened by it too.
    var pace = ReadPace()
    /// The time by which the service's clock is ahead of ours, where it tells.
    var skew: Duration?
    /// Nothing is read before that moment, since the service did not answer.
    var restsUntil: Duration = .zero
    var failures = 0
    /// The list is not read before that moment, since it could not be.
    var listRestsUntil: Duration = .zero
    var listFailures = 0
    var lastLook: Duration
    var lastList: Duration
    /// Indicates whether this sweep has a request left for the runs that are not on the newest page.
    var wantsMore = false
    var round: Round?
    private var interval: Duration
    private var spread = 0.5

    /// A plan for runs of `service` that are followed from `now` on.
    init(_ service: Service, at now: Duration) {
        self.service = service
        interval = Self.floor(service)
        lastLook = now
        lastList = now
    }

    /// artinstring's own samples wait 1.5 s between two reads; "every 2-5 seconds" (Antekirt, Async Pattern).
    private static func floor(_ service: Service) -> Duration {
        service == .artinstring ? .milliseconds(1500) : .seconds(3)
    }
    /// The shortest interval for what is changing now, so that many changes leave the pace to other reads.
    private static var intervalAfterNews: Duration { .seconds(3) }
    /// The interval at which pages are read in a round.
    private static var roundInterval: Duration { .seconds(6) }
    /// The interval at which the list is read however good the streams are, since a proxy may hold back what they say.
    static var safetyInterval: Duration { .seconds(30) }
    /// So few runs that are not on the newest page are read one by one rather than searched for.
    static var loneRuns: Int { 2 }

    // MARK: who is followed

    var isEmpty: Bool { entries.isEmpty }

    /// Indicates whether something could not be read, and was not since.
    var hasFailures: Bool { failures > 0 || listFailures > 0 || entries.values.contains { $0.failures > 0 } }

    func contains(_ id: RunID) -> Bool { entries[id] != nil }

    mutating func follow(_ id: RunID, createdAt: Timestamp?, at now: Duration) {
        guard entries[id] == nil else { return }
        if entries.isEmpty {
            lastLook = now
            lastList = now
            round = nil
            wantsMore = false
        }
        entries[id] = Entry(createdAt: createdAt, followedAt: now, heardAt: now)
        interval = Self.floor(service)
    }

    mutating func leave(_ id: RunID) { entries[id] = nil }

    /// A run's stream has begun to tell of it, or has ended.
    mutating func streamed(_ id: RunID, _ isStreamed: Bool) { entries[id]?.isStreamed = isStreamed }

    /// The run is to be read on its own: it may have ended, and the list does not tell what came of it.
    mutating func wantRead(_ id: RunID, at now: Duration) {
        guard let due = entries[id]?.readDue else {
            entries[id]?.readDue = now
            return
        }
        // A read that failed keeps its pause.
        if entries[id]?.failures == 0 { entries[id]?.readDue = min(due, now) }
    }

    // MARK: what to do

    /// Returns the action that is due at `now`, which counts as begun.
    mutating func next(at now: Duration) -> Step {
        guard !entries.isEmpty else { return .rest }
        guard now >= restsUntil else { return .wait(until: restsUntil) }
        guard let step = due(at: now) else {
            let reads = entries.values.lazy.compactMap(\.readDue).min()
            return .wait(until: reads.map { min($0, nextLook) } ?? nextLook)
        }
        if let wait = pace.take(at: now) { return .wait(until: now + wait) }
        switch step {
        case .newestPage:
            lastLook = now
            lastList = now
            wantsMore = false
        case .furtherPage: wantsMore = false
        case .run(let id) where entries[id]?.readDue != nil: break
        // In the list's place, or for the rest of a sweep.
        case .run:
            if wantsMore { wantsMore = false } else { lastLook = now }
        case .wait, .rest: break
        }
        return step
    }

    private func due(at now: Duration) -> Step? {
        // However many runs are to be read on their own, the list gets its turn.
        if now >= nextList { return .newestPage }
        if let id = dueRead(at: now) { return .run(id) }
        if wantsMore, let step = more { return step }
        return now >= nextLook ? runInPlaceOfList(at: now).map(Step.run) ?? .newestPage : nil
    }

    /// The newest run that is to be read on its own by now: it may have ended, and somebody waits for it.
    private func dueRead(at now: Duration) -> RunID? {
        var read: (id: RunID, createdAt: Timestamp)?
        for (id, entry) in entries {
            let createdAt = entry.createdAt ?? .distantPast
            guard let due = entry.readDue, due <= now, read.map({ createdAt > $0.createdAt }) ?? true else {
                continue
            }
            read = (id, createdAt)
        }
        return read?.id
    }

    /// The latest moment of the next reading of the list.
    private var nextList: Duration { max(lastList + Self.safetyInterval, listRestsUntil) }

    /// The moment of the next reading of the list, or of the run in its place.
    private var nextLook: Duration {
        let isPolled = entries.values.contains { !$0.isStreamed && $0.readDue == nil }
        guard isPolled else { return nextList }
        // Two requests for each sweep leave less of the pace to other reads. In a round it stays at that: every page
        // that is yet to come grows older meanwhile.
        let gap = round == nil ? interval : Self.roundInterval
        return lastLook + gap.jittered(spread)
    }

    /// The only run that is polled; while the list rests, the one of which nothing was heard for longest.
    private func runInPlaceOfList(at now: Duration) -> RunID? {
        let polled = entries.filter { !$0.value.isStreamed && $0.value.readDue == nil }
        guard polled.count == 1 || now < listRestsUntil else { return nil }
        return polled.min { $0.value.heardAt < $1.value.heardAt }?.key
    }

    /// The reading for the runs that are not on the newest page.
    private var more: Step? {
        let unlisted = unlisted
        if unlisted.count <= Self.loneRuns {
            return unlisted.min { $0.value.heardAt < $1.value.heardAt }.map { .run($0.key) }
        }
        return round.map { .furtherPage($0.position) }
    }

    /// The runs that the newest page does not show, and that are not read on their own already.
    var unlisted: [RunID: Entry] { entries.filter { !$0.value.isOnNewestPage && $0.value.readDue == nil } }

    /// The moment at which the list is asked to begin; nil for all of it. By the service's clock.
    var since: Timestamp? {
        guard service == .artinstring else { return nil }
        var oldest: Timestamp?
        for entry in entries.values {
            guard let moment = serverTime(of: entry) else { return nil }
            oldest = min(oldest ?? moment, moment)
        }
        return oldest.map { $0 + (.zero - Self.overlap) }
    }

    /// The time by which the clocks may differ beyond what is known, and how late a row may be written.
    static var overlap: Duration { .seconds(120) }

    /// The moment at which a run was made by the service's clock; nil where the clocks cannot be compared.
    func serverTime(of entry: Entry) -> Timestamp? {
        entry.isDated ? entry.createdAt : skew.flatMap { skew in entry.createdAt.map { $0 + skew } }
    }

    /// The next look comes later when nothing happens, and soon when something does.
    mutating func adapt(isNews: Bool, at now: Duration, jitter: Double) {
        failures = 0
        spread = jitter
        if isNews {
            interval = min(interval, max(Self.floor(service), Self.intervalAfterNews))
            return
        }
        let youngest = entries.values.map { now - $0.followedAt }.min() ?? .zero
        // Antekirt's document asks for five seconds at most; what takes long is in no hurry.
        let cap: Duration = service == .antekirt && youngest < .seconds(180) ? .seconds(5) : .seconds(10)
        interval = min(interval * 1.3, cap)
    }
}
