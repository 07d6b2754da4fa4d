/// A server-sent event (WHATWG HTML, section 9.2.6).
package struct SSEEvent: Hashable, Sendable {
    /// The event type; `message` where the stream names none.
    package let type: String
    /// The data lines, joined by line feeds.
    package let data: String
    /// The last event id of the stream when the event was dispatched; may be empty.
    package let lastEventID: String

    /// Creates an event.
    package init(type: String = "message", data: String, lastEventID: String = "") {
        self.type = type
        self.data = data
        self.lastEventID = lastEventID
    }
}
