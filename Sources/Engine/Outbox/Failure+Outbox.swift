import ArtClient
import Domain

extension Failure {
    static var noArchive: Failure {
        Failure(
            .local, what: "No archive to save the request in",
            meaning: "Nothing was sent or charged", next: "Start Easel again; the log has the reason")
    }

    static func noCredentials(for service: Service) -> Failure {
        Failure(
            .notAuthorized, what: "No credentials for \(service.name)",
            meaning: "Nothing was sent or charged", next: "Run: easel login \(service.rawValue)")
    }

    /// A generation that is not completed is not converted (Antekirt, "Common errors").
    static func notCompleted(_ generation: RunReport) -> Failure {
        let (what, next): (String, String) =
            switch generation.phase {
            case .queued, .running:
                ("The generation is not completed yet", "Convert it once it is completed")
            case .failed: ("The generation failed", "Antekirt converts only completed generations")
            case .cancelled: ("The generation was canceled", "Antekirt converts only completed generations")
            default:
                (
                    "The generation has the unknown status “\(generation.rawStatus)”",
                    "Antekirt converts only completed generations"
                )
            }
        return Failure(.local, what: what, meaning: "Nothing was sent or charged", next: next)
    }

    /// A generation could not be read before its conversion.
    static func notConverted(because failure: Failure) -> Failure {
        Failure(
            failure.cause, what: failure.what, meaning: "Nothing was sent or charged", next: failure.next)
    }

    static var interrupted: Failure {
        Failure(
            .outcomeUnknown, what: "Easel quit while the request was being sent",
            meaning: "It may have been accepted and charged",
            next: "Check the service before sending it again")
    }

    /// The service has said that it could not take a request, and its list agrees.
    static func notTaken(by service: Service, _ failure: Failure) -> Failure {
        Failure(
            .unavailable, what: failure.what,
            meaning: "\(service.name)'s list does not contain it: nothing was charged",
            next: "Run it again later")
    }

    static var replaced: Failure {
        Failure(
            .outcomeUnknown, what: "The outcome is unknown", meaning: "It may have been charged",
            next: "It was sent again as another request")
    }

    /// A request was not sent, since its snapshot could not be written down.
    static func heldBack(by failure: Failure) -> Failure {
        Failure(
            .local, what: failure.what, meaning: "Nothing was sent or charged; the request is held in the queue",
            next: failure.next)
    }

    /// The outcome of a request could not be written.
    static func notWritten(because failure: Failure) -> Failure {
        Failure(
            .local, what: failure.what,
            meaning: "The outcome of a request is not saved yet; Easel retries until it quits",
            next: failure.next)
    }
}
