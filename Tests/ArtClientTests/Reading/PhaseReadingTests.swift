import ArtClient
import Domain
import Testing

struct PhaseReadingTests {
    @Test(
        arguments: [
            ("queued", .queued), ("running", .running), ("completed", .completed), ("failed", .failed),
            ("cancelled", .cancelled), ("canceled", .cancelled), ("succeeded", .completed), ("error", .failed),
            ("expired", .failed), ("timeout", .failed), ("processing", .running), ("processing_svg", .running),
            ("processing_video", .running), ("COMPLETED", .completed), ("warming_up", nil), ("", nil), ("unknown", nil),
        ] as [(String, Phase?)])
    func reads(_ status: String, _ phase: Phase?) { #expect(Phase(status: status) == phase) }
}
