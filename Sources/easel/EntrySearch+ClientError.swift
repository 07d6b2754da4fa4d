import ArtClient
import CommandLine
import Domain

extension EntrySearch {
    /// Records the failure to read an entry from `service`.
    mutating func record(_ error: ClientError, of service: Service) {
        switch error.kind {
        // Another service may have the entry.
        case .notFound, .invalidParameter: break
        default: record(error.failure, of: service)
        }
    }
}
