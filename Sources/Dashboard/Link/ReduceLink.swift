import Canvas
import Domain

extension State {
    /// How clocks are written now: where the way to the terminal is slow, or nobody looks, they go in longer steps.
    package var clockFormat: ClockFormat { ClockFormat(isCoarse: link.isSlow || notifications.isUnfocused) }

    /// Whether pictures are asked for now. None is part of the first frame, and where the line takes half a minute for
    /// one, only somebody who looks at the result gets it.
    package var takesPictures: Bool {
        showsPictures && hasFirstFrame && (!link.isNarrow || focus == .result)
    }

    /// Says what is known of the way to the terminal.
    mutating func showLink() -> [Effect] {
        toasts.show(.note, link.words, at: now)
        return []
    }
}

extension ConnectionQuality {
    /// Whether a picture, of some tens of thousands of bytes, takes many seconds.
    var isNarrow: Bool { (bytesPerSecond ?? .max) < 4000 }

    /// What is known, in sentences.
    package var words: String {
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
