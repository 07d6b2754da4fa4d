/// Which proxy stands between here and a host, as the environment says.
///
/// The variables are curl's, lower case before upper case: `https_proxy` and `http_proxy` for the two schemes,
/// `all_proxy` for what these leave open, `no_proxy` for the hosts that are reached without. `HTTP_PROXY` is not
/// read, since a web server hands a request's `Proxy` header to its programs under that name. This machine is
/// never reached through a proxy, which would look for it on its own side.
package struct ProxySettings: Sendable {
    /// How a host is reached.
    package enum Route: Sendable {
        case direct
        case proxy(ProxyServer)
        /// The named variable asks for a proxy that cannot be used. Going there directly instead would tell the
        /// network what the user meant to hide from it.
        case unusable(variable: String)
    }

    private let routes: [WebAddress.Scheme: Route]
    private let exceptions: ProxyExceptions

    /// No proxies.
    package static var none: ProxySettings { ProxySettings(environment: [:]) }

    /// Reads the variables of `environment`; those that are empty count as absent.
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

    /// How `address` is reached.
    func route(to address: WebAddress) -> Route {
        guard address.hostAddress != .loopback, !exceptions.contain(address) else { return .direct }
        return routes[address.scheme] ?? .direct
    }

    /// How `origin` is reached.
    package func route(to origin: Origin) -> Route {
        WebAddress(origin.text).map { route(to: $0) } ?? .direct
    }

    /// The proxy for each scheme that has one.
    var proxies: [WebAddress.Scheme: ProxyServer] {
        routes.compactMapValues { if case .proxy(let proxy) = $0 { proxy } else { nil } }
    }
}

extension ProxySettings.Route: CustomStringConvertible {
    /// For a person; without user and password.
    package var description: String {
        switch self {
        case .direct: "no proxy"
        case .proxy(let proxy): "through \(proxy)"
        case .unusable(let variable): "the proxy in \(variable) cannot be used"
        }
    }
}
