/// The measurements of the connection between the program and the terminal.
package struct ConnectionQuality: Hashable, Sendable {
    /// The shortest time from a query to the terminal's reply; nil until measured.
    package var roundTrip: Duration?
    /// The throughput in bytes per second; nil while there was never more to send than was accepted at once.
    package var bytesPerSecond: Int?
    /// The number of frames that a newer frame replaced before they were sent.
    package var skippedFrames: Int

    /// Creates measurements; by default nothing is measured yet.
    package init(roundTrip: Duration? = nil, bytesPerSecond: Int? = nil, skippedFrames: Int = 0) {
        self.roundTrip = roundTrip
        self.bytesPerSecond = bytesPerSecond
        self.skippedFrames = skippedFrames
    }

    /// True when one frame per second is too much for the connection: a round trip over 400 ms or less than 4,000 bytes
    /// per second.
    package var isSlow: Bool {
        (roundTrip ?? .zero) > .milliseconds(400) || (bytesPerSecond ?? .max) < 4000
    }
}
