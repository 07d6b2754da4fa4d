/// The timeouts of a transport.
package struct TransportTimes: Hashable, Sendable {
    /// The time to establish a connection, TLS included.
    package var connect: Duration
    /// The time from the call to the head of the response to a GET.
    package var head: Duration
    /// The time from the call to the head of a stream: a proxy that delays it would delay the events as well.
    package var streamHead: Duration
    /// The time between two reads of the response to a GET.
    package var idle: Duration
    /// The time from the call to the last byte of a GET.
    package var total: Duration
    /// The time from the call to the last byte of a file.
    package var file: Duration
    /// The time from the call to the last byte of a POST. Long, because abandoning a POST leaves its outcome unknown.
    package var spend: Duration
    /// The time between two bytes of a stream, heartbeats included.
    package var streamIdle: Duration

    /// Creates timeouts; see the properties for the parameters.
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
