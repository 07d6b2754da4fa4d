import Canvas
import Domain
import Session

/// The time in a row of the queue. It says when: the elapsed time of a live run, the time until a waiting request is
/// sent, and for all others how long ago.
struct QueueTime {
    let run: Run
    let now: Timestamp
    /// The format of clocks.
    let format: ClockFormat

    /// Clocks of this length are given in hours.
    private static let longest = Duration.seconds(36_000)
    /// Clocks of this length do not fit a narrow column.
    private static let longestInMinutes = Duration.seconds(3600)

    /// Returns the time, in six columns if `isShort`; nil if it is unknown.
    func text(isShort: Bool) -> String? {
        if let waiting = run.waiting { return waiting.until.map { until($0, isShort: isShort) } ?? "" }
        if isRunning {
            return run.createdAt.map { clock(max(.zero, now - $0), isShort: isShort) { format.elapsed($0) } }
        }
        return moment.map { isShort ? Wording.shortAgo($0, now: now) : Wording.ago($0, now: now) }
    }

    /// The time at which the text changes although nothing happens; nil for clocks, and for days.
    var changesAt: Timestamp? {
        guard run.waiting == nil, !isRunning, let moment else { return nil }
        let age = (now - moment).components.seconds
        return switch age {
        case ..<(-3600): nil
        case ..<60: moment + .seconds(60)
        case ..<3600: moment + .seconds((age / 60 + 1) * 60)
        case ..<86_400: moment + .seconds((age / 3600 + 1) * 3600)
        case ..<172_800: moment + .seconds(172_800)
        default: nil
        }
    }

    /// True while a clock runs.
    private var isRunning: Bool { run.isBeingSent || run.isLive }

    /// The moment whose distance is shown: the end, or the request.
    private var moment: Timestamp? { run.phase.isTerminal ? run.endedAt ?? run.createdAt : run.createdAt }

    private func until(_ moment: Timestamp, isShort: Bool) -> String {
        let rest = max(.zero, moment - now)
        guard rest < Self.longest else {
            return isShort ? Wording.shortDay(moment, now: now) : Wording.day(moment, now: now)
        }
        return (isShort ? "" : "in ") + clock(rest, isShort: isShort) { format.remaining($0) }
    }

    private func clock(_ duration: Duration, isShort: Bool, _ write: (Duration) -> String) -> String {
        duration < (isShort ? Self.longestInMinutes : Self.longest) ? write(duration) : Wording.span(duration)
    }
}

extension State {
    /// The time at which a visible time of the queue changes although nothing happens; nil if none does.
    var queueTimeChangesAt: Timestamp? {
        guard let rect = layout.panes[.queue] else { return nil }
        return queue.shown.dropFirst(queue.offset).prefix(max(0, rect.height - 2))
            .compactMap { session.runs[$0] }
            .compactMap { QueueTime(run: $0, now: now, format: clockFormat).changesAt }.min()
    }
}
