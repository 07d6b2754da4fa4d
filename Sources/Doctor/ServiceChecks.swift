import Session
package import ArtClient
package import Credentials
package import Domain

/// The checks of the services: a token, a route, an account.
package enum ServiceChecks {
    /// The result of an account request, with its duration.
    package enum AccountResult: Hashable, Sendable {
        case account(Account, Duration)
        case failure(Failure, Duration)
    }

    /// Reports the search for tokens: where each was found, or why there is none.
    package static func findings(_ report: CredentialReport, among services: [Service]) -> [Finding] {
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
            let unavailable = attempts.compactMap { attempt -> String? in
                guard case .unavailable(let why) = attempt.outcome else { return nil }
                return why
            }
            return [
                Finding(
                    .note, service.name, (["no token"] + unavailable).joined(separator: "; "),
                    advice: "Run: easel login \(service.rawValue)")
            ]
        }
    }

    /// Reports the route to `origin`: direct or through a proxy.
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

    /// Reports the result of an account request.
    package static func finding(_ service: Service, _ result: AccountResult) -> Finding {
        switch result {
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

    /// Requests the account of a token once, which is free and changes nothing.
    package static func requestAccount(
        _ service: Service, at origin: Origin, token: Secret, _ proxies: ProxySettings
    ) async -> AccountResult {
        let transport = HTTPTransport(proxies: proxies)
        let start = ContinuousClock.now
        let result: AccountResult
        do throws(ClientError) {
            let account =
                switch service {
                case .artinstring:
                    try await ArtinstringClient(
                        origin: origin, token: token, transport: transport
                    ).withoutRetries.account().value
                case .antekirt:
                    try await AntekirtClient(
                        origin: origin, key: token, transport: transport
                    ).withoutRetries.account().value
                }
            result = .account(account, .now - start)
        } catch {
            result = .failure(error.failure, .now - start)
        }
        await transport.shutdown()
        return result
    }
}
