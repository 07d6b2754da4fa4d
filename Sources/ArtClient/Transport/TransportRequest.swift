/// A request for a transport.
package struct TransportRequest: Sendable {
    /// The methods in the two services' documents.
    package enum Method: String, Hashable, Sendable {
        case get = "GET"
        case post = "POST"
    }

    package let method: Method
    /// An absolute, percent-encoded http or https address.
    package let url: String
    /// The header fields in order; names are unique. May hold a credential, so never log them.
    package let headers: [(name: String, value: String)]
    package let body: [UInt8]?
    /// The maximum size of the response body in bytes, after decompression.
    package let bodyLimit: Int

    /// The limit for a JSON response: 8 MiB.
    package static let defaultBodyLimit = 8 << 20
    /// The limit for the response to a GET: 32 MiB. One row of a list may be as large as a usual response; a larger one
    /// is omitted.
    package static let readBodyLimit = 32 << 20

    /// Creates a request; see the properties for the parameters.
    package init(
        _ method: Method, url: String, headers: [(name: String, value: String)] = [], body: [UInt8]? = nil,
        bodyLimit: Int = defaultBodyLimit
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.bodyLimit = bodyLimit
    }
}

extension TransportRequest: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The method and the address without the query, which may have signatures; never a header field or the body.
    package var description: String { method.rawValue + " " + url.prefix { $0 != "?" && $0 != "#" } }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: ["request": description]) }
}
