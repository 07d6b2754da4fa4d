import Canvas
import Domain
import Themes

/// One row of the queue: a shape and a word, a time, the title, and at the right end what else there is to know.
struct QueueRowView {
    let run: Run
    let now: Timestamp
    /// How long a run like it usually takes.
    let usual: Duration
    let isSelected: Bool
    let isUnseen: Bool
    let isFocused: Bool
    let look: Look

    private static let wordWidth = 9
    private static let timeWidth = 6
    /// Columns that a title keeps beside a note, and those it keeps beside one that matters more.
    private static let titleWidth = 14
    private static let leastTitleWidth = 6
    /// A row is as fresh as this without a word about it.
    private static let freshness = Duration.seconds(15)

    func draw(in frame: inout Frame, _ rect: Rect) {
        let (mark, word, role) = standing
        var x = rect.x + 2
        // What changed since a person last looked stands out until they have.
        let style = look[role].with(isUnseen ? .bold : [])
        // A place in line of two digits reaches to the left, towards the cursor's bar.
        frame.put(mark, x: x + 1 - mark.width, y: rect.y, style)
        x += 2
        frame.put("\(word)", x: x, y: rect.y, width: Self.wordWidth, style)
        x += Self.wordWidth + 1
        frame.put("\(time)", x: x, y: rect.y, width: Self.timeWidth, look[.muted], align: .trailing)
        x += Self.timeWidth + 2
        let room = max(0, rect.maxX - 2 - x)
        let note = note(room: room)
        let noteWidth = note.reduce(0) { $0 + $1.text.width }
        let titleRole: Role = isSelected || isUnseen ? .strong : run.phase == .cancelled ? .muted : .normal
        frame.put(
            "\(run.title)", x: x, y: rect.y, width: max(0, room - (noteWidth > 0 ? noteWidth + 2 : 0)),
            look[titleRole])
        frame.put(note, x: rect.maxX - 2 - noteWidth, y: rect.y)
        if isFollowedWell, run.phase == .running, noteWidth > 0 {
            drawProgress(endX: rect.maxX - 2, y: rect.y, width: barWidth(room: room), in: &frame)
        }
        if isSelected { frame.cursorRow(rect, isFocused: isFocused, look: look) }
    }

    // MARK: shape, word, time

    private var standing: (mark: DisplayText, word: String, role: Role) {
        let glyphs = look.glyphs
        if let waiting = run.waiting {
            let place = "\(waiting.position)" as DisplayText
            return (place.width <= 2 ? place : glyphs.queued, Wording.word(for: waiting), .muted)
        }
        if run.isBeingSent { return (glyphs.queued, "sending", .queued) }
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

    /// How long it took or has taken, or has still to wait; what is many hours away or of untold length tells its
    /// day.
    private var time: String {
        if let waiting = run.waiting {
            return waiting.until.map { clock($0 - now, day: $0) } ?? ""
        }
        guard let elapsed = run.elapsed(at: now) else { return Wording.day(run.createdAt) }
        // Nobody works on what the user has to decide: a clock would run for its own sake.
        if run.isAsking { return elapsed < .seconds(36_000) ? Wording.span(elapsed) : Wording.day(run.createdAt) }
        return clock(elapsed, day: run.createdAt)
    }

    private func clock(_ duration: Duration, day: Timestamp) -> String {
        duration < .seconds(36_000) ? Wording.clock(duration) : Wording.day(day)
    }

    // MARK: the note at the right end

    private func note(room: Int) -> [Span] {
        if let waiting = run.waiting { return fitting(Wording.reasons(for: waiting), .muted, room) }
        if run.isBeingSent { return [] }
        if run.outbox == .searching { return fitting(["looking for it"], .warn, room) }
        if run.isAsking {
            return fitting(["what became of it? enter", "enter decides", "enter"], .warn, room, matters: true)
        }
        switch run.phase {
        case .queued, .running: return liveNote(room: room)
        case .failed:
            // The title comes first: a word or two of the reason tell nothing, the result tells all of it.
            guard room >= 28, let reason = run.failure?.what else { return [] }
            let room = room - Self.titleWidth
            return [look.span(DisplayText(reason).truncated(to: room, ellipsis: look.glyphs.ellipsis), .bad)]
        case .unknown: return fitting(["sent, not confirmed"], .warn, room)
        case .completed: return completedNote(room: room)
        case .cancelled: return fitting([run.modality.rawValue], .muted, room)
        }
    }

    /// The longest of `words` that leaves the title its columns; where it `matters`, the last one leaves it fewer.
    private func fitting(_ words: [String], _ role: Role, _ room: Int, matters: Bool = false) -> [Span] {
        let texts = words.map { DisplayText($0) }
        let fits = texts.first { $0.width + 2 + Self.titleWidth <= room }
        let squeezed = matters ? texts.last.flatMap { $0.width + 2 + Self.leastTitleWidth <= room ? $0 : nil } : nil
        return (fits ?? squeezed).map { [look.span($0, role)] } ?? []
    }

    // MARK: live rows

    /// How long nothing was heard of a live row, when that is long.
    private var silence: Duration? {
        run.heardAt.map { now - $0 }.flatMap { $0 > Self.freshness ? $0 : nil }
    }

    private var isFollowedWell: Bool {
        if case .retrying = run.following { return false }
        return run.phase.isLive && silence == nil
    }

    /// How it is followed and how fresh it is, before the bar; trouble takes the place of both.
    private func liveNote(room: Int) -> [Span] {
        if case .retrying(let moment) = run.following {
            let seconds = Wording.seconds(until: moment, now: now)
            return fitting(
                ["reconnecting in \(seconds) s", "again in \(seconds) s", "in \(seconds) s"], .warn, room, matters: true
            )
        }
        if let silence { return fitting(["stale for \(Wording.span(silence))", "stale"], .warn, room, matters: true) }
        let word: DisplayText =
            switch run.following {
            case .stream: "live"
            case .poll: "polling"
            case .none, .retrying: ""
            }
        let width = barWidth(room: room)
        guard width > 0 else { return [] }
        let bar = look.span(DisplayText(String(repeating: " ", count: width)), .normal)
        let isWide = !word.isEmpty && word.width + 2 + width + 2 + Self.titleWidth <= room
        return isWide ? [look.span(word, .muted), look.span("  ", .normal), bar] : [bar]
    }

    private func barWidth(room: Int) -> Int { room >= 40 ? 14 : room >= 22 ? 6 : 0 }

    /// Time so far against the usual time. Never full before the run is.
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
            let seconds = Wording.seconds(until: moment, now: now)
            return fitting(["goes on in \(seconds) s", "in \(seconds) s"], .warn, room, matters: true)
        case .failed: return fitting(["not downloaded"], .bad, room)
        case .done:
            let saved = fitting(["saved  \(modality)"], .muted, room)
            return saved.isEmpty ? fitting(["saved"], .muted, room) : [look.span("saved  ", .muted)] + plain(modality)
        case .cancelled, nil: return fitting([modality], run.modality.role, room)
        }
    }

    private func plain(_ modality: String) -> [Span] { [look.span("\(modality)", run.modality.role)] }
}
