/// Which addresses files may be read from.
struct OutputRule: Hashable, Sendable {
    /// Whether files on this machine may be read, by http too.
    let allowsLoopback: Bool

    /// Why `address`, by its spelling, may not be read; nil when it may.
    func refusal(of address: WebAddress) -> String? {
        switch address.hostAddress {
        case .loopback: allowsLoopback ? nil : "it points to this machine"
        case .internalNetwork: "it points to a private network"
        case .publicNetwork where address.scheme != .https: "it is not https"
        case .publicNetwork: address.port == 443 ? nil : "its port is not 443"
        }
    }

    /// Those of `numbers`, the numeric addresses of the name in `address`, that may be connected to: public ones for
    /// a public name, and this machine's for a name of this machine.
    func allowed(_ numbers: [String], for address: WebAddress) -> [String] {
        numbers.filter { IPAddress($0).map { HostAddress($0) } == address.hostAddress }
    }
}
