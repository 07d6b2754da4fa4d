import ArtClient
import CommandLine
import Domain

extension EntrySearch {
    /// Notes what asking `service` gave in place of an entry.
    mutating func note(_ error: ClientError, of service: Service) {
        switch error.kind {
        // That one does not know it says nothing while another may.
        case .notFound, .invalidParameter: break
        default: note(error.failure, of: service)
        }
    }
}
