package import ArtClient
package import Archive
package import Domain
package import Logging

/// The parts that an engine works with; everything that touches the world is given here.
package struct EngineConfiguration: Sendable {
    /// The services with credentials; nil for one without.
    package var artinstring: ArtinstringClient?
    package var antekirt: AntekirtClient?
    /// The archive of requests and runs; nil when it could not be opened. Nothing that spends is sent without one that
    /// can be written.
    package var archive: Archive?
    /// The reason why there is no archive; nil where there is one.
    package var archiveFailure: Failure?
    /// The limits beyond which the user is asked first.
    package var spending: SpendingLimits
    /// Reads output files, without credentials.
    package var outputs: OutputReader
    /// The folder for downloads and its settings; nil where there is no such folder.
    package var downloads: DownloadSettings?
    /// Times every wait.
    package var clock: any Clock<Duration>
    /// The wall clock, for what is shown and kept.
    package var now: @Sendable () -> Timestamp
    /// A number from 0 to 1, for jitter.
    package var random: @Sendable () -> Double
    /// The folders where `chafa` and `ffmpeg` are looked for, as in `PATH`.
    package var toolPath: String
    /// The folder where decoded pictures are cached; nil to cache none on disk.
    package var pictureFolder: String?
    package var logger: Logger

    /// A configuration with what is given; everything else as in a session of Easel.
    package init(
        artinstring: ArtinstringClient? = nil, antekirt: AntekirtClient? = nil, archive: Archive?,
        archiveFailure: Failure? = nil, spending: SpendingLimits = SpendingLimits(), outputs: OutputReader,
        downloads: DownloadSettings? = nil,
        clock: any Clock<Duration> = ContinuousClock(),
        now: @escaping @Sendable () -> Timestamp, random: @escaping @Sendable () -> Double = { .random(in: 0...1) },
        toolPath: String = "/usr/local/bin:/usr/bin:/bin", pictureFolder: String? = nil, logger: Logger
    ) {
        self.artinstring = artinstring
        self.antekirt = antekirt
        self.archive = archive
        self.archiveFailure = archiveFailure
        self.spending = spending
        self.outputs = outputs
        self.downloads = downloads
        self.clock = clock
        self.now = now
        self.random = random
        self.toolPath = toolPath
        self.pictureFolder = pictureFolder
        self.logger = logger
    }
}
