import Canvas
import Domain
import Session

extension State {
    /// True while the terminal should report the mouse. Over a text page it should not, so that the text can be
    /// selected.
    package var capturesMouse: Bool { mouse.isOn && !overlays.contains { $0.page != nil } }

    /// Returns the effect that starts or stops mouse capture, if that has changed.
    mutating func updateMouseCapture() -> [Effect] {
        guard capturesMouse != mouse.isCaptured else { return [] }
        mouse.isCaptured = capturesMouse
        return [.mouse(capturesMouse)]
    }

    /// Turns mouse capture on or off.
    mutating func toggleMouse() -> [Effect] {
        mouse.isOn.toggle()
        let words =
            mouse.isOn
            ? "Mouse capture on. In most terminals, hold shift to select text."
            : "Mouse capture off: drag to select text."
        toasts.show(.note, Wording.text([words, sentence("toggles it", by: .toggleMouse)]), at: now)
        return []
    }

    /// Handles a mouse event; ignored while the mouse is not captured.
    mutating func reduceMouse(_ event: Mouse) -> [Effect] {
        guard mouse.isCaptured else { return [] }
        switch event.action {
        case .press:
            notifications.noteKey(at: now)
            if layout.panes[.queue] != nil { queue.markSeen() }
            mouse.dragged = nil
            ignoredInput = nil
            defer { scheduleAutosave() }
            return press(event.place)
        case .drag:
            drag(to: event.place)
            return []
        case .release:
            if mouse.dragged != nil { scheduleAutosave() }
            mouse.dragged = nil
            return []
        case .scrollUp, .scrollDown:
            notifications.noteKey(at: now)
            defer { scheduleAutosave() }
            return scroll(at: event.place, event.action == .scrollUp ? -1 : 1)
        }
    }

    // MARK: pressing

    private mutating func press(_ point: Point) -> [Effect] {
        guard let target = targets(at: point).first else { return [] }
        if mouse.pendingClick?.click != click(on: target) { mouse.pendingClick = nil }
        switch target {
        case .pane(let pane): return go(to: pane)
        case .tab(let pane): return go(to: pane)
        case .section(let section):
            let effects = go(to: .catalog)
            catalog.restore(section: section)
            cursorMoved()
            return effects
        case .entry(let place): return pressEntry(place)
        case .run(let place): return pressRun(place)
        case .result(let run):
            select(run)
            return []
        case .field(let place): return pressField(place)
        case .border(let border):
            mouse.dragged = layout.boundary(border).map { boundary in
                MouseState.Drag(border: border, offset: (border.paneBelow == nil ? point.x : point.y) - boundary)
            }
            return []
        case .action(let action): return pressAction(action, target)
        case .toast:
            toasts.dismiss()
            return []
        case .outside: return overlays.last?.chooser == nil ? [] : closeOverlay()
        case .overlay: return []
        case .line(let place): return pressLine(place, target)
        }
    }

    /// Focuses `pane` and ends typing; the typed text stays.
    private mutating func go(to pane: Pane) -> [Effect] {
        guard pane != focus else { return [] }
        leaveTyping()
        return focus(on: pane)
    }

    /// Ends typing into a field or a filter; the typed text stays.
    mutating func leaveTyping() {
        if focus == .form { changeForm { $0.isEditing = false } }
        catalog.isFiltering = false
        queue.isFiltering = false
    }

    private mutating func pressEntry(_ place: Int) -> [Effect] {
        if focus == .catalog, catalog.list.cursor == place {
            catalog.isFiltering = false
            return openSelectedEntry()
        }
        let effects = go(to: .catalog)
        catalog.move(by: place - catalog.list.cursor, in: session.catalog)
        cursorMoved()
        return effects
    }

    private mutating func pressRun(_ place: Int) -> [Effect] {
        if focus == .queue, queue.cursor == place {
            queue.isFiltering = false
            return perform(.open)
        }
        return go(to: .queue) + moveInQueue(by: place - queue.cursor)
    }

    /// Moves the cursor to a line of the form, ready for typing; a second click does what space does there.
    private mutating func pressField(_ place: Int) -> [Effect] {
        guard let pane = formPane, pane.lines.indices.contains(place) else { return [] }
        if focus == .form, pane.isEditing, pane.cursor == place {
            return pane.area(of: pane.lines[place]) == nil ? editField(.character(" ")) : []
        }
        let effects = go(to: .form)
        changeForm { pane in
            pane.move(by: place - pane.cursor)
            pane.isEditing = true
        }
        return effects
    }

    private mutating func pressAction(_ action: Action, _ target: Target) -> [Effect] {
        let spends = action == .select ? choiceSpends : action.spends
        if spends, !isConfirmed(target) { return [] }
        return perform(action)
    }

    /// True if the line or answer under the cursor of the topmost overlay may cost credits or runs.
    private var choiceSpends: Bool {
        if let question = overlays.last?.question { return question.chosen?.action.spends == true }
        if case .action(let action)? = overlays.last?.chooser?.selected?.command { return action.spends }
        return false
    }

    private mutating func pressLine(_ place: Int, _ target: Target) -> [Effect] {
        guard let last = overlays.indices.last else { return [] }
        if var question = overlays[last].question {
            guard place != question.cursor else { return pressAction(.select, target) }
            question.move(by: place - question.cursor)
            overlays[last] = .question(question)
            return []
        }
        guard var chooser = overlays[last].chooser else { return [] }
        chooser.move(by: place - chooser.cursor)
        overlays[last] = .chooser(chooser)
        if chooser.takesSeveral { return toggleSelection() }
        if choiceSpends, !isConfirmed(target) { return [] }
        return chooseLine()
    }

    /// The time after the first click in which a second one confirms it.
    ///
    /// A double click is over within a quarter of a second and must not confirm.
    private static let confirmationWindow = Duration.milliseconds(300)...Duration.seconds(10)

    /// Returns true if this click confirms an earlier one on `target`, which may cost credits or runs.
    private mutating func isConfirmed(_ target: Target) -> Bool {
        let click = click(on: target)
        if let pending = mouse.pendingClick, pending.click == click, Self.confirmationWindow.contains(now - pending.at)
        {
            mouse.pendingClick = nil
            return true
        }
        mouse.pendingClick = MouseState.PendingClick(click: click, at: now)
        toasts.show(.note, "This may cost credits or runs: click again to confirm.", at: now)
        return false
    }

    private func click(on target: Target) -> MouseState.ClickTarget {
        MouseState.ClickTarget(target: target, overlay: overlays.last, run: selectedRun?.id, entry: openEntry)
    }

    // MARK: moving borders

    private mutating func drag(to point: Point) {
        guard let drag = mouse.dragged else { return }
        let body = layout.body
        switch drag.border {
        case .catalog: splits.set(.catalog, cells: point.x - drag.offset - body.x, of: body.width)
        case .right: splits.set(.right, cells: body.maxX - (point.x - drag.offset), of: body.width)
        case .queue, .result:
            splits.set(drag.border, cells: body.maxY - (point.y - drag.offset), of: body.height)
        }
        cursorMoved()
    }

    // MARK: scrolling

    /// The rows by which one notch of the wheel moves a list.
    private static let notch = 3

    /// Scrolls the pane or overlay at `point`, whatever has the focus.
    private mutating func scroll(at point: Point, _ direction: Int) -> [Effect] {
        for target in targets(at: point) {
            switch target {
            case .outside: return []
            case .line, .overlay: return moveInOverlay(by: direction)
            case .pane(let pane): return scroll(pane, direction)
            default: continue
            }
        }
        return []
    }

    private mutating func scroll(_ pane: Pane, _ direction: Int) -> [Effect] {
        let rows = direction * Self.notch
        switch pane {
        case .catalog: catalog.move(by: rows, in: session.catalog)
        case .form: moveInForm(by: direction)
        case .queue: return moveInQueue(by: rows)
        case .result: result.scroll(by: rows, last: ResultView.lastTextRow(in: self))
        }
        cursorMoved()
        return []
    }
}
