/// The timeouts of a transport.
package struct TransportTimes: Hashable, Sendable {
    /// To establish a connection, TLS included.
    package var connect: Duration
    /// From the call to the head of the response to a GET.
    package var head: Duration
    /// From the call to the head of a stream: a proxy that delays it would delay the events as well.
    package var streamHead: Duration
    /// Between two reads of the response to a GET.
    package var idle: Duration
    /// From the call to the last byte of a GET.
    package var total: Duration
    /// From the call to the last byte of a file.
    package var file: Duration
    /// From the call to the last byte of a POST. Long, because abandoning a POST leaves its outcome unknown.
    package var spend: Duration
    /// Between two bytes of a stream, heartbeats included.
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
