/// The rule for addresses of output files.
struct OutputRule: Hashable, Sendable {
    /// True to allow files on this machine, by http too.
    let allowsLoopback: Bool

    /// The reason why `address`, by its spelling, is refused; nil when it is allowed.
    func refusal(of address: HTTPURL) -> String? {
        switch address.hostAddress {
        case .loopback: allowsLoopback ? nil : "it points to this machine"
        case .internalNetwork: "it points to a private network"
        case .publicNetwork where address.scheme != .https: "it is not https"
        case .publicNetwork: address.port == 443 ? nil : "its port is not 443"
        }
    }

    /// The resolved addresses in `numbers` that may be connected to: public ones for a public name, loopback ones for a
    /// loopback name.
    func allowed(_ numbers: [String], for address: HTTPURL) -> [String] {
        numbers.filter { IPAddress($0).map { HostAddress($0) } == address.hostAddress }
    }
}
