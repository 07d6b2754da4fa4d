import Canvas
import Domain
import Session
import Themes

extension QueueRowView {
    /// The time without an update after which a live run shows that.
    static let freshness = Duration.seconds(15)
    /// The room in which a reason is worth its columns.
    private static let reasonWidth = 14

    /// Returns the note at the right end of title and detail: progress, a reason, the kind of output.
    func note(room: Int) -> [Span] {
        if let waiting = run.waiting {
            // The word before it says that it is held.
            let reasons: [String?] =
                waiting.reason == .held
                ? [keyMap.clause("resumes it", by: .pauseRequest, in: .queue)]
                : Wording.reasons(for: waiting, missingCredits: missingCredits)
            return fitting(reasons, .muted, room)
        }
        if run.isBeingSent { return [] }
        if run.delivery == .searching {
            let rest = Wording.searchTime(of: run, now: now, face)
            let words = [rest.map { "checking, up to \($0)" }, rest.map { "checking \($0)" }, "checking"]
            // The word before it says so in narrow rows.
            return fitting(columns.isNarrow ? [] : words, .warn, room)
        }
        if run.isUnconfirmed {
            guard let key = keyMap.keyName(for: .open, in: .queue) else { return fitting(["needs you"], .warn, room) }
            return fitting(["\(key): resolve", columns.isNarrow ? key : nil], .warn, room)
        }
        switch run.phase {
        case .queued, .running: return run.isLive ? liveNote(room: room) : reason(.warn, room: room)
        case .failed: return reason(.bad, room: room)
        case .unknown: return fitting(["unconfirmed"], .warn, room)
        case .completed: return completedNote(room: room)
        case .cancelled: return columns.isNarrow ? [] : fitting([run.modality.rawValue], .muted, room)
        }
    }

    /// Returns the reason of a failure, cut behind the title; nothing where the cut would leave too little of it.
    private func reason(_ role: Role, room: Int) -> [Span] {
        guard !columns.isNarrow, let reason = run.failure?.what else { return [] }
        let text = DisplayText(reason)
        let title = min(DisplayText(run.title).width, 2 * Self.titleWidth)
        let room = max(room - title - 2, room / 2)
        guard text.width <= room || room >= Self.reasonWidth else { return [] }
        return [look.span(text.truncated(to: room, ellipsis: look.glyphs.ellipsis), role)]
    }

    /// Returns the first of `words`, longest first, that leaves the title its columns; if it `matters`, the last one
    /// may leave it fewer. A narrow row keeps its whole title, unless the note matters.
    private func fitting(_ words: [String?], _ role: Role, _ room: Int, matters: Bool = false) -> [Span] {
        let texts = words.compactMap { $0.map { DisplayText($0) } }
        let kept = columns.isNarrow ? DisplayText(run.title).width + 1 : Self.titleWidth + 2
        let least = columns.isNarrow ? Self.minTitleWidth : Self.minTitleWidth + 2
        let fits = texts.first { $0.width + kept <= room }
        let squeezed = matters ? texts.last.flatMap { $0.width + least <= room ? $0 : nil } : nil
        return (fits ?? squeezed).map { [look.span($0, role)] } ?? []
    }

    // MARK: live rows

    /// The time since the last update of a live run, if that is long.
    private var silence: Duration? {
        run.heardAt.map { now - $0 }.flatMap { $0 > Self.freshness ? $0 : nil }
    }

    /// True if updates of a live run arrive as expected.
    var isFollowedWell: Bool {
        if case .retrying = run.following { return false }
        return run.isLive && silence == nil
    }

    /// The trouble with following a live run, in nine columns; nil if there is none.
    var trouble: String? {
        guard run.isLive, !isFollowedWell else { return nil }
        return silence == nil ? "retrying" : "no update"
    }

    /// The room of the progress bar; in its place, trouble with following the run.
    private func liveNote(room: Int) -> [Span] {
        if let silence {
            let clock = face.elapsed(silence)
            let words = ["no update for \(clock)", "no update \(clock)", columns.isNarrow ? "no update" : nil]
            return fitting(words, .warn, room, matters: true)
        }
        if case .retrying(let moment) = run.following {
            let soon = face.soon(moment, now: now)
            let retry = "retry \(columns.isNarrow ? face.soon(moment, now: now, preposition: nil) : soon)"
            return fitting(["reconnecting \(soon)", retry], .warn, room, matters: true)
        }
        guard run.phase == .running, columns.barWidth > 0 else { return [] }
        return [look.span(DisplayText(String(repeating: " ", count: columns.barWidth)), .normal)]
    }

    // MARK: completed rows

    private func completedNote(room: Int) -> [Span] {
        switch run.download {
        case .running(let received, let total, let speed):
            let words = Wording.progress(received: received, total: total, bytesPerSecond: speed)
            return fitting(words, .live, room, matters: true)
        case .retrying(let moment):
            let soon = face.soon(moment, now: now)
            return fitting(["resumes \(soon)", soon], .warn, room, matters: true)
        case .failed: return fitting(["download failed"], .bad, room, matters: !columns.isNarrow)
        case .done:
            let saved = [look.span("saved  ", .muted)] + outputs
            let width = saved.reduce(0) { $0 + $1.text.width }
            if !columns.isNarrow, width + 2 + Self.titleWidth <= room { return saved }
            // Without room for a word, a mark.
            return fitting(["saved", look.glyphs.saved.string], .muted, room, matters: true)
        case .cancelled, nil: return columns.isNarrow ? [] : outputs
        }
    }

    /// The kind of output and the conversions of it: `image · svg`.
    private var outputs: [Span] {
        ([run.modality] + run.conversions.map(\.modality)).enumerated().flatMap { index, modality in
            [
                index == 0 ? nil : look.span(" \(look.glyphs.dot.string) ", .muted),
                look.span(DisplayText(modality.rawValue), modality.role),
            ].compactMap(\.self)
        }
    }
}
