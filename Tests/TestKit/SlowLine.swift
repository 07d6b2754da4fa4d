/// A line that carries so many bytes a second and delivers them late, in one direction.
package struct SlowLine: Sendable {
    package typealias Instant = ContinuousClock.Instant

    private let bytesPerSecond: Int
    private let delay: Duration
    private var busyUntil: Instant?
    private var onTheWay: [(arrival: Instant, bytes: [UInt8])] = []

    package init(bytesPerSecond: Int, delay: Duration) {
        self.bytesPerSecond = bytesPerSecond
        self.delay = delay
    }

    /// How many bytes are to be put in at a time: what takes a hundredth of a second.
    package var portion: Int { max(1, bytesPerSecond / 100) }

    /// Whether nothing is on its way.
    package var isEmpty: Bool { onTheWay.isEmpty }

    /// Whether the line has taken up what was put in, so that more may follow.
    package func isFree(at now: Instant) -> Bool { busyUntil.map { $0 <= now } ?? true }

    /// Sends `bytes`, behind what is on its way.
    package mutating func put(_ bytes: [UInt8], at now: Instant) {
        guard !bytes.isEmpty else { return }
        let end = max(now, busyUntil ?? now) + .seconds(bytes.count) / bytesPerSecond
        busyUntil = end
        onTheWay.append((end + delay, bytes))
    }

    /// Takes what has arrived.
    package mutating func take(at now: Instant) -> [UInt8] {
        let arrived = onTheWay.prefix { $0.arrival <= now }
        onTheWay.removeFirst(arrived.count)
        return arrived.flatMap(\.bytes)
    }
}
