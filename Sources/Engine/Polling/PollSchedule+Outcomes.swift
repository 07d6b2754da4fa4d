import ArtClient
import Domain

/// The part of a page of a service's list that concerns the runs that are followed.
struct PollResult: Hashable, Sendable {
    /// The rows that are followed, with the moments they were made by the service's clock.
    var rows: [RunID: Timestamp?]
    /// The moment at which the last row of the page was made.
    var oldest: Timestamp?
    /// The position at which the list goes on.
    var next: NextPage?
    /// The moment of the answer by the service's clock.
    var serverDate: Timestamp?
    /// Indicates whether any run has changed or is new.
    var isNews: Bool
}

extension PollSchedule {
    /// The newest page was read. `time` is our wall clock's; `jitter` is from 0 to 1.
    mutating func receiveNewest(_ page: PollResult, at now: Duration, time: Timestamp, jitter: Double) {
        if let date = page.serverDate { skew = date - time }
        for id in entries.keys { entries[id]?.isOnNewestPage = false }
        listFailures = 0
        update(by: page, at: now, isNewest: true)
        adapt(isNews: page.isNews, at: now, jitter: jitter)
        // What began after the list was asked for may be missing from it.
        let unlisted = unlisted.filter { $0.value.followedAt < lastList }
        guard let next = page.next, !unlisted.isEmpty else {
            // The list is whole and does not hold them: whether the service still knows them, it must be asked.
            for id in unlisted.keys { wantRead(id, at: now) }
            round = nil
            return
        }
        wantsMore = true
        if unlisted.count <= Self.loneRuns {
            round = nil
        } else if round == nil {
            round = Round(position: position(after: page, fallback: next), startedAt: now)
        }
    }

    /// A page behind the newest one was read.
    mutating func receiveFurther(_ page: PollResult, at now: Duration) {
        update(by: page, at: now, isNewest: false)
        guard let round else { return }
        let moments = unlisted.values.map { serverTime(of: $0) ?? $0.createdAt }
        // What is of unknown time may be anywhere behind.
        let oldest = moments.contains(nil) ? .distantPast : moments.compactMap(\.self).min()
        let isBeyond = page.oldest.map { end in oldest.map { end < $0 + (.zero - Self.overlap) } ?? true } ?? false
        if let next = page.next, next != round.position, !isBeyond {
            let position = position(after: page, fallback: next)
            // Where it stays, more rows than a page holds are of one second.
            if position != round.position {
                self.round = Round(position: position, startedAt: round.startedAt)
                return
            }
        }
        // Whom a whole round has not shown is not in the list.
        for (id, entry) in unlisted where max(entry.heardAt, entry.followedAt) < round.startedAt {
            wantRead(id, at: now)
        }
        self.round = nil
    }

    /// A stream has sent something, if only a heartbeat.
    mutating func noteUpdate(_ id: RunID, at now: Duration) { entries[id]?.heardAt = now }

    /// A run was read on its own, and goes on. `isNews` says whether it has changed.
    mutating func read(_ id: RunID, createdAt: Timestamp?, isNews: Bool, at now: Duration, jitter: Double) {
        entries[id]?.heardAt = now
        entries[id]?.readDue = nil
        entries[id]?.failures = 0
        entries[id]?.misses = 0
        date(id, createdAt)
        adapt(isNews: isNews, at: now, jitter: jitter)
    }

    /// A run could not be read, which says nothing of the run: it alone rests, unless the list cannot be read either.
    mutating func readFailed(_ id: RunID, retryAfter: Duration?, at now: Duration, jitter: Double) {
        delay(id, retryAfter: retryAfter, at: now, jitter: jitter)
        if listFailures > 0 { failed(retryAfter: nil, at: now, jitter: jitter) }
    }

    /// The service does not know the run. Gives whether that is believed: a fresh run may not have reached every
    /// copy of a database yet, so it takes five such answers.
    mutating func missed(_ id: RunID, at now: Duration, jitter: Double) -> Bool {
        entries[id]?.misses += 1
        delay(id, retryAfter: nil, at: now, jitter: jitter)
        return entries[id].map { $0.misses >= 5 } ?? false
    }

    /// The list could not be read: it alone rests, longer each time. That says nothing of the runs, which are read one
    /// by one meanwhile.
    mutating func listFailed(retryAfter: Duration?, at now: Duration, jitter: Double) {
        listFailures += 1
        listRestsUntil = now + Self.pause(after: listFailures, retryAfter: retryAfter, jitter: jitter)
        lastList = now
    }

    /// The service did not answer: everything rests, longer each time.
    mutating func failed(retryAfter: Duration?, at now: Duration, jitter: Double) {
        failures += 1
        restsUntil = now + Self.pause(after: failures, retryAfter: retryAfter, jitter: jitter)
        lastLook = now
    }

    private mutating func delay(_ id: RunID, retryAfter: Duration?, at now: Duration, jitter: Double) {
        let failures = (entries[id]?.failures ?? 0) + 1
        entries[id]?.failures = failures
        entries[id]?.readDue = now + Self.pause(after: failures, retryAfter: retryAfter, jitter: jitter)
    }

    /// 2, 4, 8 … 30 s, and as long as the service asks for, within two minutes.
    private static func pause(after failures: Int, retryAfter: Duration?, jitter: Double) -> Duration {
        let backoff = Backoff(from: .seconds(2), upTo: .seconds(30)).wait(after: failures).jittered(jitter)
        return max(backoff, min(retryAfter ?? .zero, .seconds(120)))
    }

    private mutating func update(by page: PollResult, at now: Duration, isNewest: Bool) {
        for (id, createdAt) in page.rows where entries[id] != nil {
            entries[id]?.heardAt = now
            entries[id]?.misses = 0
            if isNewest { entries[id]?.isOnNewestPage = true }
            date(id, createdAt)
        }
    }

    private mutating func date(_ id: RunID, _ createdAt: Timestamp?) {
        guard let createdAt, entries[id]?.isDated == false else { return }
        entries[id]?.createdAt = createdAt
        entries[id]?.isDated = true
    }

    /// The position at which a round goes on. A cursor is a moment (artinstring, `nextCursor`), so that what lies
    /// between two live runs can be passed over.
    private func position(after page: PollResult, fallback next: NextPage) -> NextPage {
        guard case .cursor(let cursor) = next, let edge = Timestamp(rfc3339: cursor) else { return next.overlapping }
        // Past the last moment of the edge's second, since rows of one second may be on either side of it.
        let start = edge + .seconds(1)
        let targets = unlisted.values.compactMap { entry -> Timestamp? in
            guard let moment = serverTime(of: entry) else { return start }
            let slack = entry.isDated ? .zero : Self.overlap
            return moment + (.zero - slack) <= start ? min(start, moment + max(slack, .seconds(1))) : nil
        }
        return .cursor((targets.max() ?? start).rfc3339)
    }
}
