internal import CNcurses
internal import Canvas

/// The output to the terminal; sending never blocks the program.
///
/// Bytes that the terminal does not accept at once are queued and sent through a non-blocking descriptor when it does.
/// `ConnectionMeter` decides when frames have to wait.
@UI
final class TerminalOutput {
    private var queue = OutputQueue()
    private(set) var meter = ConnectionMeter()
    private var isWriting = false
    /// True once the terminal is known to be gone.
    private(set) var isGone = false
    private var alarm: Task<Void, Never>?
    private let clock = ContinuousClock()

    /// True while the terminal is queried for its progress and frames wait for its replies.
    var isPaced = true
    /// Called when there may be room for a frame.
    var onRoom: () -> Void = {}
    /// Called when replies have changed the measurements of the connection.
    var onReply: () -> Void = {}

    nonisolated init() {}

    /// The number of bytes that the terminal has not accepted yet.
    var backlog: Int { queue.count }

    /// The number of bytes of a frame that may be sent now: nil for any number, 0 when it has to wait; then `onRoom` is
    /// called later.
    var room: Int? {
        guard !isGone, queue.isEmpty else { return 0 }
        guard isPaced else { return nil }
        meter.expire(at: clock.now)
        let room = meter.room
        if room == 0 { setAlarm() }
        return room
    }

    /// True when the terminal has received everything: all expected replies have arrived, or none will. While false,
    /// `onRoom` is called later.
    var isDelivered: Bool {
        guard queue.isEmpty, !isGone else { return false }
        guard isPaced else { return true }
        meter.expire(at: clock.now)
        guard meter.deadline != nil || meter.lastDeadline(at: clock.now) != nil else { return true }
        setAlarm()
        return false
    }

    // MARK: sending

    /// Sends the bytes that ncurses has made, if any, between `prefix` and `suffix`.
    func sendRendered(prefix: [UInt8] = [], suffix: [UInt8] = []) {
        let rendered = takeRendered()
        if !rendered.isEmpty { send(prefix + rendered + suffix) }
    }

    private func takeRendered() -> [UInt8] {
        let count = cnc_output_count()
        return [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            // At most `count` bytes are written, which is the buffer's capacity.
            initialized = buffer.baseAddress.map { cnc_take_output($0, count) } ?? 0
        }
    }

    /// Appends `bytes` to the queue and sends as much as the terminal accepts.
    func send(_ bytes: [UInt8]) {
        guard !isGone, !bytes.isEmpty else { return }
        queue.append(bytes)
        if isPaced {
            meter.sent(bytes.count)
            if meter.shouldQuery(at: clock.now) { queue.append(ConnectionMeter.query) }
        }
        write()
        keepWriting()
    }

    /// Records that a newer frame replaced one before any of it was sent.
    func skippedFrame() { meter.skippedFrame() }

    /// Records the terminal's reply to `ConnectionMeter.query`.
    func acknowledged() {
        meter.acknowledged(at: clock.now)
        onReply()
        onRoom()
    }

    /// The measurements when they are worth reporting, see `ConnectionMeter.changedQuality`.
    func changedQuality() -> ConnectionQuality? { meter.changedQuality(at: clock.now) }

    private func write() {
        var left = Self.burst
        while left > 0, !queue.isEmpty {
            let next = queue.next(left)
            // Read during the call and not kept.
            let sent = next.withUnsafeBufferPointer { buffer in
                buffer.baseAddress.map { cnc_write($0, buffer.count) } ?? 0
            }
            guard sent > 0 else {
                if sent < 0 { disconnect() }
                return
            }
            queue.sent(sent)
            left -= sent
        }
    }

    /// Continues where the terminal accepted only a part.
    private func keepWriting() {
        guard !queue.isEmpty, !isWriting else { return }
        isWriting = true
        Task { @UI in
            while !queue.isEmpty {
                if await UI.shared.loop.wait(for: cnc_terminal(), .writing) { write() } else { disconnect() }
            }
            isWriting = false
            onRoom()
        }
    }

    private func disconnect() {
        isGone = true
        queue.drop()
    }

    /// Looks again when a reply is overdue.
    private func setAlarm() {
        guard alarm == nil, let deadline = meter.deadline ?? meter.lastDeadline(at: clock.now) else { return }
        alarm = Task { @UI in
            try? await Task.sleep(until: deadline, clock: clock)
            alarm = nil
            if !Task.isCancelled { onRoom() }
        }
    }

    // MARK: closing

    /// Silences the terminal: turns its reports off, and drains the replies and reports that are in flight.
    ///
    /// Anything left would be typed into the shell. Afterwards nothing is expected any longer.
    ///
    /// - Parameters:
    ///   - modesOff: The bytes that end the reports.
    ///   - mayReport: True when reports or replies are expected besides those that are known here.
    ///   - timeout: The maximum time to send.
    ///   - limit: The maximum time to reply.
    /// - Returns: False when sending took longer than `timeout`.
    func silence(
        _ modesOff: [UInt8], mayReport: Bool, within timeout: Duration, repliesWithin limit: Duration
    ) -> Bool {
        defer { meter.forgetQueries() }
        guard !isGone, isPaced, !meter.isSilent, mayReport || meter.repliesDue > 0 else { return true }
        queue.append(modesOff + ConnectionMeter.query)
        guard write(within: timeout) else { return false }
        drain(replies: meter.repliesDue + 1, within: min(meter.drainTime, limit))
        return true
    }

    /// Sends the bytes by which ncurses restores the terminal, behind what waits.
    ///
    /// - Parameters:
    ///   - timeout: The maximum time for that; then the rest is dropped.
    ///   - repairTimeout: The maximum time for the few bytes that repair what was cut off.
    func restore(within timeout: Duration, repairTimeout: Duration) {
        queue.append(takeRendered())
        guard !write(within: timeout), !isGone else { return }
        queue.drop()
        cnc_repair(Self.milliseconds(repairTimeout))
    }

    /// Sends the queue, blocking the program; returns false when the terminal did not accept it in time.
    private func write(within timeout: Duration) -> Bool {
        let deadline = clock.now + timeout
        write()
        while !queue.isEmpty, clock.now < deadline {
            cnc_await_writable(Self.milliseconds(deadline - clock.now))
            write()
        }
        return queue.isEmpty && !isGone
    }

    /// Reads the terminal until `replies` replies have arrived, for at most `limit`.
    private func drain(replies: Int, within limit: Duration) {
        let deadline = clock.now + limit
        var bytes: [UInt8] = []
        while clock.now < deadline, Self.replies(in: bytes) < replies {
            var buffer = [UInt8](repeating: 0, count: 4096)
            let count = cnc_await_reply(&buffer, buffer.count, Self.milliseconds(deadline - clock.now))
            guard count >= 0 else { return }
            bytes += buffer.prefix(count)
        }
    }

    /// The number of replies `CSI 0 n` in `bytes`.
    private static func replies(in bytes: [UInt8]) -> Int {
        let reply = Array("\u{1b}[0n".utf8)
        return bytes.indices.count { bytes[$0...].starts(with: reply) }
    }

    private static func milliseconds(_ duration: Duration) -> Int32 {
        Int32(max(0, (duration / .milliseconds(1)).rounded(.up)))
    }

    /// The maximum number of bytes sent before keys are read.
    private static let burst = 16384
}
