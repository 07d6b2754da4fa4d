/// The origin of a service: scheme, host and port (RFC 6454).
///
/// Credentials are bound to one origin: only its request builder adds them.
package struct Origin: Hashable, Sendable {
    private let address: HTTPURL

    /// Parses an address such as `https://artinstring.com` or `http://127.0.0.1:8080`; a trailing slash is allowed.
    ///
    /// - Throws: `OriginError` for anything else, and for plain http to a host that is not loopback.
    package init(_ address: String) throws(OriginError) {
        guard let parsed = HTTPURL(address) else {
            throw address.contains("@") ? .moreThanAnOrigin : .notAnAddress
        }
        guard parsed.target == "/", !address.contains("#"), !address.contains("?") else { throw .moreThanAnOrigin }
        guard parsed.scheme == .https || parsed.hostAddress == .loopback else { throw .plainHTTP }
        self.address = parsed
    }

    private init(publicHost: String) {
        address = HTTPURL(publicHost: publicHost)
    }

    /// artinstring's documented origin.
    package static let artinstring = Origin(publicHost: "artinstring.com")
    /// Antekirt's documented base address ("Base URL").
    package static let antekirt = Origin(publicHost: "api.antekirt.com")

    /// True for this machine.
    package var isLoopback: Bool { address.hostAddress == .loopback }

    /// The host, for display; an IPv6 address without brackets.
    package var host: String { address.host }

    /// Scheme, host and port, such as `https://artinstring.com`.
    package var text: String { address.root }
}
