/// A parser of server-sent events (WHATWG HTML, section 9.2.6) that takes bytes as they come.
///
/// It works on bytes alone: comparing characters would lose a colon that a combining mark follows. However the bytes
/// are cut, the events are the same. Memory is bounded by `keptByteLimit` whatever the server sends: comments and
/// lines that are no field are passed over without being kept, and an event with too long a line or too much data is
/// dropped whole, since a shortened one would say something else. What is pending when the stream ends is discarded
/// with the parser, as the standard demands.
///
/// Feeding costs O(*n*) in the number of bytes.
package struct SSEParser: Sendable {
    /// The longest `data` line that is kept, in bytes: 256 KiB.
    package static let lineLimit = 256 << 10
    /// The most data that one event may hold, in bytes: 1 MiB.
    package static let eventLimit = 1 << 20
    /// The longest event id that is kept, and the longest event type, in bytes: 1 KiB.
    package static let idLimit = 1024
    /// The most bytes that a parser keeps of a stream: a line, data, and the type, the new id and the id before, in
    /// which each ill-formed byte has become the three of U+FFFD.
    package static let keptByteLimit = lineLimit + eventLimit + 9 * idLimit

    /// The id that the stream set last; may be empty. To send it back, take `headerID`.
    package private(set) var lastEventID: String
    /// The reconnection time that the stream set last, in milliseconds, at most 60,000; nil when it set none.
    package private(set) var retryMilliseconds: Int?
    /// How many events were dropped because they were over a limit.
    package private(set) var droppedEvents = 0

    /// The start of a line whose end is still to come.
    private var line: [UInt8] = []
    /// The rest of the line says nothing.
    private var skipsLine = false
    /// The last byte was a carriage return, to which a line feed would belong.
    private var skipsLineFeed = false
    /// How many bytes of a byte order mark have been seen; nil once the stream's start has been passed.
    private var markLength: Int? = 0
    /// The data lines of the event so far, each with a line feed.
    private var data: [UInt8] = []
    /// nil where the event names none.
    private var type: String?
    /// The id that becomes the last one when the event is dispatched; nil where none was set since then.
    private var pendingID: String?
    private var dropsEvent = false

    /// A parser for a stream that is about to start.
    ///
    /// - Parameter lastEventID: The id kept from an earlier connection.
    package init(lastEventID: String = "") { self.lastEventID = lastEventID }

    /// How many bytes of the stream are kept now.
    package var keptByteCount: Int {
        line.count + data.count + (type?.utf8.count ?? 0) + (pendingID?.utf8.count ?? 0) + lastEventID.utf8.count
    }

    /// Takes the next bytes and gives each event that they complete to `emit`, in order.
    package mutating func feed(_ bytes: [UInt8], _ emit: (SSEEvent) -> Void) { feed(bytes.span, emit) }

    /// Takes the next bytes and gives each event that they complete to `emit`, in order.
    package mutating func feed(_ bytes: Span<UInt8>, _ emit: (SSEEvent) -> Void) {
        scan(bytes) { type, data, id in
            let text = data.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
            emit(SSEEvent(type: type, data: text, lastEventID: id))
        }
    }

    /// Takes the next bytes and gives each event that they complete to `emit`, in order, without making a string of
    /// its data: for readers that go on with the bytes.
    ///
    /// - Parameter emit: Takes the type, the data as the server sent it, well-formed or not, and the last event id.
    package mutating func scan(
        _ bytes: Span<UInt8>, _ emit: (_ type: String, _ data: Span<UInt8>, _ lastEventID: String) -> Void
    ) {
        guard !bytes.isEmpty else { return }
        // The pointers made of this one stay in `lines` and in arguments, so none outlives the closure.
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

    /// Passes a byte order mark at the stream's start, and the line feed of a CR LF cut in two.
    private mutating func passStart(_ lines: inout SSELines) {
        if skipsLineFeed, lines.peek() == 0x0A { lines.advance() }
        while let seen = markLength, let byte = lines.peek() {
            if byte == [0xEF, 0xBB, 0xBF][seen] {
                markLength = seen == 2 ? nil : seen + 1
                lines.advance()
            } else {
                // No mark after all; and a line that starts like one is no field.
                skipsLine = seen > 0
                markLength = nil
            }
        }
    }

    /// Keeps the start of a line that goes on in the next bytes, if it may become a field.
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
        // Taken out while it is read, since reading it changes the parser; its memory goes back for the next line.
        var whole: [UInt8] = []
        swap(&whole, &line)
        whole.withUnsafeBufferPointer { interpret($0, &lines, emit) }
        whole.removeAll(keepingCapacity: whole.count <= 64 << 10)
        swap(&whole, &line)
    }

    /// Whether a line of `field` may be `length` bytes long; drops the event where it would not be the same without.
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
            // Nearly all events are one line of data: those go out from where they lie.
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

    /// Ends the event: its id becomes the stream's, and the next one starts with nothing but that.
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
