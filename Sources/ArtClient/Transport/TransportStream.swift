/// A response whose body is still being received.
package struct TransportStream: Sendable {
    package let status: Int
    package let headers: HeaderFields
    package let body: TransportBody

    /// Creates a streaming response.
    package init(status: Int, headers: HeaderFields = [:], body: TransportBody) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}
