import Credentials
import Domain

/// The result of the search for credentials.
struct FoundCredentials: Sendable {
    var credentials: [BoundCredential] = []
    /// The reasons why services have no token although the user configured one; a sentence each.
    var problems: [String] = []
    /// The attempts of the search, for the log.
    var attempts: [CredentialReport.Attempt] = []

    init() {}

    /// Binds each token of `report` to the origin that `environment` names for its service.
    init(_ report: CredentialReport, environment: [String: String]) {
        problems = report.problems
        attempts = report.attempts
        for credential in report.credentials {
            do throws(BoundCredential.AddressProblem) {
                credentials.append(
                    try BoundCredential(
                        service: credential.service, secret: credential.secret, environment: environment))
            } catch {
                problems.append(error.description)
            }
        }
    }
}
