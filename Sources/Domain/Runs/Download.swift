/// The progress of the download of a run's files.
package enum Download: Hashable, Sendable {
    /// Running: sizes in bytes, `total` nil where the server does not give it; the speed nil until it is known.
    case running(received: Int, total: Int?, bytesPerSecond: Int?)
    /// Interrupted; it resumes by itself at that moment.
    case retrying(at: Timestamp)
    /// Completed, with the paths of the files as shown to the user.
    case done(paths: [String])
    case failed(Failure)
    case cancelled
}
