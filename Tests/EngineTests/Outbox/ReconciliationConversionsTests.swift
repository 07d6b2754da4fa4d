import ArtClient
import Domain
import Testing

@testable import Engine

/// What a generation tells of a conversion whose answer was lost.
struct ReconciliationConversionsTests {
    private func search(_ conversion: Conversion, before address: String?) -> Reconciliation {
        Reconciliation(
            request: .conversion(conversion),
            snapshot: SendSnapshot(sentAt: .noon, generation: GenerationState(status: "completed", address: address)),
            leftAt: .zero, lostAt: .seconds(1))
    }

    private func report(_ status: String, svg: String? = nil, video: String? = nil) -> RunReport {
        RunReport(
            remoteID: "g1", phase: Phase(status: status), rawStatus: status,
            output: Output(files: [OutputFile(url: "https://cdn.example/1.webp")]),
            svg: svg.map { OutputFile(url: $0) }, video: video.map { OutputFile(url: $0) })
    }

    private static let old = "https://cdn.example/old.svg"
    private static let new = "https://cdn.example/new.svg"

    @Test(
        arguments: [
            ("processing_svg", nil, nil, .taken), ("PROCESSING_SVG", old, old, .taken),
            ("completed", nil, new, .taken), ("failed", nil, new, .taken), ("completed", old, new, .taken),
            ("completed", nil, nil, .none),
            // A second one may be silently the same, a failure may be another's, and no word says which.
            ("completed", old, old, .unclear), ("completed", old, old + "?signature=2", .unclear),
            ("completed", old, nil, .unclear), ("failed", nil, nil, .unclear), ("failed", old, old, .unclear),
            ("processing_video", nil, nil, .unclear), ("processing", nil, nil, .unclear),
            ("warming_up", nil, nil, .unclear), ("", nil, nil, .unclear),
        ] as [(String, String?, String?, Reconciliation.Evidence)])
    func onlyWhatIsCertainIsBelieved(
        status: String, before: String?, after: String?, evidence: Reconciliation.Evidence
    ) {
        #expect(search(.svg, before: before).evidence(in: report(status, svg: after)) == evidence)
    }

    @Test func oneKindOfConversionTellsNothingOfTheOther() {
        #expect(search(.video, before: nil).evidence(in: report("completed", svg: Self.new)) == .none)
        #expect(search(.video, before: nil).evidence(in: report("processing_svg")) == .unclear)
        #expect(search(.video, before: nil).evidence(in: report("processing_video")) == .taken)
    }

    @Test func withoutEvidenceFromBeforeNothingIsCertain() {
        var search = search(.svg, before: nil)
        search.snapshot.generation = nil
        for status in ["completed", "processing_svg", "failed"] {
            #expect(search.evidence(in: report(status, svg: Self.new)) == .unclear)
        }
    }

    @Test func aConversionHasNoRowOfItsOwnAndIsNoRivalForOne() {
        let search = search(.svg, before: nil)
        #expect(!search.couldBe(RunReport(remoteID: "g1", phase: .completed, createdAt: .noon)))
        let other = Reconciliation(
            request: .conversion(.svg, "other"), snapshot: SendSnapshot(sentAt: .noon), leftAt: .zero)
        #expect(!search.isRival(of: other))
    }

    @Test func theSameOfOneGenerationIsWhatAnotherRequestMakes() {
        #expect(Request.conversion(.svg).converts(sameAs: .conversion(.svg, "other", image: 1)))
        #expect(!Request.conversion(.svg).converts(sameAs: .conversion(.video)))
        #expect(!Request.sunset().converts(sameAs: .sunset("other")))
    }
}
