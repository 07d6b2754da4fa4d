internal import CNcurses
package import Canvas

/// The terminal's surface, drawn by ncurses.
///
/// There is one at a time; `Terminal` opens it and gives it back.
@UI
package final class CursesScreen: @UI Screen {
    package private(set) var size: Size
    package let depth: ColorDepth

    /// Whether a frame is held back by the terminal until it is whole (mode 2026), where the terminal can.
    package var isSynchronized = false
    /// What to do when something new is known of the line, every few seconds at most.
    var onConnection: (ConnectionQuality) -> Void = { _ in }
    /// What to do when the terminal has taken a frame whole for the first time.
    var onFirstFrame: () -> Void = {}

    private let clipboard: ClipboardRoute
    private let painter: CellPainter
    private let output = TerminalOutput()
    private var plan: RepaintPlan
    private var wanted: Frame?
    private var isCursorDue = false
    private var isUntouched = true
    private var mustClear = false
    private var isAway = false
    private var isFirstFrameTaken = false
    private var modes: Set<Int> = [2004, 1004]

    /// Describes the surface that ncurses has started with.
    init(depth: ColorDepth, isASCII: Bool, clipboard: ClipboardRoute) {
        self.depth = depth
        self.clipboard = clipboard
        painter = CellPainter(depth: depth, isASCII: isASCII)
        size = Size(width: Int(cnc_columns()), height: Int(cnc_rows()))
        plan = RepaintPlan(size: size)
        output.onRoom = { [weak self] in self?.flush() }
        output.onNews = { [weak self] in
            guard let self, let news = output.news() else { return }
            onConnection(news)
        }
        output.sendMade(suffix: modesOn)
    }

    // MARK: Screen

    /// Shows `frame`; while the terminal cannot take more, the newest frame waits for it.
    package func present(_ frame: Frame) {
        if isUntouched, !isAway, wanted != nil, !plan.isDone { output.skippedFrame() }
        isCursorDue = isCursorDue || frame.cursor != wanted?.cursor
        wanted = frame
        isUntouched = true
        plan.want(frame, withLinks: takesLinks)
        flush()
    }

    package func invalidate() {
        mustClear = true
        plan.forget()
    }

    package func ring() {
        guard !isAway, output.backlog == 0 else { return }
        cnc_bell()
        output.sendMade()
    }

    /// Offers `text` to the terminal's clipboard; a text above 74,994 bytes is not offered.
    package func copy(_ text: String) -> CopyOutcome {
        guard !isAway, !output.isGone else { return .away }
        guard clipboard != .none else { return .unsupported }
        guard let bytes = clipboard.sequence(for: text) else { return .tooLong(limit: ClipboardRoute.limit) }
        output.send(bytes)
        return .sent
    }

    /// Tells somebody who does not look, as `style` says; a terminal that takes nothing now is not waited for.
    package func notify(title: String, text: String, by style: NotificationStyle) {
        guard !isAway, output.backlog == 0 else { return }
        output.send(style.bytes(title: title, text: text))
    }

    /// How far the terminal is trusted about the columns and the order of text. What that changes is drawn anew, and
    /// sent as far as it differs.
    var trust: TextTrust {
        get { painter.trust }
        set {
            guard newValue != painter.trust else { return }
            painter.trust = newValue
            plan.forget()
            flush()
        }
    }

    /// Whether the terminal takes links (OSC 8); one that does not is sent no byte for them.
    var takesLinks = false {
        didSet {
            guard takesLinks != oldValue else { return }
            cnc_take_links(takesLinks)
            guard let wanted else { return }
            plan.want(wanted, withLinks: takesLinks)
            flush()
        }
    }

    // MARK: the line

    /// What is known of the way to the terminal.
    package var connection: ConnectionQuality { output.meter.connection }

    /// How many bytes the terminal has not taken yet.
    package var backlog: Int { output.backlog }

    /// Whether the terminal is asked how far it has come, and frames wait for its answers; true at the start.
    ///
    /// The question is `CSI 5 n`, which every terminal answers.
    package var isPaced: Bool {
        get { output.isPaced }
        set { output.isPaced = newValue }
    }

    /// Takes the terminal's answer to `CSI 5 n`.
    package func acknowledged() { output.answered() }

    /// Sends `bytes` as they are and whole, between two frames: a question to the terminal, for example.
    package func send(_ bytes: [UInt8]) {
        if !isAway { output.send(bytes) }
    }

    /// Has the mouse reported: buttons, the wheel and movement with a button held (modes 1002 and 1006 of xterm).
    package func setMouse(_ isOn: Bool) { setModes([1002, 1006], isOn) }

    /// Switches private modes of the terminal. They are off while somebody else has it, and for good when it is given
    /// back, which knows of 1000 to 1006, 1004, 2004, 2026 and 2031.
    package func setModes(_ numbers: [Int], _ isOn: Bool) {
        let changed = numbers.filter { modes.contains($0) != isOn }
        if isOn { modes.formUnion(changed) } else { modes.subtract(changed) }
        send(changed.flatMap { Self.mode($0, isOn) })
    }

    private static func mode(_ number: Int, _ isOn: Bool) -> [UInt8] {
        Array("\u{1b}[?\(number)\(isOn ? "h" : "l")".utf8)
    }

    private var modesOn: [UInt8] { modes.sorted().flatMap { Self.mode($0, true) } }

    // MARK: for the terminal

    /// Takes the terminal's new size; false when it is the old one.
    func resize() -> Bool {
        guard !isAway else { return false }
        // Coming back, ncurses may have taken the new size by itself.
        _ = cnc_resize()
        let newSize = Size(width: Int(cnc_columns()), height: Int(cnc_rows()))
        guard newSize != size else { return false }
        size = newSize
        plan = RepaintPlan(size: size)
        if let wanted { plan.want(wanted, withLinks: takesLinks) }
        mustClear = true
        return true
    }

    /// Sends everything anew.
    func repaint() {
        guard !isAway else { return }
        invalidate()
        flush()
    }

    /// Gives the terminal to somebody else; frames wait until `comeBack`.
    ///
    /// - Parameters:
    ///   - patience: How long a terminal that takes nothing is waited for, twice.
    ///   - answers: How long the answers that are on their way are waited for at the most.
    ///   - isMoment: Whether it is taken again at once: what the terminal sends meanwhile is for this program.
    func leave(
        within patience: Duration = .milliseconds(200), answers: Duration = .seconds(3), isMoment: Bool = false
    ) {
        guard !isAway else { return }
        isAway = true
        let mayReport = modes.contains(1002) || areAnswersDue
        let modesOff = modes.sorted().flatMap { Self.mode($0, false) }
        let isTaking =
            isMoment
            || output.silence(modesOff, mayReport: mayReport, within: patience, answersWithin: answers)
        cnc_leave()
        output.giveBack(within: isTaking ? patience : .zero, lastPatience: patience)
        cnc_give_back()
    }

    /// Whether answers to questions that came by `send` are on their way; whoever sent them says so.
    package var areAnswersDue = false

    /// Takes the terminal again and shows everything anew; true when its size is another.
    func comeBack() -> Bool {
        guard isAway else { return false }
        isAway = false
        cnc_enter()
        output.sendMade(suffix: modesOn)
        plan.forget()
        let isResized = resize()
        flush()
        return isResized
    }

    // MARK: drawing

    /// Sends of the newest frame what the terminal has room for, and tells when it has taken the first one.
    private func flush() {
        send()
        guard !isFirstFrameTaken, wanted != nil, plan.isDone, !isAway, output.isTaken else { return }
        isFirstFrameTaken = true
        onFirstFrame()
    }

    private func send() {
        guard let wanted, !isAway, isCursorDue || !plan.isDone else { return }
        let room = output.room
        guard room != 0 else { return }
        if mustClear {
            mustClear = false
            cnc_erase()
            cnc_repaint()
        }
        var rows = plan.next(limit: room)
        if !painter.draw(rows, of: &plan, canRunOut: true) {
            // More pairs of colors than there are numbers, over time: start anew, once.
            painter.forgetPairs()
            plan.forget()
            cnc_erase()
            cnc_repaint()
            rows = plan.next(limit: nil)
            _ = painter.draw(rows, of: &plan, canRunOut: false)
        }
        update(wanted.cursor)
        if painter.link(rows, of: plan) { update(wanted.cursor) }
        isCursorDue = false
        isUntouched = false
        if isSynchronized {
            output.sendMade(prefix: Self.mode(2026, true), suffix: Self.mode(2026, false))
        } else {
            output.sendMade()
        }
        // The next part, when the terminal took this one and there is more room.
        if !plan.isDone { send() }
    }

    /// Makes the bytes for what was drawn, with the cursor at `cursor`.
    private func update(_ cursor: Point?) {
        let seen = cursor.flatMap { Rect(size).contains($0) ? $0 : nil }
        cnc_cursor(Int32(seen?.y ?? -1), Int32(seen?.x ?? 0))
        cnc_update()
    }
}
