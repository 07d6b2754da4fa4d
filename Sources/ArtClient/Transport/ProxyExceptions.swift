/// The hosts that are reached without a proxy: the list in `no_proxy`, read as curl does.
struct ProxyExceptions: Hashable, Sendable {
    private enum Pattern: Hashable {
        case all
        /// The name and all names below it.
        case name(String)
        case network(IPAddress, bits: Int)
    }

    private struct Exception: Hashable {
        let pattern: Pattern
        /// The only port that it applies to; nil for all.
        let port: Int?
    }

    private let exceptions: [Exception]

    /// Parses names (with or without a leading dot), addresses, networks such as `10.0.0.0/8`, each with or without a
    /// port, and `*` for all, separated by commas or spaces. Anything else is ignored.
    init(_ list: String) {
        exceptions = list.split { $0 == "," || $0.isWhitespace }.compactMap(Self.exception)
    }

    /// Returns true when `address` is on the list.
    func contain(_ address: HTTPURL) -> Bool {
        let host = address.host.hasSuffix(".") ? String(address.host.dropLast()) : address.host
        return exceptions.contains { exception in
            guard exception.port == nil || exception.port == address.port else { return false }
            switch exception.pattern {
            case .all: return true
            case .name(let name): return host == name || host.hasSuffix("." + name)
            case .network(let network, let bits):
                return IPAddress(host).map { $0.sharesPrefix(of: bits, with: network) } ?? false
            }
        }
    }

    private static func exception(_ entry: Substring) -> Exception? {
        if entry == "*" { return Exception(pattern: .all, port: nil) }
        if let slash = entry.firstIndex(of: "/") {
            guard let network = IPAddress(String(entry[..<slash])), let bits = Int(entry[entry.index(after: slash)...])
            else { return nil }
            return Exception(pattern: .network(network, bits: bits), port: nil)
        }
        if let address = IPAddress(String(entry)) {
            return Exception(pattern: .network(address, bits: address.bytes.count * 8), port: nil)
        }
        // The rest has the form of an authority: a name or a bracketed address, with an optional port.
        let authority = entry.drop { $0 == "." }
        guard let address = HTTPURL("http://" + authority), !authority.isEmpty else { return nil }
        let port = authority.hasSuffix(":\(address.port)") ? address.port : nil
        if let number = IPAddress(address.host) {
            return Exception(pattern: .network(number, bits: number.bytes.count * 8), port: port)
        }
        let name = address.host.hasSuffix(".") ? String(address.host.dropLast()) : address.host
        return Exception(pattern: .name(name), port: port)
    }
}
