import Domain
import Pixels

extension Timestamp {
    /// When the tests' dashboards start: 2026-05-08T12:00:00Z.
    static let start = Timestamp(milliseconds: 1_778_241_600_000)
}

extension Failure {
    static let timeout = Failure(
        .other, what: "provider timeout", meaning: "The run was not billed.", next: "ctrl-r runs it again.")
    static let refused = Failure(
        .notAuthorized, what: "artinstring does not know the token", next: "Make one at /me/api-tokens.")
    static let offline = Failure(
        .unavailable, what: "antekirt does not answer", meaning: "Runs go on there.",
        next: "Easel tries again by itself.")
    static let lost = Failure(
        .outcomeUnknown, what: "The line broke while sending", meaning: "The run may have been billed.",
        next: "Easel looks for it at the service.")
}

extension Run {
    /// A run `age` seconds old.
    static func fixture(
        _ id: String, _ title: String, _ phase: Phase, age: Int = 12, took: Int = 26,
        modality: Modality = .image, output: Output? = nil, failure: Failure? = nil, following: Following = .stream,
        isOurs: Bool = true, service: Service = .artinstring
    ) -> Run {
        let created = Timestamp.start + .seconds(-age)
        return Run(
            id: RunID(id), service: service, remoteID: phase == .unknown ? nil : "remote-\(id)", title: title,
            modality: modality, phase: phase, createdAt: created,
            endedAt: phase.isTerminal ? created + .seconds(took) : nil, output: output, failure: failure,
            following: phase.isTerminal ? .none : following, isOurs: isOurs, entry: CatalogEntry.owl.id)
    }

    static let picture = Output(files: [
        OutputFile(
            url: "https://cdn.artinstring.example/outputs/2026/05/stoic-owl-portrait-0f3a.png", format: "image/png",
            width: 1024, height: 1344, byteCount: 1_312_000)
    ])

    /// One run for each phase, newest first, and one that is retried.
    static let allPhases: [Run] = [
        fixture("r1", "Sea of Glass", .unknown, age: 2, failure: .lost),
        fixture("r2", "Neon Fox", .queued, age: 3),
        fixture("r3", "Stoic Owl Portrait", .running, age: 12),
        fixture(
            "r4", "Glass Whale Loop", .running, age: 30, modality: .video,
            following: .retrying(at: .start + .seconds(4))),
        fixture("r5", "Paper Crane", .completed, age: 70, output: picture),
        fixture("r6", "Glass Whale Loop", .failed, age: 120, took: 41, modality: .video, failure: .timeout),
        fixture("r7", "Haiku for a Rainy Day", .cancelled, age: 4000, modality: .text),
    ]
}

extension Picture {
    /// Four columns and two rows of color.
    static let small = Picture(rows: [
        ["▀", "▄", "█", "░"].map { Cell(glyph: $0, foreground: .rgb(200, 40, 40), background: .rgb(20, 20, 60)) },
        ["a", "b", "c", "d"].map { Cell(glyph: $0, foreground: nil, background: nil) },
    ])
}
