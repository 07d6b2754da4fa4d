import Session
package import ArtClient
package import Credentials
import Dashboard
package import Domain

/// Whether a service can be reached and knows the token.
package enum ServiceChecks {
    /// What asking for the account gave.
    package enum Answer: Hashable, Sendable {
        case account(Account, Duration)
        case failure(Failure, Duration)
    }

    /// What is said of the search for tokens.
    package static func findings(_ report: CredentialReport, wanted services: [Service]) -> [Finding] {
        services.flatMap { service -> [Finding] in
            let attempts = report.attempts.filter { $0.service == service }
            let refused = attempts.compactMap { attempt -> Finding? in
                guard case .refused(let why) = attempt.outcome else { return nil }
                return Finding(.problem, service.name, why)
            }
            if !refused.isEmpty { return refused }
            if let credential = report.credentials.first(where: { $0.service == service }) {
                return [Finding(.ok, service.name, "token \(credential.secret.hint) \(credential.source)")]
            }
            let silent = attempts.compactMap { attempt -> String? in
                guard case .unavailable(let why) = attempt.outcome else { return nil }
                return why
            }
            return [
                Finding(
                    .note, service.name, (["no token"] + silent).joined(separator: "; "),
                    advice: "Run: easel login \(service.rawValue)")
            ]
        }
    }

    /// How `origin` is reached.
    package static func finding(_ service: Service, _ origin: Origin, _ proxies: ProxySettings) -> Finding {
        switch proxies.route(to: origin) {
        case .direct: Finding(.ok, service.name, "\(origin.text), no proxy")
        case .proxy(let server): Finding(.ok, service.name, "\(origin.text), proxy \(server)")
        case .unusable(let variable):
            Finding(
                .problem, service.name, "\(origin.text), but \(variable) is not a usable proxy",
                advice: "Correct or unset \(variable)")
        }
    }

    /// What the account call gave.
    package static func finding(_ service: Service, _ answer: Answer) -> Finding {
        switch answer {
        case .failure(let failure, let time):
            return Finding(.problem, service.name, failure.what, advice: failure.next, time: time)
        case .account(let account, let time):
            let facts = [
                account.tier.map { "\($0.rawValue) plan" }, account.subscriptionPlan.map { "subscription \($0)" },
                account.credits.map { Wording.plural($0, "credit") },
            ].compactMap(\.self)
            return Finding(
                .ok, service.name, (["reachable, token valid"] + facts).joined(separator: ", "), time: time)
        }
    }

    /// Reads the account that `token` belongs to; nothing is changed by it.
    package static func ask(
        _ service: Service, at origin: Origin, token: Secret, _ proxies: ProxySettings
    ) async -> Answer {
        let transport = HTTPTransport(proxies: proxies)
        let start = ContinuousClock.now
        let answer: Answer
        do throws(ClientError) {
            let account =
                switch service {
                case .artinstring:
                    try await ArtinstringClient(
                        origin: origin, token: token, transport: transport
                    ).once.account().value
                case .antekirt:
                    try await AntekirtClient(
                        origin: origin, key: token, transport: transport
                    ).once.account().value
                }
            answer = .account(account, .now - start)
        } catch {
            answer = .failure(error.failure, .now - start)
        }
        await transport.shutdown()
        return answer
    }
}
