/// A complete response.
package struct TransportResponse: Sendable {
    package let status: Int
    package let headers: HeaderFields
    package let body: [UInt8]

    /// Creates a response.
    package init(status: Int, headers: HeaderFields = [:], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}
