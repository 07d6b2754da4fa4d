internal import CNcurses
internal import Canvas

/// The way to the terminal: what is sent never makes the program wait.
///
/// What the terminal does not take at once is kept and sent when it does, by a
/// descriptor that does not block. `ConnectionMeter` says when frames have to wait.
@UI
final class TerminalOutput {
    private var queue = OutputQueue()
    private(set) var meter = ConnectionMeter()
    private var isWriting = false
    /// Whether the terminal has turned out to be gone.
    private(set) var isGone = false
    private var alarm: Task<Void, Never>?
    private let clock = ContinuousClock()

    /// Whether the terminal is asked for answers, and frames wait for them.
    var isPaced = true
    /// What to do when there may be room for a frame.
    var onRoom: () -> Void = {}
    /// What to do when the answers changed what is known of the line.
    var onNews: () -> Void = {}

    nonisolated init() {}

    /// How many bytes the terminal has not taken yet.
    var backlog: Int { queue.count }

    /// How many bytes of a frame may be sent now: nil for any number, 0 when it has to wait; `onRoom` tells when to ask again.
    var room: Int? {
        guard !isGone, queue.isEmpty else { return 0 }
        guard isPaced else { return nil }
        meter.expire(at: clock.now)
        let room = meter.room
        if room == 0 { setAlarm() }
        return room
    }

    /// Whether the terminal has taken what was sent: all answers that were due have come, or none will. Where it has
    /// not, `onRoom` tells when to ask again.
    var isTaken: Bool {
        guard queue.isEmpty, !isGone else { return false }
        guard isPaced else { return true }
        meter.expire(at: clock.now)
        guard meter.deadline != nil || meter.lastDeadline(at: clock.now) != nil else { return true }
        setAlarm()
        return false
    }

    // MARK: sending

    /// Takes what ncurses has made and sends it, between `prefix` and `suffix` when there is something.
    func sendMade(prefix: [UInt8] = [], suffix: [UInt8] = []) {
        let made = takeMade()
        if !made.isEmpty { send(prefix + made + suffix) }
    }

    private func takeMade() -> [UInt8] {
        let count = cnc_output_count()
        return [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            // No more than `count` bytes are written, which is the buffer's capacity.
            initialized = buffer.baseAddress.map { cnc_take_output($0, count) } ?? 0
        }
    }

    /// Sends `bytes` whole, behind what waits.
    func send(_ bytes: [UInt8]) {
        guard !isGone, !bytes.isEmpty else { return }
        queue.append(bytes)
        if isPaced {
            meter.sent(bytes.count)
            if meter.asks(at: clock.now) { queue.append(ConnectionMeter.question) }
        }
        write()
        keepWriting()
    }

    /// Notes that a frame gave way to a newer one before any of it was sent.
    func skippedFrame() { meter.skippedFrame() }

    /// Takes the terminal's answer to `ConnectionMeter.question`.
    func answered() {
        meter.answered(at: clock.now)
        onNews()
        onRoom()
    }

    /// What is worth telling of the line, see `ConnectionMeter.news`.
    func news() -> ConnectionQuality? { meter.news(at: clock.now) }

    private func write() {
        var left = Self.burst
        while left > 0, !queue.isEmpty {
            let next = queue.next(left)
            // Read during the call and not kept.
            let sent = next.withUnsafeBufferPointer { buffer in
                buffer.baseAddress.map { cnc_write($0, buffer.count) } ?? 0
            }
            guard sent > 0 else {
                if sent < 0 { giveUp() }
                return
            }
            queue.sent(sent)
            left -= sent
        }
    }

    /// Goes on where the terminal took only part.
    private func keepWriting() {
        guard !queue.isEmpty, !isWriting else { return }
        isWriting = true
        Task { @UI in
            while !queue.isEmpty {
                if await UI.shared.loop.wait(for: cnc_terminal(), .writing) { write() } else { giveUp() }
            }
            isWriting = false
            onRoom()
        }
    }

    private func giveUp() {
        isGone = true
        queue.drop()
    }

    /// Looks again when an answer is overdue.
    private func setAlarm() {
        guard alarm == nil, let deadline = meter.deadline ?? meter.lastDeadline(at: clock.now) else { return }
        alarm = Task { @UI in
            try? await Task.sleep(until: deadline, clock: clock)
            alarm = nil
            if !Task.isCancelled { onRoom() }
        }
    }

    // MARK: giving back

    /// Makes the terminal silent: switches off what it reports, and takes the answers and reports that are on their way.
    ///
    /// What is left would be typed into the shell. Afterwards there is nothing to wait for any more.
    ///
    /// - Parameters:
    ///   - modesOff: The bytes that end the reports.
    ///   - mayReport: Whether reports or answers are to be expected, besides those that are known here.
    ///   - patience: How long the terminal may take for what is sent.
    ///   - limit: How long it may take to answer.
    /// - Returns: False when it took longer for what is sent.
    func silence(
        _ modesOff: [UInt8], mayReport: Bool, within patience: Duration, answersWithin limit: Duration
    ) -> Bool {
        defer { meter.forgetQuestions() }
        guard !isGone, isPaced, !meter.isSilent, mayReport || meter.answersDue > 0 else { return true }
        queue.append(modesOff + ConnectionMeter.question)
        guard write(within: patience) else { return false }
        drain(answers: meter.answersDue + 1, within: min(meter.timeForAnswers, limit))
        return true
    }

    /// Sends what ncurses made for giving the terminal back, behind what waits.
    ///
    /// - Parameters:
    ///   - patience: How long the terminal may take for that. Then what waits is dropped.
    ///   - lastPatience: How long it may take for the few bytes that put right what was cut off.
    func giveBack(within patience: Duration, lastPatience: Duration) {
        queue.append(takeMade())
        guard !write(within: patience), !isGone else { return }
        queue.drop()
        cnc_mend(Self.milliseconds(lastPatience))
    }

    /// Sends what waits, making the program wait; false when the terminal did not take it in time.
    private func write(within patience: Duration) -> Bool {
        let deadline = clock.now + patience
        write()
        while !queue.isEmpty, clock.now < deadline {
            cnc_await_room(Self.milliseconds(deadline - clock.now))
            write()
        }
        return queue.isEmpty && !isGone
    }

    /// Reads what the terminal sends until so many answers have come, for `limit` at the most.
    private func drain(answers: Int, within limit: Duration) {
        let deadline = clock.now + limit
        var bytes: [UInt8] = []
        while clock.now < deadline, Self.answers(in: bytes) < answers {
            var buffer = [UInt8](repeating: 0, count: 4096)
            let count = cnc_await_answer(&buffer, buffer.count, Self.milliseconds(deadline - clock.now))
            guard count >= 0 else { return }
            bytes += buffer.prefix(count)
        }
    }

    /// How often `bytes` hold the answer `CSI 0 n`.
    private static func answers(in bytes: [UInt8]) -> Int {
        let answer = Array("\u{1b}[0n".utf8)
        return bytes.indices.count { bytes[$0...].starts(with: answer) }
    }

    private static func milliseconds(_ duration: Duration) -> Int32 {
        Int32(max(0, (duration / .milliseconds(1)).rounded(.up)))
    }

    /// The most bytes that are sent before keys are looked at.
    private static let burst = 16384
}
