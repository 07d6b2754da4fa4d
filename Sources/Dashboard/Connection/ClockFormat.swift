package import Domain
import Session

/// The format of running clocks: to the second, or in steps of ten seconds over slow connections, where a frame each
/// second is too much.
package struct ClockFormat: Hashable, Sendable {
    /// True if clocks go in steps of ten seconds.
    package let isCoarse: Bool

    /// Creates a format with steps of ten seconds if `isCoarse`, else of one.
    package init(isCoarse: Bool) { self.isCoarse = isCoarse }

    /// The time between two updates of a clock.
    package var step: Duration { isCoarse ? .seconds(10) : .seconds(1) }

    /// Returns an elapsed time: `0:12`, or `~0:10`.
    package func elapsed(_ duration: Duration) -> String {
        isCoarse
            ? "~" + Wording.clock(.seconds(max(0, duration.components.seconds) / 10 * 10)) : Wording.clock(duration)
    }

    /// Returns a remaining time: `0:12`, or `~0:20`.
    package func remaining(_ duration: Duration) -> String {
        guard isCoarse else { return Wording.clock(duration) }
        return "~" + Wording.clock(.seconds((max(0, duration.components.seconds) + 9) / 10 * 10))
    }

    /// Returns the time until a moment: `in 4 s`, `now`, or `within 10 s`.
    package func soon(_ moment: Timestamp, now: Timestamp, preposition: String? = "in") -> String {
        guard isCoarse else { return Wording.soon(moment, now: now, preposition: preposition) }
        let seconds = max(1, (moment - now).components.seconds)
        return [preposition.map { _ in "within" }, "\((seconds + 9) / 10 * 10) s"].compactMap(\.self)
            .joined(separator: " ")
    }
}
