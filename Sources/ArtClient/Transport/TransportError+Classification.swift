import AsyncHTTPClient
import Domain
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension TransportError {
    /// Classifies an error of async-http-client or below.
    ///
    /// `notSent` only where the error proves that no connection was established: any other error may have happened
    /// after bytes were sent, and for a request that spends that is the safe assumption.
    init(classifying error: any Error) {
        switch error {
        case let error as TransportError:
            self = error
        case is CancellationError:
            self.init(.cancelled, "canceled")
        case let failure as NIOConnectionError:
            let isName = failure.connectionErrors.isEmpty && (failure.dnsAError ?? failure.dnsAAAAError) != nil
            self.init(
                .notSent,
                isName
                    ? "host \(failure.host) not found" : "no connection to \(failure.host):\(failure.port)"
            )
        case let error as HTTPClientError:
            self.init(error)
        case let error as IOError where error.isRefusedConnection:
            self.init(.notSent, "connection refused")
        // Before its end the handshake sends no byte of the request.
        case NIOSSLError.handshakeFailed(let cause):
            self.init(
                .notSent,
                "\(cause)".contains("CERTIFICATE_VERIFY_FAILED")
                    ? "its certificate is not trusted (expired, or from an unknown issuer)"
                    : "TLS handshake failed")
        case let error as NIOSSLExtraError where error == .failedToValidateHostname:
            self.init(.notSent, "its certificate is for another host name")
        case let error as HTTPParserError:
            self.init(error)
        default:
            self.init(.interrupted, "connection lost")
        }
    }

    private init(_ error: HTTPClientError) {
        switch error {
        case .cancelled:
            self.init(.cancelled, "canceled")
        case .connectTimeout:
            self.init(.notSent, "connection timed out")
        case .tlsHandshakeTimeout:
            self.init(.notSent, "TLS handshake timed out")
        case .getConnectionFromPoolTimeout:
            self.init(.notSent, "no free connection")
        case .invalidURL, .emptyHost, .emptyScheme, .alreadyShutdown:
            self.init(.notSent, "invalid request")
        case .proxyAuthenticationRequired:
            self.init(.notSent, "the proxy requires a user name and a password")
        case .invalidProxyResponse:
            self.init(.notSent, "the proxy refused the connection")
        case .httpProxyHandshakeTimeout, .socksHandshakeTimeout:
            self.init(.notSent, "the proxy did not respond")
        case .readTimeout, .deadlineExceeded, .writeTimeout:
            self.init(.interrupted, "timed out")
        case .remoteConnectionClosed, .uncleanShutdown:
            self.init(.interrupted, "connection closed before the response was complete")
        default:
            self.init(.interrupted, "connection lost")
        }
    }

    private init(_ error: HTTPParserError) {
        switch error {
        case .headerOverflow:
            self.init(.tooLarge, "response headers too large")
        case .invalidEOFState:
            self.init(.interrupted, "connection closed before the response was complete")
        default:
            self.init(.interrupted, "malformed HTTP")
        }
    }
}

extension IOError {
    /// True when no connection was established. The system returns ECONNREFUSED only for connection attempts, which is
    /// how literal addresses fail: only names go through `NIOConnectionError`.
    fileprivate var isRefusedConnection: Bool {
        errnoCode == ECONNREFUSED || description.hasPrefix("finishing a non-blocking connect")
            || description.hasPrefix("connect(")
    }
}

extension TimeAmount {
    init(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        self = .nanoseconds(
            Int64(
                Int(clamping: seconds).multipliedWithSaturation(by: 1_000_000_000).addingWithSaturation(
                    Int(attoseconds / 1_000_000_000)))
        )
    }
}
