import Canvas
import Domain
import Session
import Themes

/// A row of the queue: a mark and a phase, title and detail, a note, the service and a time.
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
    /// Its difference from other runs of its title; nil if there are none.
    let difference: RunDifference?
    /// The credits that are missing for it; nil if that is unknown.
    let missingCredits: Int?
    let keyMap: KeyMap
    let look: RenderContext
    let columns: QueueColumns

    /// The columns that a title keeps beside a note, and beside a note that matters more.
    static let titleWidth = 14
    static let minTitleWidth = 6
    /// The room of title and note below which trouble with following a run stands in place of its phase.
    private static let noteRoom = 15
    /// The columns that a title keeps beside a detail that it is cut for.
    private static let cutTitleWidth = 8
    /// The columns that a title is cut for, so that a detail shows a difference.
    private static let detailWidth = 10

    func draw(in frame: inout Frame, _ rect: Rect) {
        let (mark, word, role) = status
        // What is going on or needs the user stands out, and what has changed since the user last looked.
        let style = isStrong ? look.bold(role) : look[role]
        // A place in line of two digits reaches to the left, towards the cursor's bar.
        frame.put(mark, x: rect.x + 3 - mark.width, y: rect.y, style)
        frame.put("\(word)", x: rect.x + QueueColumns.word, y: rect.y, width: QueueColumns.wordWidth, style)
        let room = columns.bodyWidth
        let note = note(room: room)
        let noteWidth = note.reduce(0) { $0 + $1.text.width }
        let gap = columns.isNarrow ? 1 : 2
        let body = Rect(
            x: rect.x + columns.title, y: rect.y, width: max(0, room - (noteWidth > 0 ? noteWidth + gap : 0)), height: 1
        )
        if columns.isNarrow { drawNarrowTitle(in: &frame, body) } else { drawTitle(in: &frame, body) }
        let noteX = rect.x + columns.bodyEnd - noteWidth
        frame.put(note, x: noteX, y: rect.y)
        if isProgressShown, noteWidth > 0 { drawProgress(x: noteX, y: rect.y, width: noteWidth, in: &frame) }
        if columns.serviceWidth > 0 {
            frame.put(
                "\(columns.name(of: run.service))", x: rect.x + columns.service, y: rect.y,
                width: columns.serviceWidth, look[.muted])
        }
        let time = QueueTime(run: run, now: now, format: face).text(isShort: columns.isNarrow)
        frame.put(
            time.map { DisplayText($0) } ?? look.glyphs.dash, x: rect.x + columns.end - columns.timeWidth, y: rect.y,
            width: columns.timeWidth, look[.muted], align: .trailing)
        if isSelected { frame.cursorRow(rect, isFocused: isFocused, look: look) }
    }

    private var isStrong: Bool { isUnseen || run.isLive || run.isBeingSent || run.isUnconfirmed }

    // MARK: shape and word

    private var status: (mark: DisplayText, word: String, role: Role) {
        let glyphs = look.glyphs
        if let waiting = run.waiting {
            let place = "\(waiting.position)" as DisplayText
            return (place.width <= 2 ? place : glyphs.queued, Wording.word(for: waiting), .muted)
        }
        if run.isBeingSent { return (glyphs.queued, "sending", .queued) }
        if let trouble, columns.isNarrow, columns.bodyWidth < Self.noteRoom { return (glyphs.running, trouble, .warn) }
        if columns.isNarrow, run.delivery == .searching { return (glyphs.unknown, "checking", .warn) }
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

    // MARK: title and detail

    private var titleRole: Role { isSelected || isStrong ? .strong : run.phase == .cancelled ? .muted : .normal }

    /// Draws the title and the detail behind it. A title that other runs have too is cut where the detail would not
    /// show how they differ.
    private func drawTitle(in frame: inout Frame, _ rect: Rect) {
        let title = DisplayText(run.title)
        let detail = detail(room: rect.width - title.width - 2)
        var room = rect.width
        if difference != nil, let detail {
            let needed = min(detail.width, Self.detailWidth) + 2
            if room - needed >= Self.cutTitleWidth { room -= needed }
        }
        let used = frame.put(title, x: rect.x, y: rect.y, width: room, look[titleRole]) + 2
        let least = difference == nil ? Self.minTitleWidth : 1
        guard let detail, rect.width - used >= min(least, detail.width) else { return }
        frame.put(detail, x: rect.x + used, y: rect.y, width: rect.width - used, look[.muted])
    }

    /// Draws title and detail where both hardly fit: a title that other runs have too gives way to the detail.
    private func drawNarrowTitle(in frame: inout Frame, _ rect: Rect) {
        let title = DisplayText(run.title)
        guard let detail = detail(room: difference == nil ? rect.width - title.width - 1 : rect.width) else {
            frame.put(title, x: rect.x, y: rect.y, width: rect.width, look[titleRole])
            return
        }
        let rest = rect.width - detail.width - 1
        if difference != nil, rest < min(title.width, Self.cutTitleWidth) {
            frame.put(detail, x: rect.x, y: rect.y, width: rect.width, look[titleRole])
            return
        }
        let room = difference == nil ? rect.width : rest
        let used = frame.put(title, x: rect.x, y: rect.y, width: room, look[titleRole]) + 1
        guard rect.width - used >= min(Self.minTitleWidth, detail.width) else { return }
        frame.put(detail, x: rect.x + used, y: rect.y, width: rect.width - used, look[.muted])
    }

    /// Returns the answers, or those in which the run differs from others of its title: whole if they fit into `room`
    /// columns, else the ones that only this run has.
    private func detail(room: Int) -> DisplayText? {
        guard let difference else { return run.detail.map { look.detail($0) } }
        let text = look.detail(difference.text)
        guard text.width > room, difference.short != difference.text else { return text }
        return look.glyphs.ellipsis + look.detail(String(difference.short.dropFirst()))
    }

    // MARK: progress

    /// True if the note is a progress bar.
    private var isProgressShown: Bool { run.phase == .running && isFollowedWell }

    /// Draws the elapsed time against the usual duration; the bar is not full before the run has ended.
    private func drawProgress(x: Int, y: Int, width: Int, in frame: inout Frame) {
        let usual = usual / .seconds(1)
        let fraction = usual > 0 ? min(0.95, (run.elapsed(at: now) ?? .zero) / .seconds(1) / usual) : 0
        frame.bar(
            x: x, y: y, width: width, fraction: fraction, filled: look[.live], track: look[.track],
            glyphs: look.glyphs)
    }
}
