import Canvas
import Domain
import Session

extension State {
    /// Everything that can be done, gone to or opened, to be found by a few letters.
    ///
    /// What fits a name's beginning comes first, and among equals what is nearest: the panes, what can be done here,
    /// live runs, entries with those that were opened last before the others, runs that have ended, what can be done
    /// elsewhere, themes.
    mutating func openPalette() -> [Effect] {
        overlays.append(
            .chooser(
                Chooser(
                    .palette, title: "Commands",
                    lines: paneLines + commandLines(of: context) + runLines(areLive: true) + entryLines
                        + runLines(areLive: false) + commandLinesElsewhere
                        + themeLines.map { line in
                            Chooser.Line(label: line.label, detail: "theme", command: line.command)
                        })))
        return []
    }

    private static let paneActions: [(pane: Pane, action: Action)] = [
        (.catalog, .focusCatalog), (.form, .focusForm), (.queue, .focusQueue), (.result, .focusResult),
    ]

    private var paneLines: [Chooser.Line] {
        Self.paneActions.map { pane, action in
            let key = keyMap.keyName(for: action, in: pane.context).map { "pane  \($0)" } ?? "pane"
            return Chooser.Line(label: pane.title, detail: key, command: .action(action))
        }
    }

    /// What can be done in `place`, with its keys.
    private func commandLines(of place: KeyContext) -> [Chooser.Line] {
        let known = Set(Self.paneActions.map(\.action) + [.palette])
        var seen = known
        let bindings = keyMap.lines(in: place).filter { !$0.action.movesRows && seen.insert($0.action).inserted }
        return bindings.map { binding in
            Chooser.Line(
                label: binding.action.title, detail: binding.keys.first?.name ?? "", command: .action(binding.action))
        }
    }

    /// What can be done only in other panes, marked with their names.
    private var commandLinesElsewhere: [Chooser.Line] {
        var seen = Set(keyMap.lines(in: context).map(\.action))
        return Pane.allCases.filter { $0.context != context }.flatMap { pane in
            keyMap.lines(in: pane.context)
                .filter { !$0.action.isMovement && seen.insert($0.action).inserted }
                .map { binding in
                    Chooser.Line(
                        label: binding.action.title,
                        detail: [pane.context.title, binding.keys.first?.name].compactMap(\.self)
                            .joined(separator: "  "),
                        command: .paneAction(binding.action, pane))
                }
        }
    }

    private func runLines(areLive: Bool) -> [Chooser.Line] {
        session.runs.all.filter { $0.phase.isLive == areLive }.map { run in
            Chooser.Line(label: run.title, detail: "\(run.phase.rawValue) run", command: .run(run.id))
        }
    }

    private var entryLines: [Chooser.Line] {
        let entries = session.catalog.entries
        let recent = recentEntries.compactMap(session.catalog.entry)
        return (recent + entries.filter { !recentEntries.contains($0.id) }).map { entry in
            Chooser.Line(label: entry.title, detail: entry.id.kind.rawValue, command: .entry(entry.id))
        }
    }

    /// Goes to `pane` and does what can be done there. What may cost something is only led to: there one sees what it
    /// would be done to.
    mutating func perform(_ action: Action, in pane: Pane) -> [Effect] {
        leaveTyping()
        let effects = focus(on: pane)
        guard action.spends else { return effects + perform(action) }
        toasts.show(.note, keyMap.sentence("confirms: \(action.title)", by: action, in: pane.context), at: now)
        return effects
    }

    /// Shows a run that is in the queue.
    mutating func show(_ run: RunID) -> [Effect] {
        guard let place = queue.reveal(run, in: session.runs) else { return [] }
        leaveTyping()
        return focus(on: .queue) + moveInQueue(by: place - queue.cursor)
    }

    /// Notes that the form of `entry` was opened.
    mutating func noteOpened(_ entry: EntryID) {
        recentEntries.removeAll { $0 == entry }
        recentEntries.insert(entry, at: 0)
        if recentEntries.count > Self.maxRecent { recentEntries.removeLast() }
    }

    /// How many entries are remembered as opened.
    private static let maxRecent = 20
}

extension Action {
    /// Whether it only moves the cursor, which nobody looks for by name.
    fileprivate var movesRows: Bool {
        switch self {
        case .up, .down, .top, .bottom, .halfPageUp, .halfPageDown, .pageUp, .pageDown: true
        default: false
        }
    }

    /// Whether it only moves about, which is of no use from elsewhere.
    fileprivate var isMovement: Bool {
        switch self {
        case .nextPane, .previousPane, .nextField, .previousField, .back, .open: true
        default: movesRows
        }
    }
}
