/// A parser of server-sent events (WHATWG HTML, section 9.2.6) that takes bytes as they come.
///
/// It works on bytes alone: comparing characters would lose a colon that a combining mark follows. However the
/// bytes are cut, the events are the same. Memory is bounded: comments are not kept, a line over `lineLimit` or an
/// event over `eventLimit` is dropped whole, since a shortened one would say something else. What is pending when
/// the stream ends is discarded with the parser, as the standard demands.
///
/// Feeding costs O(*n*) in the number of bytes.
package struct SSEParser: Sendable {
    /// The longest line that is kept, in bytes: 256 KiB.
    package static let lineLimit = 256 << 10
    /// The most data that one event may hold, in bytes: 1 MiB.
    package static let eventLimit = 1 << 20
    /// The longest event id that is kept, in bytes.
    package static let idLimit = 1024

    /// The id to send as `Last-Event-ID` when the stream is opened again; may be empty.
    package private(set) var lastEventID: String
    /// `lastEventID` where it can be the value of a header field; nil where it is empty or cannot.
    package var headerID: String? {
        !lastEventID.isEmpty && lastEventID.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F } ? lastEventID : nil
    }
    /// The reconnection time that the stream set last, in milliseconds, at most 60,000; nil when it set none.
    package private(set) var retryMilliseconds: Int?

    private var line: [UInt8] = []
    private var data: [UInt8] = []
    private var type: [UInt8] = []
    private var pendingID: String
    private var isComment = false
    private var isLineTooLong = false
    private var isEventTooLong = false
    private var skipsLineFeed = false
    /// How many bytes of a byte order mark have been seen; nil once the stream's start has been passed.
    private var markLength: Int? = 0

    /// A parser for a stream that is about to start.
    ///
    /// - Parameter lastEventID: The id kept from an earlier connection.
    package init(lastEventID: String = "") {
        self.lastEventID = lastEventID
        pendingID = lastEventID
    }

    /// Takes the next bytes and gives each event that they complete to `emit`, in order.
    package mutating func feed(_ bytes: [UInt8], _ emit: (SSEEvent) -> Void) {
        bytes.withUnsafeBytes { feed($0, emit) }
    }

    /// Takes the next bytes and gives each event that they complete to `emit`, in order.
    package mutating func feed(_ bytes: UnsafeRawBufferPointer, _ emit: (SSEEvent) -> Void) {
        var start = 0
        while markLength != nil, start < bytes.count { start += passMark(bytes[start]) }
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            guard byte == 0x0A || byte == 0x0D else {
                skipsLineFeed = false
                index += 1
                continue
            }
            if byte == 0x0A, skipsLineFeed {
                skipsLineFeed = false
            } else {
                endLine(UnsafeRawBufferPointer(rebasing: bytes[start..<index]), emit)
                skipsLineFeed = byte == 0x0D
            }
            index += 1
            start = index
        }
        keep(UnsafeRawBufferPointer(rebasing: bytes[start...]))
    }

    /// Looks at one byte of the stream's start; returns how many bytes of input it used up.
    private mutating func passMark(_ byte: UInt8) -> Int {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let seen = markLength ?? 0
        guard byte == mark[seen] else {
            // No mark after all: what looked like one is the start of the first line.
            line.append(contentsOf: mark[..<seen])
            markLength = nil
            return 0
        }
        markLength = seen == 2 ? nil : seen + 1
        return 1
    }

    /// Keeps the start of a line that goes on in the next bytes.
    private mutating func keep(_ part: UnsafeRawBufferPointer) {
        guard let first = part.first, !isComment, !isLineTooLong else { return }
        if line.isEmpty, first == UInt8(ascii: ":") {
            isComment = true
        } else if line.count + part.count > Self.lineLimit {
            isLineTooLong = true
            line = []
        } else {
            line.append(contentsOf: part)
        }
    }

    private mutating func endLine(_ rest: UnsafeRawBufferPointer, _ emit: (SSEEvent) -> Void) {
        defer {
            isComment = false
            isLineTooLong = false
        }
        if isComment { return }
        if isLineTooLong || line.count + rest.count > Self.lineLimit {
            let isField = isLineTooLong || !line.isEmpty || rest.first != UInt8(ascii: ":")
            if isField { dropEvent() }
            line = []
            return
        }
        if line.isEmpty {
            interpret(rest, emit)
        } else {
            line.append(contentsOf: rest)
            let whole = line
            line.removeAll(keepingCapacity: line.count < 4096)
            whole.withUnsafeBytes { interpret($0, emit) }
        }
    }

    private mutating func interpret(_ line: UnsafeRawBufferPointer, _ emit: (SSEEvent) -> Void) {
        guard !line.isEmpty else { return dispatch(emit) }
        let colon = line.firstIndex(of: UInt8(ascii: ":"))
        if colon == 0 { return }
        let name = line[..<(colon ?? line.count)]
        var value = line[(colon.map { $0 + 1 } ?? line.count)...]
        if value.first == 0x20 { value = value.dropFirst() }
        if name.elementsEqual("data".utf8) {
            guard !isEventTooLong else { return }
            guard data.count + value.count < Self.eventLimit else { return dropEvent() }
            data.append(contentsOf: value)
            data.append(0x0A)
        } else if name.elementsEqual("event".utf8) {
            type = Array(value)
        } else if name.elementsEqual("id".utf8) {
            if value.count <= Self.idLimit, !value.contains(0) { pendingID = String(decoding: value, as: UTF8.self) }
        } else if name.elementsEqual("retry".utf8) {
            readRetry(value)
        }
    }

    private mutating func readRetry(_ digits: Slice<UnsafeRawBufferPointer>) {
        guard !digits.isEmpty, digits.allSatisfy({ (48...57).contains($0) }) else { return }
        // Saturating: a server may send more digits than any integer holds.
        retryMilliseconds = digits.reduce(0) { min(60_000, $0 * 10 + Int($1 - 48)) }
    }

    private mutating func dropEvent() {
        isEventTooLong = true
        data = []
    }

    private mutating func dispatch(_ emit: (SSEEvent) -> Void) {
        lastEventID = pendingID
        defer {
            type = []
            data.removeAll(keepingCapacity: data.count < 65536)
            isEventTooLong = false
        }
        guard !data.isEmpty, !isEventTooLong else { return }
        emit(
            SSEEvent(
                type: type.isEmpty ? "message" : String(decoding: type, as: UTF8.self),
                data: String(decoding: data.dropLast(), as: UTF8.self), lastEventID: lastEventID))
    }
}
