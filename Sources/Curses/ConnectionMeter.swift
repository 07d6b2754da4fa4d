internal import Canvas

/// What is on its way to the terminal, by the answers that come back, and how much more may follow.
///
/// A descriptor that takes bytes says nothing of the terminal: the kernel and ssh take tens of
/// kilobytes, which on a slow line are seconds. So what was sent is followed by `CSI 5 n`, which
/// every terminal answers (ECMA-48, DSR), and frames wait while more than the line holds is
/// unanswered. A terminal that does not answer is not waited for.
struct ConnectionMeter: Sendable {
    typealias Instant = ContinuousClock.Instant

    private struct Question: Sendable {
        let instant: Instant
        /// What no answer had covered when it was asked, its own bytes included: what gets through before the answer.
        let unanswered: Int
        /// Whether all of that was sent at that moment.
        let isAlone: Bool
        /// The bytes that its answer covers, those of older questions excluded.
        var covered: Int
    }

    /// The question: whether the terminal is well. The answer is `CSI 0 n`.
    static let question: [UInt8] = Array("\u{1b}[5n".utf8)

    /// Bytes that no answer has covered. Those that are sent while the terminal is asked nothing do not count: with no
    /// answer to come, frames would wait for ever.
    var unanswered: Int { questions.reduce(unasked) { $0 + $1.covered } }
    private var unasked = 0
    private var wasIdle = true
    private var questions: [Question] = []
    private var hasAnswered = false
    private var misses = 0
    private var waitsSince: Instant?

    private var roundTrips: [Duration] = []
    private var speeds: [Int] = []
    private var skippedFrames = 0
    private var told = ConnectionQuality()
    private var toldAt: Instant?

    init() {}

    // MARK: what happens

    /// Notes that `count` bytes were sent, those of a question excluded.
    mutating func sent(_ count: Int) {
        guard !isSilent else { return }
        wasIdle = unanswered == 0
        unasked += count
    }

    /// Notes that a frame gave way to a newer one before any of it was sent.
    mutating func skippedFrame() { skippedFrames += 1 }

    /// Whether the question should follow what was just sent; if so, it has been asked.
    ///
    /// One at a time is enough for small things; of more than 256 bytes each part has its own.
    /// Where an answer is overdue, the next thing that is sent asks anew.
    mutating func asks(at now: Instant) -> Bool {
        questions.removeAll { $0.instant + Self.lost < now }
        guard !isSilent, unasked > 0, waitsSince == nil || unasked >= Self.part else { return false }
        unasked += Self.question.count
        questions.append(Question(instant: now, unanswered: unanswered, isAlone: wasIdle, covered: unasked))
        unasked = 0
        if waitsSince == nil { waitsSince = now }
        return true
    }

    /// Takes an answer. One that nobody waits for any more shows at least that the terminal answers.
    mutating func answered(at now: Instant) {
        hasAnswered = true
        misses = 0
        questions.removeAll { $0.instant + Self.lost < now }
        guard !questions.isEmpty else {
            waitsSince = nil
            return
        }
        let question = questions.removeFirst()
        waitsSince = questions.isEmpty ? nil : now
        measure(question, took: now - question.instant)
    }

    private mutating func measure(_ question: Question, took time: Duration) {
        if question.unanswered <= Self.part || roundTrips.isEmpty {
            roundTrips = (roundTrips + [time]).suffix(8)
        }
        if question.unanswered >= 2 * Self.part, let roundTrip {
            // Of what was on its way before, part had got through already, and its answer was on the way back:
            // how much is not known. All of it in all of the time is less than the line takes, never more.
            let onTheWay = max(question.isAlone ? time - roundTrip : time, .milliseconds(1))
            speeds = (speeds + [Int(Double(question.unanswered) / (onTheWay / .seconds(1)))]).suffix(4)
        }
    }

    /// Gives up waiting when an answer is overdue.
    mutating func expire(at now: Instant) {
        guard let deadline, deadline <= now else { return }
        misses += 1
        unasked = 0
        for index in questions.indices { questions[index].covered = 0 }
        waitsSince = nil
    }

    /// Forgets what is on its way: somebody else had the terminal, and took the answers.
    mutating func forgetQuestions() {
        unasked = 0
        questions = []
        waitsSince = nil
    }

    // MARK: what follows

    /// When an answer will be overdue; nil while none is waited for.
    var deadline: Instant? {
        // A terminal that never answers should not keep its first frame for long.
        waitsSince.map { $0 + (hasAnswered ? .seconds(2) : .seconds(1)) }
    }

    /// Until when the newest answer that is due may still come; nil when none is due, or when it is given up.
    ///
    /// Frames do not wait so long for it, but a slow line takes seconds to bring it back.
    func lastDeadline(at now: Instant) -> Instant? {
        guard let deadline = questions.last.map({ $0.instant + .seconds(8) }), deadline > now else { return nil }
        return deadline
    }

    /// How many answers are on their way.
    var answersDue: Int { isSilent ? 0 : questions.count }

    /// Whether the terminal let two questions pass, one after the other; then it is asked no more, until an answer comes.
    var isSilent: Bool { misses >= 2 }

    /// How many bytes of a frame may be sent now: nil for any number, 0 when it has to wait.
    ///
    /// As much may be on its way as the line holds, and a quarter of a second more, so that
    /// the line is never empty and a key's answer has never long to wait for what went before it.
    var room: Int? {
        guard misses == 0 else { return nil }
        return unanswered < window ? min(window - unanswered, Swift.max(Self.part, quarter)) : 0
    }

    private var window: Int {
        guard let speed, let roundTrip else { return quarter }
        return Swift.max(2 * Self.part, Int(Double(speed) * min(roundTrip / .seconds(1), 2)) + quarter)
    }

    /// What the line takes in a quarter of a second.
    private var quarter: Int { speed.map { $0 / 4 } ?? 2048 }

    /// The least of the last few: the rest is what the line was busy with.
    private var roundTrip: Duration? { roundTrips.min() }
    /// The greatest of the last few: whatever else holds an answer up makes a line look slower, never faster.
    private var speed: Int? { speeds.max() }

    /// How long the answers that are due may take, with a little more: what to wait for at the end.
    var timeForAnswers: Duration {
        let bytes = Duration.milliseconds(unanswered * 1000 / Swift.max(300, speed ?? 9600))
        return min(.milliseconds(100) + (roundTrip ?? .zero) * 2 + bytes, hasAnswered ? .seconds(3) : .seconds(1))
    }

    // MARK: telling

    /// What is known of the line.
    var connection: ConnectionQuality {
        ConnectionQuality(roundTrip: roundTrip, bytesPerSecond: speed, skippedFrames: skippedFrames)
    }

    /// What is known, when that is worth telling: three seconds after the last time at the
    /// earliest, unless the line became slow or is no longer so, and only when much is different.
    mutating func news(at now: Instant) -> ConnectionQuality? {
        let connection = connection
        let turned = connection.isSlow != told.isSlow
        if let toldAt, now - toldAt < .seconds(3), !turned { return nil }
        guard turned || Self.differ(connection, told) else { return nil }
        told = connection
        toldAt = now
        return connection
    }

    private static func differ(_ new: ConnectionQuality, _ old: ConnectionQuality) -> Bool {
        func isFar(_ new: Double?, _ old: Double?) -> Bool {
            guard let new, let old else { return (new == nil) != (old == nil) }
            return new > old * 1.5 || new < old / 1.5
        }
        return new.skippedFrames != old.skippedFrames
            || isFar(new.roundTrip.map { $0 / .seconds(1) }, old.roundTrip.map { $0 / .seconds(1) })
            || isFar(new.bytesPerSecond.map(Double.init), old.bytesPerSecond.map(Double.init))
    }

    /// The bytes above which a part of what is sent has a question of its own.
    private static let part = 256
    /// After this long, an answer does not come any more.
    private static let lost: Duration = .seconds(30)
}
