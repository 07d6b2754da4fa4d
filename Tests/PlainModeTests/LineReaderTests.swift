import Testing

@testable import PlainMode

struct LineReaderTests {
    @Test func linesComeWhole() {
        var reader = LineReader()
        #expect(reader.append("lis".utf8) == [])
        #expect(reader.append("t owl\r\nopen 1\n\nqu".utf8) == [.text("list owl"), .text("open 1"), .text("")])
        #expect(reader.finish() == .text("qu"))
        #expect(reader.finish() == nil)
    }

    @Test func aCharacterMayBeSplitBetweenReads() {
        var reader = LineReader()
        let bytes = Array("é\n".utf8)
        #expect(reader.append(bytes[..<1]) == [])
        #expect(reader.append(bytes[1...]) == [.text("é")])
    }

    /// Nothing is put in the place of a byte that is no text, and nothing is cut off.
    @Test(
        arguments: [
            ([0x5A, 0xFC, 0x72], "column 2 (byte 2): byte 0xFC is not UTF-8"),
            ([0xC3], "column 1 (byte 1): byte 0xC3 is not UTF-8"),
            ([0x61, 0x00, 0x62], "column 2 (byte 2): contains a NUL byte"),
            ([UInt8](repeating: 0x78, count: LineReader.maxLength + 1), "longer than 1 MiB"),
        ] as [([UInt8], String)])
    func anInvalidLineIsRejectedWhole(bytes: [UInt8], why: String) {
        var reader = LineReader()
        #expect(reader.append(bytes + [0x0A, 0x79, 0x0A]) == [.unusable(why), .text("y")])
        #expect(reader.append(bytes) == [])
        #expect(reader.finish() == .unusable(why))
    }

    @Test func theLongestLineIsTaken() {
        var reader = LineReader()
        let line = String(repeating: "x", count: LineReader.maxLength)
        #expect(reader.append(Array(line.utf8) + [0x0A]) == [.text(line)])
    }
}
