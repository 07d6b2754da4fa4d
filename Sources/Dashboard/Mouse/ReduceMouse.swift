import Canvas
import Domain

extension State {
    /// Whether the program should hear of the mouse: a text that is to be selected is the terminal's.
    package var wantsMouse: Bool { mouse.isOn && !overlays.contains { $0.page != nil } }

    /// Tells the program whether to hear of the mouse, where that has changed.
    mutating func settleMouse() -> [Effect] {
        guard wantsMouse != mouse.isHeard else { return [] }
        mouse.isHeard = wantsMouse
        return [.mouse(wantsMouse)]
    }

    /// Gives the mouse to the terminal, or takes it back.
    mutating func toggleMouse() -> [Effect] {
        mouse.isOn.toggle()
        let words =
            mouse.isOn
            ? "Mouse capture on. In most terminals, hold shift to select text."
            : "Mouse capture off: drag to select text."
        toasts.show(.note, Wording.text([words, sentence("toggles it", by: .toggleMouse)]), at: now)
        return []
    }

    mutating func reduceMouse(_ event: Mouse) -> [Effect] {
        guard mouse.isHeard else { return [] }
        switch event.action {
        case .press:
            telling.noteKey(at: now)
            if layout.panes[.queue] != nil { queue.markSeen() }
            mouse.dragged = nil
            swallowing = nil
            defer { noteChanges() }
            return press(event.place)
        case .drag:
            drag(to: event.place)
            return []
        case .release:
            mouse.dragged = nil
            return []
        case .scrollUp, .scrollDown:
            telling.noteKey(at: now)
            defer { noteChanges() }
            return scroll(at: event.place, event.action == .scrollUp ? -1 : 1)
        }
    }

    // MARK: pressing

    private mutating func press(_ point: Point) -> [Effect] {
        guard let target = targets(at: point).first else { return [] }
        if mouse.armed?.wish != wish(for: target) { mouse.armed = nil }
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
        case .field(let place): return pressField(place)
        case .border(let border):
            mouse.dragged = layout.boundary(border).map { boundary in
                MouseState.Drag(border: border, offset: (border == .queue ? point.y : point.x) - boundary)
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

    /// Goes to `pane`, leaving what is typed where it is.
    private mutating func go(to pane: Pane) -> [Effect] {
        guard pane != focus else { return [] }
        leaveTyping()
        return focus(on: pane)
    }

    /// Ends the typing into a field or the filter; what was typed stays.
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
        catalog.move(by: place - catalog.list.cursor)
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

    /// Puts the cursor on a line of the form, ready for typing; a second press does what space does there.
    private mutating func pressField(_ place: Int) -> [Effect] {
        guard let form, form.lines.indices.contains(place) else { return [] }
        if focus == .form, form.isEditing, form.cursor == place {
            return form.area(of: form.lines[place]) == nil ? editField(.character(" ")) : []
        }
        let effects = go(to: .form)
        changeForm { form in
            form.move(by: place - form.cursor)
            form.isEditing = true
        }
        return effects
    }

    private mutating func pressAction(_ action: Action, _ target: Target) -> [Effect] {
        let spends = action == .chooseLine ? choiceSpends : action.spends
        if spends, !isMeant(target) { return [] }
        return perform(action)
    }

    /// Whether what stands under the cursor of the topmost list or question may cost something.
    private var choiceSpends: Bool {
        if let question = overlays.last?.question { return question.chosen?.deed.spends == true }
        if case .action(let action)? = overlays.last?.chooser?.selected?.deed { return action.spends }
        return false
    }

    private mutating func pressLine(_ place: Int, _ target: Target) -> [Effect] {
        guard let last = overlays.indices.last else { return [] }
        if var question = overlays[last].question {
            guard place != question.cursor else { return pressAction(.chooseLine, target) }
            question.move(by: place - question.cursor)
            overlays[last] = .question(question)
            return []
        }
        guard var chooser = overlays[last].chooser else { return [] }
        chooser.move(by: place - chooser.cursor)
        overlays[last] = .chooser(chooser)
        if chooser.takesSeveral { return markLine() }
        if choiceSpends, !isMeant(target) { return [] }
        return chooseLine()
    }

    /// How long after the first press a second one is a second wish, and how long it counts as one.
    ///
    /// A doubled press is over within a quarter of a second.
    private static let meaning = Duration.milliseconds(300)...Duration.seconds(10)

    /// Whether `target`, which may cost something, was pressed before, and long enough ago to be no doubled press.
    private mutating func isMeant(_ target: Target) -> Bool {
        let wish = wish(for: target)
        if let armed = mouse.armed, armed.wish == wish, Self.meaning.contains(now - armed.at) {
            mouse.armed = nil
            return true
        }
        mouse.armed = MouseState.Armed(wish: wish, at: now)
        toasts.show(.note, "This may cost credits or runs: click again to confirm.", at: now)
        return false
    }

    private func wish(for target: Target) -> MouseState.Wish {
        MouseState.Wish(target: target, overlay: overlays.last, run: selectedRun?.id, entry: openEntry)
    }

    // MARK: moving borders

    private mutating func drag(to point: Point) {
        guard let drag = mouse.dragged else { return }
        let body = layout.body
        switch drag.border {
        case .catalog: splits.set(.catalog, cells: point.x - drag.offset - body.x, of: body.width)
        case .right: splits.set(.right, cells: body.maxX - (point.x - drag.offset), of: body.width)
        case .queue: splits.set(.queue, cells: point.y - drag.offset - body.y, of: body.height)
        }
        cursorMoved()
    }

    // MARK: scrolling

    /// Rows that a notch of the wheel moves a list by.
    private static let notch = 3

    /// Scrolls what lies at `point`, wherever the focus is.
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
        case .catalog: catalog.move(by: rows)
        case .form: moveInForm(by: direction)
        case .queue: return moveInQueue(by: rows)
        case .result: result.scroll(by: rows, last: ResultView.lastTextRow(of: selectedRun, in: layout.panes[.result]))
        }
        cursorMoved()
        return []
    }
}
