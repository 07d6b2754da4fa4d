import ServerSentEvents

/// A reference model of server-sent events (WHATWG HTML, section 9.2.6): a plain implementation on all bytes at once,
/// independent of the parser that it is compared with, and without limits.
struct StreamModel: Equatable {
    private(set) var events: [SSEEvent] = []
    private(set) var lastEventID = ""
    private(set) var retryMilliseconds: Int?

    init(_ bytes: [UInt8]) {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var data: [[UInt8]] = []
        var (type, id): ([UInt8], [UInt8]) = ([], [])
        for line in Self.lines(bytes[start...]) {
            if line.isEmpty {
                lastEventID = Self.text(id)
                if !data.isEmpty {
                    events.append(
                        SSEEvent(
                            type: type.isEmpty ? "message" : Self.text(type),
                            data: Self.text(Array(data.joined(separator: [0x0A]))), lastEventID: lastEventID))
                }
                (data, type) = ([], [])
                continue
            }
            let parts = line.split(separator: 0x3A, maxSplits: 1, omittingEmptySubsequences: false).map(Array.init)
            var value = parts.count > 1 ? parts[1] : []
            if value.first == 0x20 { value.removeFirst() }
            switch Self.text(parts[0]) {
            case "data": data.append(value)
            case "event": type = value
            case "id": if !value.contains(0) { id = value }
            case "retry":
                let isNumber = !value.isEmpty && value.allSatisfy { (48...57).contains($0) }
                if isNumber { retryMilliseconds = min(60_000, Int(Self.text(value)) ?? 60_000) }
            default: break
            }
        }
    }

    init(events: [SSEEvent], lastEventID: String, retryMilliseconds: Int?) {
        self.events = events
        self.lastEventID = lastEventID
        self.retryMilliseconds = retryMilliseconds
    }

    /// The terminated lines.
    private static func lines(_ bytes: ArraySlice<UInt8>) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        var line: [UInt8] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let isReturn = bytes[index] == 0x0D
            if isReturn || bytes[index] == 0x0A {
                lines.append(line)
                line = []
                if isReturn, index + 1 < bytes.endIndex, bytes[index + 1] == 0x0A { index += 1 }
            } else {
                line.append(bytes[index])
            }
            index += 1
        }
        return lines
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
