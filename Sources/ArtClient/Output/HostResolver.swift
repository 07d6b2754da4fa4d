package import NIOCore
import NIOPosix

/// Resolves host names to addresses.
package struct HostResolver: Sendable {
    private let lookup: @Sendable (String) async throws(TransportError) -> [String]

    /// Creates a resolver that calls `lookUp`, which returns numeric addresses, the best first.
    package init(_ lookup: @escaping @Sendable (String) async throws(TransportError) -> [String]) {
        self.lookup = lookup
    }

    /// Returns the numeric addresses of `host`, the best first; IPv6 without brackets.
    ///
    /// - Throws: `notSent` when there are none, `cancelled`.
    package func addresses(of host: String) async throws(TransportError) -> [String] {
        let addresses = try await lookup(host)
        guard !addresses.isEmpty else { throw TransportError(.notSent, "host \(host) not found") }
        return addresses
    }

    /// The system's resolver. It returns IPv4 addresses first: addresses are tried in order, and without IPv4 an
    /// attempt fails at once, while broken IPv6, which is far more common, fails only after a long wait.
    ///
    /// - Parameters:
    ///   - group: The threads that wait for the result.
    ///   - limit: The maximum wait.
    package static func system(on group: any EventLoopGroup, within limit: Duration) -> HostResolver {
        HostResolver { host throws(TransportError) in
            let loop = group.any()
            let promise = loop.makePromise(of: [SocketAddress].self)
            do {
                // The system call cannot be interrupted, so its result is abandoned.
                return try await withTaskCancellationHandler {
                    let timeout = loop.scheduleTask(in: TimeAmount(limit)) {
                        promise.fail(TransportError(.notSent, "host \(host) not found in time"))
                    }
                    defer { timeout.cancel() }
                    let resolver = NIORandomizedDNSResolver(loop: loop)
                    let version6 = resolver.initiateAAAAQuery(host: host, port: 0)
                    let version4 = resolver.initiateAQuery(host: host, port: 0)
                    version4.and(version6).map { $0 + $1 }.cascade(to: promise)
                    return try await promise.futureResult.get().compactMap(\.ipAddress)
                } onCancel: {
                    promise.fail(CancellationError())
                }
            } catch let error as TransportError {
                throw error
            } catch is CancellationError {
                throw TransportError(.cancelled, "canceled")
            } catch {
                throw TransportError(.notSent, "host \(host) not found")
            }
        }
    }
}
