/// The order in which pictures are read and decoded: a few at a time, the newest request first, each source once.
struct PictureTurns: Sendable {
    /// The number of pictures that are decoded at a time: each is a child process.
    static let runningLimit = 2
    /// The number of sources that wait; the oldest are dropped.
    static let waitingLimit = 24

    /// The answer to a request.
    enum Admission: Hashable {
        case begin
        /// Wait for a turn, or for another request of the same source.
        case wait
        /// Wait; this source is dropped.
        case waitInstead(of: PictureKey)
    }

    private var running: Set<PictureKey> = []
    /// The newest at the end.
    private var waiting: [PictureKey] = []

    /// Admits a request for a source.
    mutating func enter(_ key: PictureKey) -> Admission {
        if running.contains(key) { return .wait }
        if running.count < Self.runningLimit {
            running.insert(key)
            return .begin
        }
        waiting.removeAll { $0 == key }
        waiting.append(key)
        return waiting.count > Self.waitingLimit ? .waitInstead(of: waiting.removeFirst()) : .wait
    }

    /// Ends the turn of `key` and returns the source whose turn begins.
    mutating func leave(_ key: PictureKey) -> PictureKey? {
        running.remove(key)
        guard let next = waiting.popLast() else { return nil }
        running.insert(next)
        return next
    }
}
