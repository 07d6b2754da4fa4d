/// An incremental parser of server-sent events (WHATWG HTML, section 9.2.6).
///
/// It works on bytes: comparing characters would lose a colon that a combining mark follows. The events do not depend
/// on how the bytes are split. Memory is bounded by `keptByteLimit`: comments and unknown fields are skipped without
/// being kept, and an event with too long a line or too much data is dropped as a whole, because a shortened one would
/// be wrong. An incomplete event at the end of the stream is discarded, as the standard requires.
///
/// Feeding costs O(*n*) in the number of bytes.
package struct SSEParser: Sendable {
    /// The maximum length of a `data` line in bytes: 256 KiB.
    package static let lineLimit = 256 << 10
    /// The maximum data of one event in bytes: 1 MiB.
    package static let eventLimit = 1 << 20
    /// The maximum length of an event id or type in bytes: 1 KiB.
    package static let idLimit = 1024
    /// The maximum number of bytes that a parser keeps: a line, data, and the type, the new id and the id before, in
    /// which each ill-formed byte has become the three of U+FFFD.
    package static let keptByteLimit = lineLimit + eventLimit + 9 * idLimit

    /// The last event id of the stream; may be empty. Use `headerID` to send it back.
    package private(set) var lastEventID: String
    /// The reconnection time in milliseconds, at most 60,000; nil when the stream has set none.
    package private(set) var retryMilliseconds: Int?
    /// The number of events dropped because they exceeded a limit.
    package private(set) var droppedEvents = 0

    /// The beginning of an incomplete line.
    private var line: [UInt8] = []
    /// True when the rest of the line is ignored.
    private var skipsLine = false
    /// True when the last byte was a carriage return, so that a line feed may follow.
    private var skipsLineFeed = false
    /// The number of bytes of a byte order mark seen; nil after the stream's start.
    private var markLength: Int? = 0
    /// The data lines of the event so far, each with a line feed.
    private var data: [UInt8] = []
    /// The event type; nil where the event has none.
    private var type: String?
    /// The id that becomes the last event id when the event is dispatched; nil where none was set since then.
    private var pendingID: String?
    private var dropsEvent = false

    /// Creates a parser for a new stream.
    ///
    /// - Parameter lastEventID: The id from an earlier connection.
    package init(lastEventID: String = "") { self.lastEventID = lastEventID }

    /// The number of bytes of the stream that are kept now.
    package var keptByteCount: Int {
        line.count + data.count + (type?.utf8.count ?? 0) + (pendingID?.utf8.count ?? 0) + lastEventID.utf8.count
    }

    /// Parses the next bytes and calls `emit` with each completed event, in order.
    package mutating func feed(_ bytes: [UInt8], _ emit: (SSEEvent) -> Void) { feed(bytes.span, emit) }

    /// Parses the next bytes and calls `emit` with each completed event, in order.
    package mutating func feed(_ bytes: Span<UInt8>, _ emit: (SSEEvent) -> Void) {
        scan(bytes) { type, data, id in
            let text = data.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
            emit(SSEEvent(type: type, data: text, lastEventID: id))
        }
    }

    /// Parses the next bytes and calls `emit` with each completed event, in order, without creating a string of its
    /// data: for readers that continue with the bytes.
    ///
    /// - `emit`: Receives the type, the data as the server sent it, well-formed or not, and the last event id.
    package mutating func scan(
        _ bytes: Span<UInt8>, _ emit: (_ type: String, _ data: Span<UInt8>, _ lastEventID: String) -> Void
    ) {
        guard !bytes.isEmpty else { return }
        // The pointers made of this span stay in `lines` and in arguments, so none outlives the closure.
        bytes.withUnsafeBufferPointer { bytes in
            var lines = SSELines(bytes)
            passStart(&lines)
            while let part = lines.next() {
                if skipsLine {
                    skipsLine = false
                } else if line.isEmpty {
                    interpret(part, &lines, emit)
                } else {
                    endKeptLine(with: part, &lines, emit)
                }
            }
            keep(lines.rest)
            skipsLineFeed = bytes.last == 0x0D
        }
    }

    /// Skips a byte order mark at the stream's start, and the line feed of a split CR LF.
    private mutating func passStart(_ lines: inout SSELines) {
        if skipsLineFeed, lines.peek() == 0x0A { lines.advance() }
        while let seen = markLength, let byte = lines.peek() {
            if byte == [0xEF, 0xBB, 0xBF][seen] {
                markLength = seen == 2 ? nil : seen + 1
                lines.advance()
            } else {
                // It is not a mark; and a line that starts like one is not a field.
                skipsLine = seen > 0
                markLength = nil
            }
        }
    }

    /// Keeps the beginning of a line that continues in the next bytes, if it may become a field.
    private mutating func keep(_ part: UnsafeBufferPointer<UInt8>) {
        guard !part.isEmpty, !skipsLine else { return }
        line.append(contentsOf: part.prefix(SSEField.tellingLength))
        let rest = part.dropFirst(SSEField.tellingLength)
        guard let field = line.withUnsafeBufferPointer({ SSEField(beginning: $0) }),
            fits(field, length: line.count + rest.count)
        else {
            line = []
            skipsLine = true
            return
        }
        line.append(contentsOf: rest)
    }

    private mutating func endKeptLine(
        with part: UnsafeBufferPointer<UInt8>, _ lines: inout SSELines,
        _ emit: (String, Span<UInt8>, String) -> Void
    ) {
        keep(part)
        guard !skipsLine else {
            skipsLine = false
            return
        }
        // Taken out while it is parsed, because that changes the parser; its memory is reused for the next line.
        var whole: [UInt8] = []
        swap(&whole, &line)
        whole.withUnsafeBufferPointer { interpret($0, &lines, emit) }
        whole.removeAll(keepingCapacity: whole.count <= 64 << 10)
        swap(&whole, &line)
    }

    /// Returns true when a line of `field` may be `length` bytes long; drops the event where it would not be the same
    /// without.
    private mutating func fits(_ field: SSEField, length: Int) -> Bool {
        // Room for the name, the colon and the space.
        let limit = field == .data ? Self.lineLimit : Self.idLimit + SSEField.tellingLength + 1
        guard length > limit else { return true }
        if field == .data || field == .event { dropEvent() }
        return false
    }

    private mutating func interpret(
        _ line: UnsafeBufferPointer<UInt8>, _ lines: inout SSELines,
        _ emit: (String, Span<UInt8>, String) -> Void
    ) {
        guard !line.isEmpty else { return dispatch(emit) }
        guard let field = SSEField(beginning: line), let value = field.value(in: line),
            fits(field, length: line.count)
        else { return }
        switch field {
        case .data:
            guard !dropsEvent else { return }
            // Nearly all events are one line of data: those are emitted without a copy.
            if data.isEmpty, lines.passesBlankLine() { return finish { emit($0, value.span, $1) } }
            guard data.count + value.count < Self.eventLimit else { return dropEvent() }
            data.append(contentsOf: value)
            data.append(0x0A)
        case .event:
            guard value.count <= Self.idLimit else { return dropEvent() }
            type = value.isEmpty ? nil : String(decoding: value, as: UTF8.self)
        case .id:
            if value.count <= Self.idLimit, !value.contains(0) { pendingID = String(decoding: value, as: UTF8.self) }
        case .retry: readRetry(value)
        }
    }

    private mutating func readRetry(_ digits: UnsafeBufferPointer<UInt8>) {
        guard !digits.isEmpty, digits.allSatisfy({ $0 &- 48 < 10 }) else { return }
        // Saturating: a server may send more digits than any integer holds.
        retryMilliseconds = digits.reduce(0) { min(60_000, $0 * 10 + Int($1 - 48)) }
    }

    private mutating func dropEvent() {
        if !dropsEvent { droppedEvents += 1 }
        dropsEvent = true
        data = []
    }

    private mutating func dispatch(_ emit: (String, Span<UInt8>, String) -> Void) {
        var lines: [UInt8] = []
        swap(&lines, &data)
        let isEvent = !lines.isEmpty && !dropsEvent
        finish { type, id in
            if isEvent { emit(type, lines.span.extracting(droppingLast: 1), id) }
        }
        lines.removeAll(keepingCapacity: lines.count <= 64 << 10)
        swap(&lines, &data)
    }

    /// Ends the event: its id becomes the stream's, and the next event starts with that alone.
    private mutating func finish(_ emit: (_ type: String, _ lastEventID: String) -> Void) {
        if let id = pendingID {
            lastEventID = id
            pendingID = nil
        }
        emit(type ?? "message", lastEventID)
        type = nil
        dropsEvent = false
    }
}
