import ArtClient
import Domain

/// The reason why a file could not be downloaded.
enum DownloadProblem: Error, Hashable {
    /// It could not be read.
    case reading(ClientError)
    /// It is larger than a file of its kind may be, in bytes.
    case tooLarge(limit: Int)
    /// Its first bytes are none of a kind that is kept.
    case unknownFormat
    /// The disk would be too full.
    case noSpace
    /// Another Easel is fetching it.
    case elsewhere
    /// A call of the system failed with this `errno`.
    case system(call: String, errno: Int32, path: String)
    /// The run or its record could not be read from the archive.
    case unread(Failure)
    /// The user or the end of Easel stopped it.
    case stopped

    /// A connection that has broken off or crawls.
    static func brokenOff(_ reason: String) -> DownloadProblem {
        .reading(ClientError(.unavailable(reason: reason), service: nil))
    }

    /// The run has no such file any more.
    static var gone: DownloadProblem { .reading(ClientError(.notFound, service: nil)) }

    /// Indicates whether the bytes that have arrived are worth keeping for another attempt.
    var keepsPart: Bool {
        switch self {
        case .reading(let error): error.kind != .tooLarge
        case .noSpace, .elsewhere, .system, .unread, .stopped: true
        case .tooLarge, .unknownFormat: false
        }
    }

    /// The problem as a failure for the user.
    var failure: Failure {
        switch self {
        case .reading(let error):
            error.kind == .notFound
                ? Failure(
                    .notFound, what: "The file is no longer at its address",
                    meaning: "Services keep files for a limited time", next: "Check the service's website")
                : error.failure
        case .tooLarge(let limit):
            Failure(
                .local, what: "The file is larger than \(limit >> 20) MiB, the limit for its type",
                meaning: "It was not kept", next: "Open its address")
        case .unknownFormat:
            Failure(
                .local, what: "The file is not a supported image or video",
                meaning: "It was not kept", next: "Open its address")
        case .noSpace:
            Failure(.local, what: "Not enough disk space for the file", next: "Free some space, then download again")
        case .elsewhere:
            Failure(.local, what: "Another Easel is downloading this file", next: "Wait for it")
        case .system(let call, let code, let path):
            Failure(
                .local, what: "\(path) cannot be written: \(call) failed with error \(code)",
                next: "Check the folder and its permissions, then download again")
        case .unread(let failure): failure
        case .stopped: Failure(.local, what: "The download was stopped", next: "Download again")
        }
    }
}
