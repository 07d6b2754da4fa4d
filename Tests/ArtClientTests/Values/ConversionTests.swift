import ArtClient
import Domain
import Testing

struct ConversionTests {
    private static let old = OutputFile(url: "old", format: "svg")
    private static let new = OutputFile(url: "new", format: "svg")

    private static func report(_ status: String, svg: OutputFile? = nil, video: OutputFile? = nil) -> RunReport {
        RunReport(remoteID: "g", phase: Phase(status: status), rawStatus: status, svg: svg, video: video)
    }

    private static let cases: [(Conversion, before: RunReport, now: RunReport, Phase)] = [
        (.svg, report("completed"), report("completed"), .running),
        (.svg, report("completed"), report("processing_svg"), .running),
        (.svg, report("completed"), report("completed", svg: new), .completed),
        (.svg, report("completed", svg: old), report("completed", svg: old), .running),
        (.svg, report("completed", svg: old), report("completed", svg: new), .completed),
        (.svg, report("completed", svg: old), report("failed", svg: old), .failed),
        (.svg, report("completed"), report("failed", svg: new), .completed),
        (.svg, report("completed"), report("completed", video: new), .running),
        (.video, report("completed"), report("completed", svg: new), .running),
        (.video, report("completed"), report("processing_video", video: new), .completed),
        (.video, report("completed"), report("cancelled"), .cancelled),
        (.video, report("completed"), report("warming_up"), .running),
    ]

    @Test(arguments: cases)
    func isDoneOnlyWhenItsSlotHoldsSomethingElse(
        _ conversion: Conversion, _ before: RunReport, _ now: RunReport, _ phase: Phase
    ) {
        #expect(now.phase(of: conversion, since: before) == phase)
    }
}
