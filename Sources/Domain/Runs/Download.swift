/// How far the fetching of a run's files has come.
package enum Download: Hashable, Sendable {
    /// `total` is nil where the server does not tell; speeds are bytes a second.
    case running(received: Int, total: Int?, bytesPerSecond: Int?)
    /// Interrupted; it goes on by itself at that moment.
    case retrying(at: Timestamp)
    /// Where the files are, in the user's own words of the path.
    case done(paths: [String])
    case failed(Failure)
    case cancelled
}
