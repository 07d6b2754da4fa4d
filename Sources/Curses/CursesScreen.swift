internal import CNcurses
package import Canvas

/// The terminal's screen, drawn by ncurses; isolated to `UI`.
///
/// There is one at a time; `Terminal` opens and closes it.
@UI
package final class CursesScreen: @UI Screen {
    package private(set) var size: Size
    /// The number of colors that is shown. A change sends the cells that differ with the next frame.
    package internal(set) var depth: ColorDepth {
        didSet {
            guard depth != oldValue else { return }
            painter.depth = depth
            plan.forget()
        }
    }

    /// True while frames are sent as synchronized output (mode 2026), so that the terminal shows each as a whole.
    package var isSynchronized = false
    /// Called when the measurements of the connection change, every few seconds at most.
    var onConnection: (ConnectionQuality) -> Void = { _ in }
    /// Called once, when the terminal has received the first complete frame.
    var onFirstFrame: () -> Void = {}

    private let clipboard: ClipboardRoute
    private let painter: CellPainter
    private let output = TerminalOutput()
    private var plan: RepaintPlan
    private var newest: Frame?
    private var isCursorDue = false
    private var isUntouched = true
    private var mustClear = false
    private var isSuspended = false
    private var hasReportedFirstFrame = false
    private var modes: Set<Int> = [2004, 1004]

    /// Creates the screen that ncurses has opened.
    init(depth: ColorDepth, isASCII: Bool, clipboard: ClipboardRoute) {
        self.depth = depth
        self.clipboard = clipboard
        painter = CellPainter(depth: depth, isASCII: isASCII)
        size = Size(width: Int(cnc_columns()), height: Int(cnc_rows()))
        plan = RepaintPlan(size: size)
        output.onRoom = { [weak self] in self?.flush() }
        output.onReply = { [weak self] in
            guard let self, let quality = output.changedQuality() else { return }
            onConnection(quality)
        }
        output.sendRendered(suffix: modesOn)
    }

    // MARK: Screen

    /// Shows `frame`; while the terminal accepts nothing, the newest frame waits.
    package func present(_ frame: Frame) {
        if isUntouched, !isSuspended, newest != nil, !plan.isDone { output.skippedFrame() }
        isCursorDue = isCursorDue || frame.cursor != newest?.cursor
        newest = frame
        isUntouched = true
        plan.setTarget(frame, withLinks: supportsLinks)
        flush()
    }

    /// Forgets the shown content, so that the next frame is sent as a whole.
    package func invalidate() {
        mustClear = true
        plan.forget()
    }

    /// Rings the bell; skipped while output is pending.
    package func ring() {
        guard !isSuspended, output.backlog == 0 else { return }
        cnc_bell()
        output.sendRendered()
    }

    /// Copies `text` to the terminal's clipboard (OSC 52), at most `ClipboardRoute.limit` bytes.
    package func copy(_ text: String) -> CopyOutcome {
        guard !isSuspended, !output.isGone else { return .away }
        guard clipboard != .none else { return .unsupported }
        guard let bytes = clipboard.sequence(for: text) else { return .tooLong(limit: ClipboardRoute.limit) }
        output.send(bytes)
        return .sent
    }

    /// Notifies the user in the background, as `style` says; skipped while output is pending.
    package func notify(title: String, text: String, by style: NotificationStyle) {
        guard !isSuspended, output.backlog == 0 else { return }
        output.send(style.bytes(title: title, text: text))
    }

    /// The text that the terminal is trusted to lay out as the frame does. A change redraws, and sends the cells that
    /// differ.
    var trust: TextTrust {
        get { painter.trust }
        set {
            guard newValue != painter.trust else { return }
            painter.trust = newValue
            plan.forget()
            flush()
        }
    }

    /// True when links are sent (OSC 8); a terminal without support is sent none of their bytes.
    var supportsLinks = false {
        didSet {
            guard supportsLinks != oldValue else { return }
            cnc_set_links(supportsLinks)
            guard let newest else { return }
            plan.setTarget(newest, withLinks: supportsLinks)
            flush()
        }
    }

    // MARK: connection

    /// The measurements of the connection to the terminal.
    package var connection: ConnectionQuality { output.meter.connection }

    /// The number of bytes that the terminal has not accepted yet.
    package var backlog: Int { output.backlog }

    /// True while the terminal is queried for its progress and frames wait for its replies; true at the start.
    ///
    /// The query is `CSI 5 n` (ECMA-48, DSR), which every terminal answers.
    package var isPaced: Bool {
        get { output.isPaced }
        set { output.isPaced = newValue }
    }

    /// Records the terminal's reply to `CSI 5 n`.
    package func acknowledged() { output.acknowledged() }

    /// Sends `bytes` unchanged between two frames, such as a query to the terminal.
    package func send(_ bytes: [UInt8]) {
        if !isSuspended { output.send(bytes) }
    }

    /// Turns mouse reports on or off: buttons, the wheel and movement with a button held (modes 1002 and 1006, xterm
    /// ctlseqs).
    package func setMouse(_ isOn: Bool) { setModes([1002, 1006], isOn) }

    /// Sets or resets private modes of the terminal. They are off while another program has it, and after `Terminal`
    /// closes; the crash handler resets 1000 to 1006, 1004, 2004, 2026 and 2031.
    package func setModes(_ numbers: [Int], _ isOn: Bool) {
        let changed = numbers.filter { modes.contains($0) != isOn }
        if isOn { modes.formUnion(changed) } else { modes.subtract(changed) }
        send(changed.flatMap { Self.mode($0, isOn) })
    }

    private static func mode(_ number: Int, _ isOn: Bool) -> [UInt8] {
        Array("\u{1b}[?\(number)\(isOn ? "h" : "l")".utf8)
    }

    private var modesOn: [UInt8] { modes.sorted().flatMap { Self.mode($0, true) } }

    // MARK: used by Terminal

    /// Applies the terminal's new size; returns false when it is unchanged.
    func resize() -> Bool {
        guard !isSuspended else { return false }
        // ncurses may have applied the new size when it resumed.
        _ = cnc_resize()
        let newSize = Size(width: Int(cnc_columns()), height: Int(cnc_rows()))
        guard newSize != size else { return false }
        size = newSize
        plan = RepaintPlan(size: size)
        if let newest { plan.setTarget(newest, withLinks: supportsLinks) }
        mustClear = true
        return true
    }

    /// Redraws the whole screen.
    func repaint() {
        guard !isSuspended else { return }
        invalidate()
        flush()
    }

    /// Hands the terminal to another program; frames wait until `resume`.
    ///
    /// - Parameters:
    ///   - timeout: The maximum wait for a terminal that accepts nothing, applied twice.
    ///   - replies: The maximum wait for expected replies.
    ///   - isMoment: True when it resumes at once: input that arrives meanwhile is for this program.
    func suspend(
        within timeout: Duration = .milliseconds(200), replies: Duration = .seconds(3), isMoment: Bool = false
    ) {
        guard !isSuspended else { return }
        isSuspended = true
        let mayReport = modes.contains(1002) || areRepliesDue
        let modesOff = modes.sorted().flatMap { Self.mode($0, false) }
        let isAccepting =
            isMoment
            || output.silence(modesOff, mayReport: mayReport, within: timeout, repliesWithin: replies)
        cnc_leave()
        output.restore(within: isAccepting ? timeout : .zero, repairTimeout: timeout)
        cnc_restore()
    }

    /// True while replies to queries that were sent with `send` are expected; set by their sender.
    package var areRepliesDue = false

    /// Takes the terminal back and redraws; returns true when its size has changed.
    func resume() -> Bool {
        guard isSuspended else { return false }
        isSuspended = false
        cnc_enter()
        output.sendRendered(suffix: modesOn)
        plan.forget()
        let isResized = resize()
        flush()
        return isResized
    }

    // MARK: drawing

    /// Sends as much of the newest frame as there is room for, and reports when the first one is complete.
    private func flush() {
        send()
        guard !hasReportedFirstFrame, newest != nil, plan.isDone, !isSuspended, output.isDelivered else { return }
        hasReportedFirstFrame = true
        onFirstFrame()
    }

    private func send() {
        guard let newest, !isSuspended, isCursorDue || !plan.isDone else { return }
        let room = output.room
        guard room != 0 else { return }
        if mustClear {
            mustClear = false
            cnc_erase()
            cnc_repaint()
        }
        var rows = plan.next(limit: room)
        if !painter.draw(rows, of: &plan, canRunOut: true) {
            // More color pairs were used over time than there are numbers: reset them, once.
            painter.forgetPairs()
            plan.forget()
            cnc_erase()
            cnc_repaint()
            rows = plan.next(limit: nil)
            _ = painter.draw(rows, of: &plan, canRunOut: false)
        }
        update(newest.cursor)
        if painter.link(rows, of: plan) { update(newest.cursor) }
        isCursorDue = false
        isUntouched = false
        if isSynchronized {
            output.sendRendered(prefix: Self.mode(2026, true), suffix: Self.mode(2026, false))
        } else {
            output.sendRendered()
        }
        // The next part, if the terminal accepted this one and there is more room.
        if !plan.isDone { send() }
    }

    /// Has ncurses make the bytes for the drawn cells, with the cursor at `cursor`.
    private func update(_ cursor: Point?) {
        let seen = cursor.flatMap { Rect(size).contains($0) ? $0 : nil }
        cnc_cursor(Int32(seen?.y ?? -1), Int32(seen?.x ?? 0))
        cnc_update()
    }
}
