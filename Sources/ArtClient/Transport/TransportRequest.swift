/// What a transport is asked to send.
package struct TransportRequest: Sendable {
    /// The methods that the two services document.
    package enum Method: String, Hashable, Sendable {
        case get = "GET"
        case post = "POST"
    }

    package let method: Method
    /// An absolute, percent-encoded http or https address.
    package let url: String
    /// Header fields in order; names are unique. May hold a credential, so never log them.
    package let headers: [(name: String, value: String)]
    package let body: [UInt8]?
    /// The most bytes of body that are read from the answer, counted after unpacking.
    package let bodyLimit: Int

    /// The bound on a JSON answer: 8 MiB.
    package static let usualBodyLimit = 8 << 20
    /// The bound on the answer to a GET: 32 MiB. One row of a list may be as large as a usual answer, and is left out
    /// where it is larger.
    package static let readBodyLimit = 32 << 20

    package init(
        _ method: Method, url: String, headers: [(name: String, value: String)] = [], body: [UInt8]? = nil,
        bodyLimit: Int = usualBodyLimit
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.bodyLimit = bodyLimit
    }
}

extension TransportRequest: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Method and address without the query, where signatures are; never a header field or the body.
    package var description: String { method.rawValue + " " + url.prefix { $0 != "?" && $0 != "#" } }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: ["request": description]) }
}
