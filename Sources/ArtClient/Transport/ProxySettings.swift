/// The proxy settings of the environment.
///
/// The variables are curl's, lower case before upper case: `https_proxy` and `http_proxy` for the two schemes,
/// `all_proxy` for both, `no_proxy` for exceptions. `HTTP_PROXY` is ignored, because a web server passes a request's
/// `Proxy` header to CGI programs under that name. Loopback is never reached through a proxy, which would connect to
/// its own machine.
package struct ProxySettings: Sendable {
    /// The route to a host.
    package enum Route: Sendable {
        case direct
        case proxy(ProxyServer)
        /// The named variable has a proxy that cannot be used. A direct connection instead would reveal to the network
        /// what the user meant to hide.
        case unusable(variable: String)
    }

    private let routes: [HTTPURL.Scheme: Route]
    private let exceptions: ProxyExceptions

    /// Settings without proxies.
    package static var none: ProxySettings { ProxySettings(environment: [:]) }

    /// Reads the variables of `environment`; empty ones are ignored.
    package init(environment: [String: String]) {
        func route(_ names: [String]) -> Route {
            for name in names {
                guard let text = environment[name], !text.isEmpty else { continue }
                return ProxyServer(text).map { .proxy($0) } ?? .unusable(variable: name)
            }
            return .direct
        }
        routes = [
            .https: route(["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]),
            .http: route(["http_proxy", "all_proxy", "ALL_PROXY"]),
        ]
        let lists = ["no_proxy", "NO_PROXY"].compactMap { environment[$0] }
        exceptions = ProxyExceptions(lists.first { !$0.isEmpty } ?? "")
    }

    /// Returns the route to `address`.
    func route(to address: HTTPURL) -> Route {
        guard address.hostAddress != .loopback, !exceptions.contain(address) else { return .direct }
        return routes[address.scheme] ?? .direct
    }

    /// Returns the route to `origin`.
    package func route(to origin: Origin) -> Route {
        HTTPURL(origin.text).map { route(to: $0) } ?? .direct
    }

    /// The proxy for each scheme that has one.
    var proxies: [HTTPURL.Scheme: ProxyServer] {
        routes.compactMapValues { if case .proxy(let proxy) = $0 { proxy } else { nil } }
    }
}

extension ProxySettings.Route: CustomStringConvertible {
    /// The route for display, without user and password.
    package var description: String {
        switch self {
        case .direct: "no proxy"
        case .proxy(let proxy): "through \(proxy)"
        case .unusable(let variable): "the proxy in \(variable) cannot be used"
        }
    }
}
