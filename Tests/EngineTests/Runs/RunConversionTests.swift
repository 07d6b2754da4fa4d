import ArtClient
import Domain
import Testing

@testable import Engine

/// A conversion's run, by the reports of its generation.
struct RunConversionTests {
    private static let file = "https://cdn.example/new.svg"
    private static let old = "https://cdn.example/old.svg"

    private func run(before address: String? = nil, hasBegun: Bool = false) -> Run {
        var run = Request.conversion(.svg).pendingRun.becoming("g1", .running)
        run.conversion = ConversionTrace(.svg, addressBefore: address, hasBegun: hasBegun)
        return run
    }

    private func report(_ status: String, svg: String? = nil, failure: String? = nil) -> RunReport {
        RunReport(
            remoteID: "g1", phase: Phase(status: status), rawStatus: status,
            output: Output(files: [OutputFile(url: "https://cdn.example/1.webp")] + [svg].compactMap(Self.output)),
            svg: Self.output(svg), failureText: failure, title: "a sunset")
    }

    private static func output(_ url: String?) -> OutputFile? { url.map { OutputFile(url: $0, format: "svg") } }

    @Test func itBeginsAndEndsWithItsOwnFileAlone() {
        let begun = run().applying(report("processing_svg"), now: .noon + .seconds(3))
        #expect(begun.phase == .running && begun.conversion?.hasBegun == true && begun.output == nil)
        let ended = begun.applying(report("completed", svg: Self.file), now: .noon + .seconds(9))
        #expect(ended.phase == .completed && ended.endedAt == .noon + .seconds(9))
        #expect(ended.output?.files.map(\.url) == [Self.file])
        #expect(ended.title == "SVG of a sunset" && ended.modality == .vector && ended.detail == nil)
    }

    @Test func whatReadsCompletedAsBeforeHasNotEnded() {
        let quiet = run().applying(report("completed"), now: .noon)
        #expect(quiet.phase == .running && quiet.failure == nil && quiet.conversion?.quietSince == .noon)
        let begun = quiet.applying(report("processing_svg"), now: .noon + .seconds(3))
        #expect(begun.conversion?.quietSince == nil)
    }

    @Test func afterTenMinutesInWhichNothingShowsThatItIsMadeThatIsToldAndNotAskedAnyMore() {
        var run = run(before: Self.old)
        for seconds in stride(from: 0, to: 600, by: 10) {
            run = run.applying(report("completed", svg: Self.old), now: .noon + .seconds(seconds))
            #expect(run.failure == nil)
        }
        run = run.applying(report("completed", svg: Self.old), now: .noon + .seconds(600))
        #expect(run.phase == .running, "that it failed is nowhere said")
        #expect(run.failure?.cause == .notFound && run.failure?.next.contains("g1") == true)
        let later = run.applying(report("completed", svg: Self.file), now: .noon + .seconds(900))
        #expect(later.phase == .completed && later.failure == nil)
    }

    @Test func oneThatHasEndedWithoutAFileHasFailedOnceThatHasHadTimeToAppear() {
        let first = run(hasBegun: true).applying(report("completed"), now: .noon)
        #expect(first.phase == .running)
        let waiting = first.applying(report("completed"), now: .noon + .seconds(59))
        #expect(waiting.phase == .running && waiting.failure == nil)
        #expect(waiting.applying(report("completed", svg: Self.file), now: .noon + .seconds(60)).phase == .completed)
        let failed = waiting.applying(report("completed"), now: .noon + .seconds(60))
        #expect(failed.phase == .failed && failed.endedAt != nil)
        #expect(failed.failure?.meaning == "Its 5 credits are not refunded automatically")
    }

    @Test func aSecondOneAtThePlaceOfTheFirstIsToldAsThat() {
        let ended = run(before: Self.old, hasBegun: true).applying(report("completed", svg: Self.old), now: .noon)
        #expect(ended.phase == .completed && ended.output?.files.map(\.url) == [Self.old])
        #expect(ended.detail == "replaces the earlier one")
        #expect(ended.applying(report("completed", svg: Self.old), now: .noon).detail == ended.detail)
    }

    @Test(arguments: [true, false])
    func aGenerationThatReadsFailedIsAConversionThatFailed(hasBegun: Bool) {
        let failed = run(hasBegun: hasBegun).applying(report("failed", failure: "cannot be traced"), now: .noon)
        #expect(failed.phase == .failed && failed.failure?.what == "cannot be traced")
        #expect(failed.failure?.next.contains("g1") == true)
        // What it is told later moves nothing back.
        #expect(failed.applying(report("completed"), now: .noon).phase == .failed)
    }

    @Test func freshAddressesAreTakenAfterTheEnd() {
        let ended = run().applying(report("completed", svg: Self.file + "?signature=1"), now: .noon)
        let again = ended.applying(report("completed", svg: Self.file + "?signature=2"), now: .noon)
        #expect(again.output?.files.map(\.url) == [Self.file + "?signature=2"])
    }

    @Test(arguments: ["warming_up", ""])
    func aStatusThatNoDocumentNamesSaysNothing(status: String) {
        let run = run().applying(report(status), now: .noon)
        #expect(run.phase == .running && run.failure == nil && run.conversion?.quietSince == nil)
    }
}
