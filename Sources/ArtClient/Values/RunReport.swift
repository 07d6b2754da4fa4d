package import Domain

/// What a service says of one run, at one moment. Every member but the id may be missing.
package struct RunReport: Hashable, Sendable {
    /// The service's id.
    package var remoteID: String
    /// How far it is; nil for a status that no document names, which is neither an end nor an error.
    package var phase: Phase?
    /// The service's word for it, verbatim but bounded; empty when it gave none.
    package var rawStatus: String
    package var createdAt: Timestamp?
    package var completedAt: Timestamp?
    /// What came out so far; nil for nothing, whatever the phase: a completed run may yet have no output.
    package var output: Output?
    /// What came of converting a generation to SVG: one slot, which the next conversion overwrites (Antekirt).
    package var svg: OutputFile?
    /// What came of animating a generation: one slot as well (Antekirt).
    package var video: OutputFile?
    /// Why it failed, in the service's words, bounded, without credentials. Untrusted text.
    package var failureText: String?
    /// The prompt's title, or the text that a generation was asked for.
    package var title: String?
    package var promptID: String?
    package var promptSlug: String?
    package var artistID: String?
    package var artistName: String?
    package var artistPictureURL: String?
    package var modality: Modality?

    package init(
        remoteID: String, phase: Phase? = nil, rawStatus: String = "", createdAt: Timestamp? = nil,
        completedAt: Timestamp? = nil, output: Output? = nil, svg: OutputFile? = nil, video: OutputFile? = nil,
        failureText: String? = nil, title: String? = nil, promptID: String? = nil, promptSlug: String? = nil,
        artistID: String? = nil, artistName: String? = nil, artistPictureURL: String? = nil, modality: Modality? = nil
    ) {
        self.remoteID = remoteID
        self.phase = phase
        self.rawStatus = rawStatus
        self.createdAt = createdAt
        self.completedAt = completedAt
        self.output = output
        self.svg = svg
        self.video = video
        self.failureText = failureText
        self.title = title
        self.promptID = promptID
        self.promptSlug = promptSlug
        self.artistID = artistID
        self.artistName = artistName
        self.artistPictureURL = artistPictureURL
        self.modality = modality
    }
}
