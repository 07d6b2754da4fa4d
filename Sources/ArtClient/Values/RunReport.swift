package import Domain

/// A service's report of one run. Every member but the id may be missing.
package struct RunReport: Hashable, Sendable {
    /// The service's id of the run.
    package var remoteID: String
    /// The phase; nil for an undocumented status, which is neither an end nor an error.
    package var phase: Phase?
    /// The service's status, verbatim but truncated; empty when there was none.
    package var rawStatus: String
    package var createdAt: Timestamp?
    package var completedAt: Timestamp?
    /// The output so far; nil without any, whatever the phase: a completed run may still lack its output.
    package var output: Output?
    /// The SVG of a generation: one slot, which the next conversion overwrites (Antekirt).
    package var svg: OutputFile?
    /// The video of a generation: one slot as well (Antekirt).
    package var video: OutputFile?
    /// The reason of the failure, in the service's words, truncated, without credentials. Untrusted text.
    package var failureText: String?
    /// The prompt's title, or a generation's prompt.
    package var title: String?
    package var promptID: String?
    package var promptSlug: String?
    package var artistID: String?
    package var artistName: String?
    package var artistPictureURL: String?
    package var modality: Modality?

    /// Creates a report; see the properties for the parameters.
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
