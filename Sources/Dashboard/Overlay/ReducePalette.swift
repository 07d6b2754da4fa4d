import Canvas
import Domain
import Session

extension State {
    /// Opens the command palette: panes, actions, runs, entries and themes, filtered by a few letters.
    ///
    /// Among equal matches the order is: panes, actions of this place, live runs, entries with the most recent ones
    /// first, ended runs, actions of other panes, themes.
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

    /// Returns a line for each action of `place`, with its key.
    private func commandLines(of place: KeyContext) -> [Chooser.Line] {
        let known = Set(Self.paneActions.map(\.action) + [.palette])
        var seen = known
        let bindings = keyMap.lines(in: place).filter { !$0.action.movesRows && seen.insert($0.action).inserted }
        return bindings.map { binding in
            Chooser.Line(
                label: binding.action.title, detail: binding.keys.first?.name ?? "", command: .action(binding.action))
        }
    }

    /// The actions that only other panes have, with the names of the panes.
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

    /// Focuses `pane` and performs the action there. An action that may cost something is not performed: the user
    /// confirms it in the pane, which shows what it applies to.
    mutating func perform(_ action: Action, in pane: Pane) -> [Effect] {
        leaveTyping()
        let effects = focus(on: pane)
        guard action.spends else { return effects + perform(action) }
        toasts.show(.note, keyMap.sentence("confirms: \(action.title)", by: action, in: pane.context), at: now)
        return effects
    }

    /// Shows a run of the queue.
    mutating func show(_ run: RunID) -> [Effect] {
        guard let place = queue.reveal(run, in: session.runs) else { return [] }
        leaveTyping()
        return focus(on: .queue) + moveInQueue(by: place - queue.cursor)
    }

    /// Records that the form of `entry` was opened.
    mutating func noteOpened(_ entry: EntryID) {
        recentEntries.removeAll { $0 == entry }
        recentEntries.insert(entry, at: 0)
        if recentEntries.count > Self.maxRecent { recentEntries.removeLast() }
    }

    /// The number of recent entries to remember.
    private static let maxRecent = 20
}

extension Action {
    /// True for actions that only move the cursor, which the palette leaves out.
    fileprivate var movesRows: Bool {
        switch self {
        case .up, .down, .top, .bottom, .halfPageUp, .halfPageDown, .pageUp, .pageDown: true
        default: false
        }
    }

    /// True for actions that only move, which are of no use from another pane.
    fileprivate var isMovement: Bool {
        switch self {
        case .nextPane, .previousPane, .nextField, .previousField, .back, .open: true
        default: movesRows
        }
    }
}
