import ArtClient
import Domain
import Testing

/// Following a conversion, whose generation is `completed` from the beginning.
struct AntekirtClientConvertingTests {
    private static let before = RunReport(
        remoteID: "g", phase: .completed, rawStatus: "completed",
        output: Output(files: [OutputFile(url: "https://a.b/c.webp")]), svg: OutputFile(url: "https://a.b/old.svg?s=1"))

    private static func answer(_ status: String, svg: String = "old.svg?s=2") -> ScriptedTransport.Answer {
        .json(
            200,
            """
            {"data": {"id": "g", "status": "\(status)", "outputs": {
                "images": [{"url": "https://a.b/c.webp"}], "svg": {"url": "https://a.b/\(svg)"}}}}
            """)
    }

    private static let ways: [(String, [ScriptedTransport.Answer], reports: [Phase?], end: Phase, seconds: Int)] = [
        (
            "stale at first, then running, then another file",
            [answer("completed"), answer("processing_svg"), answer("completed", svg: "new.svg")],
            [.running, .running, .completed], .completed, 9
        ),
        (
            "another file at once", [answer("completed", svg: "new.svg")], [.completed], .completed, 3
        ),
        (
            "the same file overwritten", [answer("processing_svg"), answer("completed")], [.running, .completed],
            .completed, 6
        ),
        (
            "failed", [answer("completed"), answer("processing_svg"), answer("failed")],
            [.running, .running, .failed], .failed, 9
        ),
        (
            "reads that fail meanwhile", [answer("processing_svg"), .json(500, ""), answer("completed")],
            [.running, .completed], .completed, 8
        ),
    ]

    @Test(arguments: ways)
    func followsConversionToItsEnd(
        _ name: String, _ answers: [ScriptedTransport.Answer], _ phases: [Phase?], _ phase: Phase, _ seconds: Int
    ) async throws {
        let clock = InstantClock()
        let transport = ScriptedTransport(paths: answers.map { ("/generations/g", $0) })
        let client = AntekirtClient(
            key: try #require(Secret("ak_hush")), transport: transport,
            policy: CallPolicy(retryRule: RetryRule(attempts: 1)), clock: clock, random: { 0.5 })
        var reports: [RunReport] = []
        let end = try await client.follow("g", converting: .svg, since: Self.before) { reports.append($0) }
        #expect(end == reports.last && end.phase == phase)
        #expect(reports.map(\.phase) == phases)
        #expect(reports.allSatisfy { $0.output?.files.first == Self.before.output?.files.first })
        #expect(transport.requests.count == answers.count)
        #expect(clock.now.offset == .seconds(seconds))
    }

    @Test func rejectedKeyEndsFollowing() async throws {
        let client = AntekirtClient(
            key: try #require(Secret("ak_hush")), transport: ScriptedTransport(.json(401, "")), clock: InstantClock())
        let error = await #expect(throws: ClientError.self) {
            try await client.follow("g", converting: .video, since: Self.before)
        }
        #expect(error?.kind == .notAuthorized)
    }
}
