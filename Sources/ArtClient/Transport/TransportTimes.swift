/// How long a transport waits, and for what.
package struct TransportTimes: Hashable, Sendable {
    /// For a connection, TLS included.
    package var connect: Duration
    /// For the head of an answer to a GET, from the call on.
    package var head: Duration
    /// For the head of a stream, from the call on: a proxy that holds it back would hold back the events as well.
    package var streamHead: Duration
    /// Between two reads of the answer to a GET.
    package var idle: Duration
    /// For a whole GET, from the call to the last byte.
    package var total: Duration
    /// For a whole file, from the call to the last byte.
    package var file: Duration
    /// For a whole POST. Long, since giving up on a POST leaves its outcome unknown.
    package var spend: Duration
    /// Between two bytes of a stream, heartbeats counted.
    package var streamIdle: Duration

    package init(
        connect: Duration = .seconds(10), head: Duration = .seconds(30), streamHead: Duration = .seconds(15),
        idle: Duration = .seconds(20), total: Duration = .seconds(90), file: Duration = .seconds(600),
        spend: Duration = .seconds(100), streamIdle: Duration = .seconds(45)
    ) {
        self.connect = connect
        self.head = head
        self.streamHead = streamHead
        self.idle = idle
        self.total = total
        self.file = file
        self.spend = spend
        self.streamIdle = streamIdle
    }
}
