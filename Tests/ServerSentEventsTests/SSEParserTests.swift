import ServerSentEvents
import Testing

struct SSEParserTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let input: [UInt8]
        let data: [String]
        var testDescription: String { name }

        init(_ name: String, _ input: String, _ data: [String]) {
            self.init(name, Array(input.utf8), data)
        }
        init(_ name: String, _ input: [UInt8], _ data: [String]) {
            self.name = name
            self.input = input
            self.data = data
        }
    }

    static let cases = [
        Case("mark at the start only", "\u{FEFF}data:1\n\n\u{FEFF}data:2\n\ndata:3\n\n", ["1", "3"]),
        Case("one mark only", "\u{FEFF}\u{FEFF}data:1\n\ndata:2\n\n", ["2"]),
        Case("half a mark is a line", [0xEF, 0xBB, 0x0A] + Array("data:1\n\n".utf8), ["1"]),
        Case("line ends", "data:1\rdata:2\r\ndata:3\ndata:4\r\n\r\n", ["1\n2\n3\n4"]),
        Case("comments", ": a\n:data:x\ndata:1\n:\u{0}\n\n", ["1"]),
        Case("one space", "data:  a\n\ndata: \n\ndata:\tb\n\n", [" a", "", "\tb"]),
        Case("no colon", "data\n\ndata\ndata\n\n", ["", "\n"]),
        Case("exact names", "Data:1\n data:2\ndata :3\nda\u{301}ta:4\ndata5\ndata:6\n\n", ["6"]),
        Case("combining marks", "data:\u{301}x\n\ndata: \u{301}y\n\n", ["\u{301}x", "\u{301}y"]),
        Case("other separators", "data:a\u{2028}b\u{85}c\u{B}d\n\n", ["a\u{2028}b\u{85}c\u{B}d"]),
        Case("ill-formed text", [0x64, 0x61, 0x74, 0x61, 0x3A, 0x61, 0xFF, 0x62, 0x0A, 0x0A], ["a\u{FFFD}b"]),
        Case("unfinished", "data:1\n\ndata:2\n", ["1"]),
        Case("nothing to dispatch", "event:x\n\nid:1\n\n\n\nretry:1\n\n", []),
        Case("return at once", "data:a\r\r", ["a"]),
    ]

    @Test(arguments: cases)
    func sameEventsForEverySplit(_ test: Case) {
        for chunks in cuttings(of: test.input) {
            #expect(events(chunks).map(\.data) == test.data)
        }
    }

    @Test func typesAndIDs() {
        let text =
            "id:1\nevent:a\ndata:x\n\ndata:y\n\nid\ndata:z\n\nid:2\u{0}\nevent:\ndata:w\n\nid:7\n\nid:8\ndata:lost\n"
        var parser = SSEParser(lastEventID: "0")
        var events: [SSEEvent] = []
        parser.feed(Array(text.utf8)) { events.append($0) }
        #expect(
            events == [
                SSEEvent(type: "a", data: "x", lastEventID: "1"), SSEEvent(data: "y", lastEventID: "1"),
                SSEEvent(data: "z"), SSEEvent(data: "w"),
            ])
        #expect(parser.lastEventID == "7")
    }

    @Test(
        arguments: [
            ("retry:3000", 3000), ("retry:03000", 3000), ("retry: 2", 2), ("retry", nil), ("retry:", nil),
            ("retry:+5", nil),
            ("retry:1x", nil), ("retry:５", nil), ("retry:-1", nil), ("retry:60001", 60_000),
            ("retry:100000000000000000", 60_000), ("retry:" + String(repeating: "9", count: 400), 60_000),
        ] as [(String, Int?)])
    func retry(_ line: String, _ milliseconds: Int?) {
        var parser = SSEParser()
        parser.feed(Array((line + "\n").utf8)) { _ in }
        #expect(parser.retryMilliseconds == milliseconds)
    }

    @Test(arguments: [97, 65536, 1 << 22])
    func dropsLongLines(_ size: Int) {
        let long = String(repeating: "x", count: SSEParser.lineLimit + 1)
        let lines = String(repeating: "data:" + String(repeating: "y", count: 100_000) + "\n", count: 11)
        let text =
            "data:a\n\ndata:\(long)\n\ndata:b\n:\(long)\ndata:c\n\n\(lines)\n\(long):1\ndata:d\n\n"
            + "event:\(long)\ndata:gone\n\ndata\(long)\nid:\(long)\nretry:1\(long)\ndata:e\n\n"
        let bytes = Array(text.utf8)
        var parser = SSEParser()
        var data: [String] = []
        var mostKept = 0
        for start in stride(from: 0, to: bytes.count, by: size) {
            parser.feed(bytes.span.extracting(start..<min(start + size, bytes.count))) { data.append($0.data) }
            mostKept = max(mostKept, parser.keptByteCount)
        }
        #expect(data == ["a", "b\nc", "d", "e"])
        #expect(parser.droppedEvents == 3)
        #expect(mostKept <= SSEParser.keptByteLimit)
        #expect(parser.retryMilliseconds == nil)
    }

    @Test(arguments: [":", "x", "datb:", "data\u{301}", "Event:", "\u{FEFF}\u{FEFF}data:"])
    func keepsNothingOfUnknownLines(_ start: String) {
        var parser = SSEParser()
        parser.feed(Array((start + String(repeating: "y", count: 1000)).utf8)) { _ in }
        #expect(parser.keptByteCount == 0)
        parser.feed(Array("\ndata:a\n\n".utf8)) { #expect($0.data == "a") }
        #expect(parser.keptByteCount == 0)
    }

    @Test func dropsALongType() {
        let fits = String(repeating: "t", count: SSEParser.idLimit)
        var parser = SSEParser()
        var types: [String] = []
        parser.feed(Array("event: \(fits)\ndata:1\n\nevent:\(fits)t\ndata:2\n\ndata:3\n\n".utf8)) {
            types.append($0.type)
        }
        #expect(types == [fits, "message"])
        #expect(parser.droppedEvents == 1)
    }

    @Test func passesBytesUnchanged() {
        var parser = SSEParser()
        var seen: [[UInt8]] = []
        let bytes = Array("data:a".utf8) + [0xFF, 0x0A, 0x0A] + Array("data:b\ndata:c\r\n\r\n".utf8)
        parser.scan(bytes.span) { type, data, id in
            #expect(type == "message" && id.isEmpty)
            seen.append(data.withUnsafeBufferPointer { Array($0) })
        }
        #expect(seen == [[0x61, 0xFF], Array("b\nc".utf8)])
    }

    @Test(
        arguments: [
            ("", nil), ("7", "7"), ("a b~", "a b~"), ("é漢😀", "é漢😀"), ("a\tb", nil), ("a\u{1B}b", nil), ("a\u{7F}", nil),
            ("a\u{85}", nil), ("a\u{9F}", nil), ("\u{A0}", "\u{A0}"),
            (String(repeating: "i", count: 1024), String(repeating: "i", count: 1024)),
        ] as [(String, String?)])
    func sendsOnlyHeaderSafeIDs(_ id: String, _ header: String?) {
        var parser = SSEParser()
        parser.feed(Array("id: \(id)\n\n".utf8)) { _ in }
        #expect(parser.lastEventID == id)
        #expect(parser.headerID == header)
        #expect(SSEParser(lastEventID: id).headerID == header)
    }

    @Test(arguments: ["a\nb", "a\rX-Other: 1", "a\u{0}", String(repeating: "i", count: 1025)])
    func doesNotSendIDsOfOtherConnections(_ id: String) {
        #expect(SSEParser(lastEventID: id).headerID == nil)
    }

    @Test func keepsLinesAtTheLimit() {
        let value = String(repeating: "x", count: SSEParser.lineLimit - 5)
        #expect(events([Array("data:\(value)\n\n".utf8)]).map(\.data) == [value])
    }

    @Test func ignoresLongIDs() {
        let long = String(repeating: "i", count: SSEParser.idLimit + 1)
        #expect(events([Array("id:1\nid:\(long)\ndata:x\n\n".utf8)]).map(\.lastEventID) == ["1"])
    }

    private func events(_ chunks: [[UInt8]]) -> [SSEEvent] {
        var parser = SSEParser()
        var events: [SSEEvent] = []
        for chunk in chunks { parser.feed(chunk) { events.append($0) } }
        return events
    }
}

/// The bytes whole, byte by byte, split at each single point, and split at random points.
func cuttings(of bytes: [UInt8], random count: Int = 40) -> [[[UInt8]]] {
    var all: [[[UInt8]]] = [[bytes], bytes.map { [$0] }]
    for point in 0...bytes.count { all.append([Array(bytes[..<point]), Array(bytes[point...])]) }
    var state = UInt64(bytes.count) &+ 99
    for _ in 0..<count {
        var chunks: [[UInt8]] = []
        var start = 0
        while start < bytes.count {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let end = min(bytes.count, start + Int(state >> 60))
            chunks.append(Array(bytes[start..<end]))
            start = end
        }
        all.append(chunks)
    }
    return all
}
