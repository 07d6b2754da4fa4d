/// The parts of an absolute http or https address (RFC 3986) that a client needs.
///
/// An address with user information is rejected: it hides the host from the reader and may carry credentials.
struct HTTPURL: Hashable, Sendable {
    enum Scheme: String, Sendable { case http, https }

    let scheme: Scheme
    /// The host in lower case; an IPv6 address without brackets.
    let host: String
    /// The port; the scheme's default where none is given.
    let port: Int
    /// The path and query, starting with a slash, percent-encoded; the fragment is dropped.
    let target: String

    /// The network of the host, by its spelling.
    let hostAddress: HostAddress

    /// Parses `text`; nil when it is not an absolute http(s) address.
    init?(_ text: String) {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")),
            let scheme = Scheme(rawValue: text[..<colon].lowercased()), text[colon...].hasPrefix("://")
        else { return nil }
        let rest = text[text.utf8.index(colon, offsetBy: 3)...]
        let end = rest.utf8.firstIndex { [0x2F, 0x3F, 0x23, 0x5C].contains($0) } ?? rest.endIndex
        self.init(scheme: scheme, authority: rest[..<end], target: rest[end...])
    }

    /// Creates the root of a public https site with a valid name.
    init(publicHost: String) {
        scheme = .https
        host = publicHost
        port = 443
        target = "/"
        hostAddress = .publicNetwork
    }

    private init?(scheme: Scheme, authority: Substring, target: Substring) {
        guard !authority.contains("@") else { return nil }
        var host = authority
        var portText: Substring = ""
        if authority.hasPrefix("[") {
            guard let close = authority.firstIndex(of: "]") else { return nil }
            host = authority[authority.index(after: authority.startIndex)..<close]
            let after = authority[authority.index(after: close)...]
            guard host.contains(":"), after.isEmpty || after.hasPrefix(":") else { return nil }
            portText = after.dropFirst()
        } else if let colon = authority.firstIndex(of: ":") {
            host = authority[..<colon]
            portText = authority[authority.index(after: colon)...]
            guard !portText.contains(":") else { return nil }
        }
        var port = scheme == .https ? 443 : 80
        if !portText.isEmpty {
            guard portText.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(portText),
                (1...65535).contains(number)
            else { return nil }
            port = number
        }
        guard let hostAddress = HostAddress(String(host)) else { return nil }
        self.scheme = scheme
        self.host = host.lowercased()
        self.port = port
        self.hostAddress = hostAddress
        let path = target.prefix { $0 != "#" }
        self.target = (path.hasPrefix("/") ? "" : "/") + PercentEncoding.escapingUnsafe(path)
    }

    /// Resolves `reference` against this address (RFC 3986, section 5), as for a redirect's Location.
    func resolving(_ reference: String) -> HTTPURL? {
        if let absolute = HTTPURL(reference) { return absolute }
        let path = target.prefix { $0 != "?" }
        let resolved: String
        if reference.hasPrefix("//") {
            return HTTPURL(scheme.rawValue + ":" + reference)
        } else if reference.hasPrefix("/") {
            resolved = reference
        } else if reference.isEmpty || reference.utf8.prefix(while: { $0 != 0x2F }).contains(UInt8(ascii: ":")) {
            return nil
        } else if reference.hasPrefix("?") {
            resolved = path + reference
        } else {
            let folder = path[...(path.lastIndex(of: "/") ?? path.startIndex)]
            resolved = folder + reference
        }
        return HTTPURL(root + resolved)
    }

    /// The scheme, the host and, where it is not the default, the port.
    var root: String {
        let name = host.contains(":") ? "[\(host)]" : host
        let usual = scheme == .https ? 443 : 80
        return "\(scheme.rawValue)://\(name)\(port == usual ? "" : ":\(port)")"
    }

    /// The complete address.
    var text: String { root + target }
}
