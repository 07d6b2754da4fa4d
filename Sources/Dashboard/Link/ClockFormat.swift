package import Domain

/// How clocks that run are written: to the second, or, where a frame each second is too much, in steps that stay right
/// until the next frame.
package struct ClockFormat: Hashable, Sendable {
    /// Whether clocks go in steps of ten seconds.
    package let isCoarse: Bool

    package init(isCoarse: Bool) { self.isCoarse = isCoarse }

    /// The time between two frames of a clock.
    package var step: Duration { isCoarse ? .seconds(10) : .seconds(1) }

    /// A time that grows: `0:12`, or `~0:10`.
    package func elapsed(_ duration: Duration) -> String {
        isCoarse
            ? "~" + Wording.clock(.seconds(max(0, duration.components.seconds) / 10 * 10)) : Wording.clock(duration)
    }

    /// A time that runs out: `0:12`, or `~0:20`.
    package func remaining(_ duration: Duration) -> String {
        guard isCoarse else { return Wording.clock(duration) }
        return "~" + Wording.clock(.seconds((max(0, duration.components.seconds) + 9) / 10 * 10))
    }

    /// How soon a moment comes: `in 4 s`, `now`, or `within 10 s`.
    package func soon(_ moment: Timestamp, now: Timestamp, preposition: String? = "in") -> String {
        guard isCoarse else { return Wording.soon(moment, now: now, preposition: preposition) }
        let seconds = max(1, (moment - now).components.seconds)
        return [preposition.map { _ in "within" }, "\((seconds + 9) / 10 * 10) s"].compactMap(\.self)
            .joined(separator: " ")
    }
}
