import Credentials
import Domain

/// What a look for credentials gave.
struct FoundCredentials: Sendable {
    var credentials: [BoundCredential] = []
    /// Why a service has none though a person meant to give some; a sentence each.
    var problems: [String] = []
    /// Where was looked, for the log.
    var attempts: [CredentialReport.Attempt] = []

    init() {}

    /// The tokens that `report` has, each bound to the origin that `environment` names for its service.
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
