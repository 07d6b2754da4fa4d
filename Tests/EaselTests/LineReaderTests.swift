import Testing

@testable import easel

struct LineReaderTests {
    @Test func linesComeWhole() {
        var reader = LineReader()
        #expect(reader.take("lis".utf8) == [])
        #expect(reader.take("t owl\r\nopen 1\n\nqu".utf8) == ["list owl", "open 1", ""])
        #expect(reader.finish() == "qu")
        #expect(reader.finish() == nil)
    }

    @Test func aLetterMayBeTorn() {
        var reader = LineReader()
        let bytes = Array("é\n".utf8)
        #expect(reader.take(bytes[..<1]) == [])
        #expect(reader.take(bytes[1...]) == ["é"])
        #expect(reader.take([0xFF, 0x0A]) == ["\u{FFFD}"])
    }

    @Test func aLineHasABound() {
        var reader = LineReader()
        let lines = reader.take([UInt8](repeating: 0x78, count: LineReader.longest + 10) + [0x0A, 0x79, 0x0A])
        #expect(lines.map(\.utf8.count) == [LineReader.longest, 1])
    }
}
