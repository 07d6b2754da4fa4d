import DequeModule

/// Bytes that wait to be sent to the terminal, in the order they were added.
struct OutputQueue: Sendable {
    private var pieces: Deque<[UInt8]> = []
    private var sentOfFirstChunk = 0

    /// The number of bytes that wait.
    private(set) var count = 0
    var isEmpty: Bool { count == 0 }

    /// Appends `bytes`.
    mutating func append(_ bytes: [UInt8]) {
        guard !bytes.isEmpty else { return }
        pieces.append(bytes)
        count += bytes.count
    }

    /// Returns the next bytes to send, at most `limit`; empty when nothing waits.
    func next(_ limit: Int) -> ArraySlice<UInt8> {
        guard let first = pieces.first else { return [] }
        return first[sentOfFirstChunk...].prefix(limit)
    }

    /// Removes `number` bytes of what `next` returned, after the terminal has accepted them.
    mutating func sent(_ number: Int) {
        guard let first = pieces.first else { return }
        let number = min(number, first.count - sentOfFirstChunk)
        sentOfFirstChunk += number
        count -= number
        guard sentOfFirstChunk == first.count else { return }
        pieces.removeFirst()
        sentOfFirstChunk = 0
    }

    /// Removes everything. The terminal may be left in the middle of a sequence.
    mutating func drop() { self = OutputQueue() }
}
