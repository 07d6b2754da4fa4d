import ArtClient
import Domain
import Testing

struct ConversionTrackerTests {
    private static let old = file("https://cdn.a.b/old.svg?signature=1")
    private static let signedAgain = file("https://cdn.a.b/old.svg?signature=2")
    private static let measured = OutputFile(url: old.url, format: "svg", width: 640, height: 480, byteCount: 9)
    private static let new = file("https://cdn.a.b/new.svg?signature=1")

    private static func file(_ url: String) -> OutputFile { OutputFile(url: url, format: "svg") }

    private static func report(_ status: String, svg: OutputFile? = nil, video: OutputFile? = nil) -> RunReport {
        RunReport(remoteID: "g", phase: Phase(status: status), rawStatus: status, svg: svg, video: video)
    }

    private typealias Case = (Conversion, before: RunReport, reports: [RunReport], phases: [Phase])

    private static let slots: [Case] = [
        (.svg, report("completed"), [report("completed")], [.running]),
        (.svg, report("completed"), [report("processing_svg")], [.running]),
        (.svg, report("completed"), [report("completed", svg: new)], [.completed]),
        (.svg, report("completed", svg: old), [report("completed", svg: old)], [.running]),
        (.svg, report("completed", svg: old), [report("completed", svg: new)], [.completed]),
        (.svg, report("completed", svg: old), [report("completed", svg: signedAgain)], [.running]),
        (.svg, report("completed", svg: old), [report("completed", svg: measured)], [.running]),
        (.svg, report("completed", svg: old), [report("completed")], [.running]),
        (
            .svg, report("completed", svg: file("data:image/svg+xml,<?xml?><g/>")),
            [report("completed", svg: file("data:image/svg+xml,<?xml?><p/>"))], [.completed]
        ),
        (.svg, report("completed", svg: old), [report("failed", svg: old)], [.failed]),
        (.svg, report("completed"), [report("failed", svg: new)], [.completed]),
        (.svg, report("completed"), [report("completed", video: new)], [.running]),
        (.video, report("completed"), [report("completed", svg: new)], [.running]),
        (.video, report("completed"), [report("processing_video", video: new)], [.completed]),
        (.video, report("completed"), [report("cancelled")], [.cancelled]),
        (.video, report("completed"), [report("warming_up")], [.running]),
    ]

    /// A conversion that was seen running and is completed has ended, whatever its slot contains.
    private static let sequences: [Case] = [
        (
            .svg, report("completed", svg: old),
            [report("completed", svg: old), report("processing_svg", svg: old), report("completed", svg: old)],
            [.running, .running, .completed]
        ),
        (
            .svg, report("completed"),
            [report("processing_svg"), report("warming_up"), report("completed"), report("completed", svg: new)],
            [.running, .running, .completed, .completed]
        ),
        (
            .video, report("completed", video: old),
            [report("PROCESSING_VIDEO", video: old), report("completed", video: signedAgain)], [.running, .completed]
        ),
        (.svg, report("completed", svg: old), [report("processing_svg"), report("failed")], [.running, .failed]),
        // Another conversion's activity does not count, nor does an earlier one.
        (
            .svg, report("completed", svg: old), [report("processing_video", svg: old), report("completed", svg: old)],
            [.running, .running]
        ),
        (.svg, report("processing_svg"), [report("completed")], [.running]),
    ]

    @Test(arguments: slots + sequences)
    func isDoneWithNewFileOrFinishedWork(
        _ conversion: Conversion, _ before: RunReport, _ reports: [RunReport], _ phases: [Phase]
    ) {
        var watch = ConversionTracker(conversion, since: before)
        #expect(reports.map { watch.phase(of: $0) } == phases)
    }
}
