import Testing

@testable import Engine

struct FileCheckTests {
    private static let limits = DownloadLimits(image: 100, vector: 60, video: 1000)
    private static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    private static let mp4 = [0, 0, 0, 8] + Array("ftyp".utf8)
    private static let svg = Array("<svg >".utf8)

    private func check(_ chunks: [[UInt8]]) throws -> SniffedFile.Format {
        var check = FileCheck(Self.limits)
        for chunk in chunks { try check.take(chunk) }
        return try check.end()
    }

    @Test(arguments: [
        (png, SniffedFile.Format.png, 100), (mp4, .mp4, 1000), (svg, .svg, 60),
    ])
    func eachKindHasItsBound(head: [UInt8], format: SniffedFile.Format, limit: Int) throws {
        let filler = [UInt8](repeating: 0x20, count: limit - head.count)
        #expect(try check([head, filler]) == format)
        #expect(throws: DownloadProblem.tooLarge(limit: limit)) { try check([head, filler, [0]]) }
        // Byte by byte, as slow servers send.
        #expect(try check((head + filler).map { [$0] }) == format)
        #expect(throws: DownloadProblem.tooLarge(limit: limit)) { try check((head + filler + [0]).map { [$0] }) }
    }

    @Test func whatIsClaimedIsHeldToTheBoundsAsWell() throws {
        var check = FileCheck(Self.limits)
        try check.announce(1000)
        #expect(throws: DownloadProblem.tooLarge(limit: 1000)) { try check.announce(1001) }
        try check.take(Self.png)
        #expect(throws: DownloadProblem.tooLarge(limit: 100)) { try check.announce(101) }
    }

    @Test(arguments: [
        "<!DOCTYPE html><html>", "", "MZ", "#!/bin/sh\n", "<?xml version='1.0'?><html/>", "{\"error\":1}",
    ])
    func whatIsNoPictureIsNotKept(text: String) {
        #expect(throws: DownloadProblem.unknownFormat) { try check([Array(text.utf8)]) }
    }

    @Test func nothingIsLookedForBehindTheFirstBytes() {
        var check = FileCheck(DownloadLimits())
        #expect(throws: DownloadProblem.unknownFormat) {
            for _ in 0..<1000 { try check.take([UInt8](repeating: 0x20, count: 1000)) }
        }
    }

    @Test func aCheckGoesOnWhereAnEarlierOneEnded() throws {
        var check = FileCheck(Self.limits, head: Self.png, count: 90)
        #expect(check.format == .png)
        try check.take([UInt8](repeating: 0, count: 10))
        #expect(throws: DownloadProblem.tooLarge(limit: 100)) { try check.take([0]) }
    }
}
