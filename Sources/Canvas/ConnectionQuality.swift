/// What is known of the way between the program and the terminal.
package struct ConnectionQuality: Hashable, Sendable {
    /// The shortest time from a question to the terminal's answer; nil while none has been measured.
    package var roundTrip: Duration?
    /// Bytes a second that the terminal takes; nil while there was never more to send than it took at once.
    package var bytesPerSecond: Int?
    /// How many frames were left out, since a newer one had come before the terminal could take them.
    package var skippedFrames: Int

    package init(roundTrip: Duration? = nil, bytesPerSecond: Int? = nil, skippedFrames: Int = 0) {
        self.roundTrip = roundTrip
        self.bytesPerSecond = bytesPerSecond
        self.skippedFrames = skippedFrames
    }

    /// Whether a frame for each second of a clock would be a burden.
    package var isSlow: Bool {
        (roundTrip ?? .zero) > .milliseconds(400) || (bytesPerSecond ?? .max) < 4000
    }
}
