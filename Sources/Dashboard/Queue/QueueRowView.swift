import Canvas
import Domain
import Session
import Themes

/// A row of the queue: a mark and a phase, a time, the title, and a note at the right.
struct QueueRowView {
    let run: Run
    let now: Timestamp
    /// The usual duration of a run like this.
    let usual: Duration
    let isSelected: Bool
    let isUnseen: Bool
    let isFocused: Bool
    /// The format of clocks.
    let face: ClockFormat
    /// True if no other visible row has the same title.
    let isAlone: Bool
    /// The credits that are missing for it; nil if that is unknown.
    let missingCredits: Int?
    let keyMap: KeyMap
    let look: RenderContext

    private static let wordWidth = 9
    private static let timeWidth = 6
    /// The columns that a title keeps beside a note, and beside a note that matters more.
    private static let titleWidth = 14
    private static let minTitleWidth = 6
    /// With less room than this for title and note, a row has no note unless it matters.
    private static let narrowRoom = 22
    /// With this room a row shows everything.
    private static let wideRoom = 40
    /// The time without an update after which a live run shows that.
    static let freshness = Duration.seconds(15)

    func draw(in frame: inout Frame, _ rect: Rect) {
        let start = rect.x + 4
        var x = start + Self.wordWidth + 1 + Self.timeWidth + 2
        let end = rect.maxX - 2
        let isNarrow = end - x < Self.narrowRoom
        let (mark, word, role) = status(isNarrow: isNarrow)
        // What has changed since the user last looked stands out.
        let style = isUnseen ? look.bold(role) : look[role]
        // A place in line of two digits reaches to the left, towards the cursor's bar.
        frame.put(mark, x: rect.x + 3 - mark.width, y: rect.y, style)
        if isNarrow, run.phase.isLive {
            let word = DisplayText(word).padded(to: 7) + " "
            let used = frame.put([Span(word, style), compactStatus], x: start, y: rect.y)
            x = max(x, start + used + 1)
        } else {
            frame.put("\(word)", x: start, y: rect.y, width: Self.wordWidth, style)
            frame.put(
                "\(time(isNarrow: isNarrow))", x: start + Self.wordWidth + 1, y: rect.y, width: Self.timeWidth,
                look[.muted], align: .trailing)
        }
        let room = max(0, end - x)
        let note = note(room: room)
        let noteWidth = note.reduce(0) { $0 + $1.text.width }
        let titleWidth = max(0, room - (noteWidth > 0 ? noteWidth + 2 : 0))
        drawTitle(in: &frame, Rect(x: x, y: rect.y, width: titleWidth, height: 1), isNarrow: isNarrow)
        frame.put(note, x: end - noteWidth, y: rect.y)
        let bar = barWidth(room: room)
        if isFollowedWell, run.phase == .running, noteWidth > 0, bar > 0 {
            drawProgress(endX: end, y: rect.y, width: bar, in: &frame)
        }
        if isSelected { frame.cursorRow(rect, isFocused: isFocused, look: look) }
    }

    /// Draws the title, and the detail that tells it from other runs of the same title. With little room, a title that
    /// other rows have too is cut for the detail.
    private func drawTitle(in frame: inout Frame, _ rect: Rect, isNarrow: Bool) {
        let title = DisplayText(run.title)
        let isSpared = isNarrow && !isAlone && run.detail != nil && rect.width > Self.titleWidth - 2
        let room = isSpared ? min(rect.width, Self.minTitleWidth) : rect.width
        let role: Role = isSelected || isUnseen ? .strong : run.phase == .cancelled ? .muted : .normal
        let used = frame.put(title, x: rect.x, y: rect.y, width: room, look[role]) + (isNarrow ? 1 : 2)
        guard let detail = run.detail, rect.width - used >= Self.minTitleWidth else { return }
        frame.put(look.detail(detail), x: rect.x + used, y: rect.y, width: rect.width - used, look[.muted])
    }

    // MARK: shape, word, time

    private func status(isNarrow: Bool) -> (mark: DisplayText, word: String, role: Role) {
        let glyphs = look.glyphs
        if let waiting = run.waiting {
            let place = "\(waiting.position)" as DisplayText
            return (place.width <= 2 ? place : glyphs.queued, Wording.word(for: waiting), .muted)
        }
        if run.isBeingSent { return (glyphs.queued, "sending", .queued) }
        if isNarrow, searchTime != nil { return (glyphs.unknown, "checking", .warn) }
        let (mark, role): (DisplayText, Role) =
            switch run.phase {
            case .queued: (glyphs.queued, .queued)
            case .running: (glyphs.running, .live)
            case .completed: (glyphs.completed, .good)
            case .failed: (glyphs.failed, .bad)
            case .cancelled: (glyphs.cancelled, .muted)
            case .unknown: (glyphs.unknown, .warn)
            }
        return (mark, run.phase.rawValue, role)
    }

    /// Returns the elapsed time of the run, or the time it still has to wait; a day instead of many hours or of an
    /// unknown duration; a dash if no time is known.
    private func time(isNarrow: Bool) -> String {
        if let waiting = run.waiting {
            return waiting.until.map { clock($0 - now, day: $0) { face.remaining($0) } } ?? ""
        }
        if isNarrow, let searchTime { return searchTime }
        guard let elapsed = run.elapsed(at: now) else { return day(run.createdAt ?? run.endedAt) }
        // Nothing happens while a request waits for the user, so no clock runs.
        if run.isUnconfirmed { return elapsed < .seconds(36_000) ? Wording.span(elapsed) : day(run.createdAt) }
        return clock(elapsed, day: run.createdAt) { run.endedAt == nil ? face.elapsed($0) : Wording.clock($0) }
    }

    /// The time left for checking whether a request was accepted; nil if that is unknown.
    private var searchTime: String? { Wording.searchTime(of: run, now: now, face) }

    private func clock(_ duration: Duration, day: Timestamp?, _ write: (Duration) -> String) -> String {
        duration < .seconds(36_000) ? write(duration) : self.day(day)
    }

    private func day(_ moment: Timestamp?) -> String {
        moment.map { Wording.shortDay($0, now: now) } ?? look.glyphs.dash.string
    }

    /// The time of a live row without room for a note, or what is wrong with following it.
    private var compactStatus: Span {
        if let silence { return look.span("no update \(face.elapsed(silence))", .warn) }
        if case .retrying(let moment) = run.following {
            return look.span("retry \(face.soon(moment, now: now, preposition: nil))", .warn)
        }
        return Span(DisplayText(time(isNarrow: true)).padded(to: 4, .trailing), look[.muted])
    }

    // MARK: the note at the right end

    private func note(room: Int) -> [Span] {
        if let waiting = run.waiting {
            // The word before it says that it is held.
            let reasons: [String?] =
                waiting.reason == .held
                ? [keyMap.clause("resumes it", by: .pauseRequest, in: .queue)]
                : Wording.reasons(for: waiting, missingCredits: missingCredits, now: now)
            return fitting(reasons, .muted, room)
        }
        if run.isBeingSent { return [] }
        if run.delivery == .searching {
            return fitting(
                [searchTime.map { "checking, up to \($0)" }, searchTime.map { "checking \($0)" }, "checking"],
                .warn, room)
        }
        if run.isUnconfirmed {
            guard let key = keyMap.keyName(for: .open, in: .queue) else {
                return fitting(["needs you"], .warn, room, matters: true)
            }
            return fitting(["\(key): resolve", key], .warn, room, matters: true)
        }
        switch run.phase {
        case .queued, .running: return liveNote(room: room)
        case .failed:
            // The title comes first: a cut reason helps nobody, and the result pane shows all of it.
            guard room >= 28, let reason = run.failure?.what else { return [] }
            let room = room - Self.titleWidth
            return [look.span(DisplayText(reason).truncated(to: room, ellipsis: look.glyphs.ellipsis), .bad)]
        case .unknown: return fitting(["unconfirmed"], .warn, room)
        case .completed: return completedNote(room: room)
        case .cancelled: return fitting([run.modality.rawValue], .muted, room)
        }
    }

    /// Returns the first of `words`, longest first, that leaves the title its columns; if it `matters`, the last one
    /// may
    /// leave it fewer.
    private func fitting(_ words: [String?], _ role: Role, _ room: Int, matters: Bool = false) -> [Span] {
        let texts = words.compactMap { $0.map { DisplayText($0) } }
        let fits = texts.first { $0.width + 2 + Self.titleWidth <= room }
        let squeezed = matters ? texts.last.flatMap { $0.width + 2 + Self.minTitleWidth <= room ? $0 : nil } : nil
        return (fits ?? squeezed).map { [look.span($0, role)] } ?? []
    }

    // MARK: live rows

    /// The time since the last update of a live run, if that is long.
    private var silence: Duration? {
        run.heardAt.map { now - $0 }.flatMap { $0 > Self.freshness ? $0 : nil }
    }

    /// True if updates of a live run arrive as expected.
    private var isFollowedWell: Bool {
        if case .retrying = run.following { return false }
        return run.phase.isLive && silence == nil
    }

    /// The room of the progress bar; in its place, trouble with following the run.
    private func liveNote(room: Int) -> [Span] {
        // The row of a narrow queue has it beside its time.
        guard room >= Self.narrowRoom else { return [] }
        if let silence {
            let clock = face.elapsed(silence)
            return fitting(["no update for \(clock)", "no update \(clock)"], .warn, room, matters: true)
        }
        if case .retrying(let moment) = run.following {
            let soon = face.soon(moment, now: now)
            return fitting(["reconnecting \(soon)", "retry \(soon)", soon], .warn, room, matters: true)
        }
        let width = barWidth(room: room)
        return width > 0 ? [look.span(DisplayText(String(repeating: " ", count: width)), .normal)] : []
    }

    private func barWidth(room: Int) -> Int {
        room >= Self.wideRoom ? 14 : room >= Self.narrowRoom && !isSpare(room: room) ? 6 : 0
    }

    /// True if there is so little room that the detail comes before the modality and the progress bar.
    private func isSpare(room: Int) -> Bool { room < Self.wideRoom && !isAlone && run.detail != nil }

    /// Draws the elapsed time against the usual duration; the bar is not full before the run has ended.
    private func drawProgress(endX: Int, y: Int, width: Int, in frame: inout Frame) {
        let usual = usual / .seconds(1)
        let fraction = usual > 0 ? min(0.95, (run.elapsed(at: now) ?? .zero) / .seconds(1) / usual) : 0
        frame.bar(
            x: endX - width, y: y, width: width, fraction: fraction, filled: look[.live], track: look[.track],
            glyphs: look.glyphs)
    }

    // MARK: completed rows

    private func completedNote(room: Int) -> [Span] {
        let modality = run.modality.rawValue
        switch run.download {
        case .running(let received, let total, let speed):
            let words = Wording.progress(received: received, total: total, bytesPerSecond: speed)
            return fitting(words, .live, room, matters: true)
        case .retrying(let moment):
            let soon = face.soon(moment, now: now)
            return fitting(["resumes \(soon)", soon], .warn, room, matters: true)
        case .failed: return fitting(["download failed"], .bad, room)
        case .done:
            let saved = fitting(["saved  \(modality)"], .muted, room)
            // Without room for a word, a mark.
            return saved.isEmpty
                ? fitting(["saved", look.glyphs.saved.string], .muted, room, matters: true)
                : [look.span("saved  ", .muted)] + plain(modality)
        case .cancelled, nil: return isSpare(room: room) ? [] : fitting([modality], run.modality.role, room)
        }
    }

    private func plain(_ modality: String) -> [Span] { [look.span("\(modality)", run.modality.role)] }
}
