package import JSON
import Domain

/// A response that a test puts in place of the simulator's own.
package struct ScriptedReply: Hashable, Sendable {
    /// The HTTP status.
    package var status: Int
    /// Header fields by name.
    package var headers: [String: String]
    /// The body, sent with a Content-Length of its size.
    package var body: [UInt8]

    /// Creates a response of bytes, without further header fields.
    package init(status: Int = 200, headers: [String: String] = [:], body: [UInt8]) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// Creates a response of JSON.
    package init(status: Int = 200, headers: [String: String] = [:], json: JSON) {
        self.init(
            status: status, headers: headers.merging(["Content-Type": "application/json"]) { own, _ in own },
            body: Array(json.text.utf8))
    }
}
