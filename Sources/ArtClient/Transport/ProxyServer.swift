package import Domain

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A proxy server.
package struct ProxyServer: Sendable {
    /// The protocol of the proxy.
    package enum Kind: Hashable, Sendable {
        /// An HTTP proxy, used with CONNECT (RFC 9110, section 9.3.6).
        case http
        /// A SOCKS 5 proxy (RFC 1928), which resolves names itself.
        case socks5
    }

    package let kind: Kind
    /// The host; an IPv6 address without brackets.
    package let host: String
    package let port: Int
    /// The text after `Basic ` in `Proxy-Authorization` (RFC 7617); sent to the proxy only.
    package let authorization: Secret?

    /// Parses `[http://][user:password@]host[:port][/]` or `socks5://host[:port]`, as in the proxy variables. The
    /// default port is 80 or 1080.
    ///
    /// Nil for any other text, and for what is not supported: proxies over TLS, SOCKS 4, and SOCKS with a password.
    package init?(_ text: String) {
        var rest = text[...]
        var kind = Kind.http
        if let end = text.firstRange(of: "://") {
            switch text[..<end.lowerBound].lowercased() {
            case "http": break
            case "socks5", "socks5h": kind = .socks5
            default: return nil
            }
            rest = text[end.upperBound...]
        }
        rest = rest.prefix { $0 != "/" }
        var authorization: Secret?
        if let at = rest.lastIndex(of: "@") {
            let (user, password) = Self.halves(rest[..<at])
            let pair = PercentEncoding.decode(user) + [UInt8(ascii: ":")] + PercentEncoding.decode(password)
            authorization = Secret(Data(pair).base64EncodedString())
            rest = rest[rest.index(after: at)...]
        }
        guard let address = HTTPURL("http://" + rest), kind == .http || authorization == nil else { return nil }
        self.kind = kind
        self.authorization = authorization
        host = address.host
        port = rest.hasSuffix(":\(address.port)") ? address.port : kind == .http ? 80 : 1080
    }

    private static func halves(_ userInformation: Substring) -> (Substring, Substring) {
        guard let colon = userInformation.firstIndex(of: ":") else { return (userInformation, "") }
        return (userInformation[..<colon], userInformation[userInformation.index(after: colon)...])
    }
}

extension ProxyServer: CustomStringConvertible {
    /// The address without user and password, such as `http://proxy.example:3128`.
    package var description: String {
        "\(kind == .http ? "http" : "socks5")://\(host.contains(":") ? "[\(host)]" : host):\(port)"
    }
}
