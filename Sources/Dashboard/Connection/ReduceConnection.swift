import Canvas
import Domain
import Session

extension State {
    /// The format of clocks: coarse over a slow connection, and while the terminal is not focused.
    package var clockFormat: ClockFormat { ClockFormat(isCoarse: connection.isSlow || notifications.isUnfocused) }

    /// True if pictures are loaded now: after the first frame, and over a slow connection only while the result is
    /// focused.
    package var takesPictures: Bool {
        hasFirstFrame && (!connection.isNarrow || focus == .result)
    }

    /// Shows the speed of the connection to the terminal in a toast.
    mutating func showConnection() -> [Effect] {
        toasts.show(.note, connection.summary, at: now)
        return []
    }
}

extension ConnectionQuality {
    /// True if a picture, of some tens of kilobytes, takes many seconds.
    var isNarrow: Bool { (bytesPerSecond ?? .max) < 4000 }

    /// The round trip, the speed and the skipped frames, as sentences.
    package var summary: String {
        let answer = roundTrip.map { "Round trip \(Self.span($0))" } ?? "Round trip not measured yet"
        let speed = bytesPerSecond.map { "\(Wording.bytes($0))/s" } ?? "no output backlog"
        let facts = [answer, speed, "\(Wording.plural(skippedFrames, "frame")) skipped"].joined(separator: ", ")
        return Wording.text(["\(facts).", isSlow ? "Slow connection: clocks update every 10 s." : ""])
    }

    private static func span(_ duration: Duration) -> String {
        let milliseconds = duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000
        return milliseconds < 1 ? "< 1 ms" : "\(milliseconds) ms"
    }
}
