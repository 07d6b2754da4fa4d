internal import Canvas

/// Measures the connection to the terminal by the replies that come back, and decides how much more to send.
///
/// A descriptor that accepts bytes says nothing about the terminal: the kernel and ssh buffer tens of kilobytes, which
/// take seconds on a slow connection. So output is followed by `CSI 5 n` (ECMA-48, DSR), which every terminal answers,
/// and frames wait while more than the connection holds is unacknowledged. Frames do not wait for a terminal that does
/// not answer.
struct ConnectionMeter: Sendable {
    typealias Instant = ContinuousClock.Instant

    private struct Query: Sendable {
        let instant: Instant
        /// The unacknowledged bytes at the time of the query, its own included: what has to arrive before the reply.
        let unacknowledged: Int
        /// True when all of those bytes were sent at that moment.
        let startedIdle: Bool
        /// The bytes that its reply acknowledges, without those of older queries.
        var acknowledgedBytes: Int
    }

    /// The query: a status report (ECMA-48, DSR). The reply is `CSI 0 n`.
    static let query: [UInt8] = Array("\u{1b}[5n".utf8)

    /// The bytes that no reply has acknowledged. Bytes sent while the terminal is not queried do not count: no reply
    /// would ever come for them.
    var unacknowledged: Int { queries.reduce(unqueried) { $0 + $1.acknowledgedBytes } }
    private var unqueried = 0
    private var wasIdle = true
    private var queries: [Query] = []
    private var hasReplied = false
    private var misses = 0
    private var waitsSince: Instant?

    private var roundTrips: [Duration] = []
    private var speeds: [Int] = []
    private var skippedFrames = 0
    private var reported = ConnectionQuality()
    private var reportedAt: Instant?

    init() {}

    // MARK: events

    /// Records that `count` bytes were sent, without those of a query.
    mutating func sent(_ count: Int) {
        guard !isSilent else { return }
        wasIdle = unacknowledged == 0
        unqueried += count
    }

    /// Records that a newer frame replaced one before any of it was sent.
    mutating func skippedFrame() { skippedFrames += 1 }

    /// Returns true when a query should follow what was just sent, and records it as sent.
    ///
    /// One open query is enough for small output; above 256 bytes each part has its own. Where a reply is overdue, the
    /// next output has a new query.
    mutating func shouldQuery(at now: Instant) -> Bool {
        queries.removeAll { $0.instant + Self.replyLifetime < now }
        guard !isSilent, unqueried > 0, waitsSince == nil || unqueried >= Self.chunk else { return false }
        unqueried += Self.query.count
        queries.append(
            Query(instant: now, unacknowledged: unacknowledged, startedIdle: wasIdle, acknowledgedBytes: unqueried))
        unqueried = 0
        if waitsSince == nil { waitsSince = now }
        return true
    }

    /// Records a reply. A late one shows at least that the terminal replies.
    mutating func acknowledged(at now: Instant) {
        hasReplied = true
        misses = 0
        queries.removeAll { $0.instant + Self.replyLifetime < now }
        guard !queries.isEmpty else {
            waitsSince = nil
            return
        }
        let query = queries.removeFirst()
        waitsSince = queries.isEmpty ? nil : now
        measure(query, took: now - query.instant)
    }

    private mutating func measure(_ query: Query, took time: Duration) {
        if query.unacknowledged <= Self.chunk || roundTrips.isEmpty {
            roundTrips = (roundTrips + [time]).suffix(8)
        }
        if query.unacknowledged >= 2 * Self.chunk, let roundTrip {
            // Part of the older bytes had arrived already, and the reply was on its way back: how much is unknown. All
            // bytes over the whole time is less than the real throughput, never more.
            let transferTime = max(query.startedIdle ? time - roundTrip : time, .milliseconds(1))
            speeds = (speeds + [Int(Double(query.unacknowledged) / (transferTime / .seconds(1)))]).suffix(4)
        }
    }

    /// Stops waiting when a reply is overdue.
    mutating func expire(at now: Instant) {
        guard let deadline, deadline <= now else { return }
        misses += 1
        unqueried = 0
        for index in queries.indices { queries[index].acknowledgedBytes = 0 }
        waitsSince = nil
    }

    /// Forgets open queries: another program had the terminal, and read the replies.
    mutating func forgetQueries() {
        unqueried = 0
        queries = []
        waitsSince = nil
    }

    // MARK: decisions

    /// The time at which a reply becomes overdue; nil while none is expected.
    var deadline: Instant? {
        // A terminal that never replies should not hold its first frame for long.
        waitsSince.map { $0 + (hasReplied ? .seconds(2) : .seconds(1)) }
    }

    /// The time until which the newest expected reply may still arrive; nil when none is expected or it is overdue.
    ///
    /// Frames do not wait that long, but a slow connection takes seconds to return it.
    func lastDeadline(at now: Instant) -> Instant? {
        guard let deadline = queries.last.map({ $0.instant + .seconds(8) }), deadline > now else { return nil }
        return deadline
    }

    /// The number of replies that are expected.
    var repliesDue: Int { isSilent ? 0 : queries.count }

    /// True after two queries in a row without a reply; then no query is sent until a reply arrives.
    var isSilent: Bool { misses >= 2 }

    /// The number of bytes of a frame that may be sent now: nil for any number, 0 when it has to wait.
    ///
    /// As much may be in flight as the connection holds, and a quarter of a second more, so that the connection never
    /// idles and the reply to a key does not queue behind old output.
    var room: Int? {
        guard misses == 0 else { return nil }
        return unacknowledged < window ? min(window - unacknowledged, Swift.max(Self.chunk, quarter)) : 0
    }

    private var window: Int {
        guard let speed, let roundTrip else { return quarter }
        return Swift.max(2 * Self.chunk, Int(Double(speed) * min(roundTrip / .seconds(1), 2)) + quarter)
    }

    /// The bytes that the connection carries in a quarter of a second.
    private var quarter: Int { speed.map { $0 / 4 } ?? 2048 }

    /// The minimum of the last few: the rest is queueing delay.
    private var roundTrip: Duration? { roundTrips.min() }
    /// The maximum of the last few: any other delay makes a connection look slower, never faster.
    private var speed: Int? { speeds.max() }

    /// The time to wait for the expected replies before the terminal is restored, with a margin.
    var drainTime: Duration {
        let bytes = Duration.milliseconds(unacknowledged * 1000 / Swift.max(300, speed ?? 9600))
        return min(.milliseconds(100) + (roundTrip ?? .zero) * 2 + bytes, hasReplied ? .seconds(3) : .seconds(1))
    }

    // MARK: reporting

    /// The current measurements.
    var connection: ConnectionQuality {
        ConnectionQuality(roundTrip: roundTrip, bytesPerSecond: speed, skippedFrames: skippedFrames)
    }

    /// Returns the measurements when they are worth reporting: much changed, and at least three seconds after the last
    /// report unless the connection has become slow or fast.
    mutating func changedQuality(at now: Instant) -> ConnectionQuality? {
        let connection = connection
        let changedSpeed = connection.isSlow != reported.isSlow
        if let reportedAt, now - reportedAt < .seconds(3), !changedSpeed { return nil }
        guard changedSpeed || Self.differ(connection, reported) else { return nil }
        reported = connection
        reportedAt = now
        return connection
    }

    private static func differ(_ new: ConnectionQuality, _ old: ConnectionQuality) -> Bool {
        func differs(_ new: Double?, _ old: Double?) -> Bool {
            guard let new, let old else { return (new == nil) != (old == nil) }
            return new > old * 1.5 || new < old / 1.5
        }
        return new.skippedFrames != old.skippedFrames
            || differs(new.roundTrip.map { $0 / .seconds(1) }, old.roundTrip.map { $0 / .seconds(1) })
            || differs(new.bytesPerSecond.map(Double.init), old.bytesPerSecond.map(Double.init))
    }

    /// The number of bytes above which each part of the output has a query of its own.
    private static let chunk = 256
    /// The time after which a reply is given up.
    private static let replyLifetime: Duration = .seconds(30)
}
