import Archive
import Domain
import Testing

struct ArchiveDownloadsTests {
    private static let whole = DownloadRecord(
        run: RunID("run-1"), folder: "/home/a/Pictures", state: .failed,
        pieces: [
            DownloadRecord.Piece(
                source: "https://example.org/a.png", index: 1, part: "a.part", received: 12, total: 99,
                validator: #""v\1""#, name: "a.png", isPlaced: true),
            DownloadRecord.Piece(source: "text", index: 2),
        ], failure: Failure(.local, what: "what", meaning: "meaning", next: "next"))

    @Test(arguments: DownloadRecord.State.allCases)
    func aDownloadComesBackAsItWas(state: DownloadRecord.State) async throws {
        let archive = try Archive(inMemory: ())
        var record = Self.whole
        record.state = state
        try await archive.save(record, at: .noon)
        #expect(try await archive.download(of: record.run) == record)
        #expect(try await archive.download(of: RunID("other")) == nil)
        #expect(try await archive.pendingDownloads() == (state == .wanted ? [record] : []))
    }

    @Test func aLaterStateReplacesAnEarlierOne() async throws {
        let archive = try Archive(inMemory: ())
        try await archive.save(Self.whole, at: .noon)
        var record = Self.whole
        record.state = .done
        record.pieces = []
        record.failure = nil
        try await archive.save(record, at: .noon + .seconds(1))
        #expect(try await archive.recentDownloads(limit: 9) == [record])
    }

    @Test func pendingDownloadsComeOldestFirstRecentOnesNewestFirst() async throws {
        let archive = try Archive(inMemory: ())
        for number in [2, 0, 3, 1] {
            let record = DownloadRecord(
                run: RunID("\(number)"), folder: "/", state: number == 3 ? .done : .wanted)
            try await archive.save(record, at: .noon + .seconds(number))
        }
        #expect(try await archive.pendingDownloads().map(\.run.value) == ["0", "1", "2"])
        #expect(try await archive.recentDownloads(limit: 2).map(\.run.value) == ["3", "2"])
    }
}
