import Painting
import JSON
import Domain

/// A request, as far as the simulated services look at it.
struct Call: Sendable {
    var method: String
    var path: [String]
    var query: [String: String] = [:]
    var authorization: String?
    var apiKey: String?
    var body: [UInt8] = []
}

/// What the responder is to do with a request.
enum Reply: Sendable {
    case json(Int, JSON, headers: [String: String] = [:])
    case page(Int, html: String)
    /// Bytes as they are, with a Content-Length that is true.
    case raw(Int, headers: [String: String], ArraySlice<UInt8>)
    /// A file, or the part of it that is asked for; `breaksOff` ends the answer after half a file.
    case file(Artwork, breaksOff: Bool)
    case stream(run: String, StreamBehavior)
    /// Close the connection and answer nothing.
    case cut
}

/// How an event stream behaves.
enum StreamBehavior: Sendable {
    case honest, drop, silentEnd, hang, comments, garbage, jsonError, numbered
}

/// A reply and when it is sent.
struct TimedReply: Sendable {
    var reply: Reply
    /// Simulated milliseconds between the request and the reply.
    var delay: Int
}
