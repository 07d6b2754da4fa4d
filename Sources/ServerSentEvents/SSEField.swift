/// The fields of a stream of server-sent events (WHATWG HTML, section 9.2.6).
enum SSEField {
    case data, event, id, retry

    /// The number of bytes that identify the field of a line: the longest name and the colon.
    static let tellingLength = 6

    /// Identifies the field of a line that begins with `start`, also of an incomplete line; nil for a comment, a blank
    /// line and any other name.
    init?(beginning start: UnsafeBufferPointer<UInt8>) {
        guard let first = start.first else { return nil }
        switch first {
        case UInt8(ascii: "d"): self = .data
        case UInt8(ascii: "e"): self = .event
        case UInt8(ascii: "i"): self = .id
        case UInt8(ascii: "r"): self = .retry
        default: return nil
        }
        let name = name
        for index in 1..<min(start.count, name.utf8CodeUnitCount) where start[index] != name.utf8Start[index] {
            return nil
        }
        let isWhole = start.count > name.utf8CodeUnitCount
        if isWhole, start[name.utf8CodeUnitCount] != UInt8(ascii: ":") { return nil }
    }

    /// Returns the value of the complete line `line`, without the one space that may follow the colon; nil when the
    /// line ends within the name.
    func value(in line: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
        var start = name.utf8CodeUnitCount
        guard line.count >= start else { return nil }
        if line.count > start { start += 1 }
        if line.count > start, line[start] == 0x20 { start += 1 }
        return UnsafeBufferPointer(rebasing: line[start...])
    }

    private var name: StaticString {
        switch self {
        case .data: "data"
        case .event: "event"
        case .id: "id"
        case .retry: "retry"
        }
    }
}
