import Painting
import JSON
import Domain

/// A request, as far as the simulated services read it.
struct Call: Sendable {
    var method: String
    var path: [String]
    var query: [String: String] = [:]
    var authorization: String?
    var apiKey: String?
    var body: [UInt8] = []
}

/// The response, or another action of the responder.
enum Reply: Sendable {
    case json(Int, JSON, headers: [String: String] = [:])
    case page(Int, html: String)
    /// Unchanged bytes, with a correct Content-Length.
    case raw(Int, headers: [String: String], ArraySlice<UInt8>)
    /// A file, or the requested part; `breaksOff` ends the response after half a file.
    case file(Artwork, breaksOff: Bool)
    case stream(run: String, StreamBehavior)
    /// Closes the connection without a response.
    case cut
}

/// The behavior of an event stream.
enum StreamBehavior: Sendable {
    case normal, drop, silentEnd, hang, comments, garbage, jsonError, numbered
}

/// A reply and its delay.
struct TimedReply: Sendable {
    var reply: Reply
    /// The simulated milliseconds between the request and the reply.
    var delay: Int
}
