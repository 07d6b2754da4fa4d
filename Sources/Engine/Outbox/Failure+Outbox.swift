import ArtClient
import Domain

extension Failure {
    static var noArchive: Failure {
        Failure(
            .local, what: "Easel has no archive to write the request to",
            meaning: "Nothing was sent and nothing was spent", next: "Start again; the log says why")
    }

    static func noCredentials(for service: Service) -> Failure {
        Failure(
            .notAuthorized, what: "There are no credentials for \(service.name)",
            meaning: "Nothing was sent and nothing was spent", next: "Set them, then start again")
    }

    /// A generation that is not completed is not converted (Antekirt, "Common errors").
    static func notCompleted(_ generation: RunReport) -> Failure {
        let (what, next): (String, String) =
            switch generation.phase {
            case .queued, .running:
                ("The generation is not yet completed", "Antekirt is at work on it: ask again once it is done")
            case .failed: ("The generation has failed", "Antekirt converts only what is completed")
            case .cancelled: ("The generation was cancelled", "Antekirt converts only what is completed")
            default:
                (
                    "The generation is “\(generation.rawStatus)”, which no document explains",
                    "Antekirt converts only what is completed"
                )
            }
        return Failure(.local, what: what, meaning: "Nothing was sent and nothing was spent", next: next)
    }

    /// A generation could not be read before its conversion.
    static func notConverted(because failure: Failure) -> Failure {
        Failure(
            failure.cause, what: failure.what, meaning: "Nothing was sent and nothing was spent", next: failure.next)
    }

    static var interrupted: Failure {
        Failure(
            .outcomeUnknown, what: "Easel ended while the request was on its way",
            meaning: "It may have been accepted and paid for",
            next: "Look for it at the service before you send it again")
    }

    /// The service has said that it could not take a request, and its list agrees.
    static func notTaken(by service: Service, _ failure: Failure) -> Failure {
        Failure(
            .unavailable, what: failure.what, meaning: "\(service.name)'s list does not hold it: it was not paid for",
            next: "Run it again in a while")
    }

    static var replaced: Failure {
        Failure(
            .outcomeUnknown, what: "What became of it was not found out", meaning: "It may have been paid for",
            next: "It was sent again as another request")
    }

    /// A request was not sent, since its snapshot could not be written down.
    static func heldBack(by failure: Failure) -> Failure {
        Failure(
            .local, what: failure.what, meaning: "Nothing was sent and nothing was spent; the request is held in line",
            next: failure.next)
    }

    /// What has become of a request could not be written down.
    static func unwritten(because failure: Failure) -> Failure {
        Failure(
            .local, what: failure.what,
            meaning: "What became of a request is not on disk yet; Easel tries again for as long as it runs",
            next: failure.next)
    }
}
