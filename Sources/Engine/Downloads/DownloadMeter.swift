import Domain

/// A meter of how fast a file arrives, and when to report it.
struct DownloadMeter: Sendable {
    /// Progress is not reported more often.
    static let interval: Duration = .milliseconds(250)
    /// Speeds are means over this time.
    private static let window: Duration = .seconds(4)
    /// A connection that brings less than `least` in `patience` is as good as broken.
    private static let patience: Duration = .seconds(60)
    private static let least = 32 << 10

    private var samples: [(moment: Duration, received: Int)]
    private var reported: Duration?
    private var watched: (moment: Duration, received: Int)

    /// A meter that begins at `moment`, with so many bytes there already.
    init(at moment: Duration, received: Int) {
        samples = [(moment, received)]
        watched = (moment, received)
    }

    /// Takes note of how many bytes are there.
    ///
    /// - Returns: Whether it is time to tell.
    mutating func note(_ received: Int, at moment: Duration) -> Bool {
        if let reported, moment - reported < Self.interval { return false }
        reported = moment
        samples.append((moment, received))
        // The last one before the window stays, as the window's beginning.
        while samples.count > 2, moment - samples[1].moment >= Self.window { samples.removeFirst() }
        return true
    }

    /// Bytes a second; nil until there is something to measure.
    var bytesPerSecond: Int? {
        guard let first = samples.first, let last = samples.last, last.moment - first.moment >= Self.interval else {
            return nil
        }
        return Int(saturating: Double(last.received - first.received) / ((last.moment - first.moment) / .seconds(1)))
    }

    /// Indicates whether so little has come for so long that the connection should be given up.
    mutating func crawls(_ received: Int, at moment: Duration) -> Bool {
        guard moment - watched.moment >= Self.patience else { return false }
        defer { watched = (moment, received) }
        return received - watched.received < Self.least
    }
}
