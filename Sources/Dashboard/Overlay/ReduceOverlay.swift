import Canvas
import Domain
import Session

extension State {
    /// Opens the list of keys of this place, in groups, those of the hint line first; enter runs a line.
    mutating func openHelp() -> [Effect] {
        let place = context
        let lines = keyMap.helpLines(in: place, common: hints.map(\.action))
        overlays.append(.chooser(Chooser(.help, title: "Keys: \(place.title)", lines: lines)))
        return []
    }

    /// Closes the topmost overlay.
    mutating func closeOverlay() -> [Effect] {
        _ = overlays.popLast()
        return []
    }

    /// Runs the line, or gives the answer, under the cursor of the topmost overlay.
    mutating func chooseLine() -> [Effect] {
        if overlays.last?.question != nil { return answerQuestion { $0.answers[$0.cursor] } }
        guard let chooser = overlays.popLast()?.chooser else { return [] }
        if case .choices(let place) = chooser.kind { return choose(chooser, at: place) }
        if case .presets(let entry) = chooser.kind { return choosePreset(chooser, of: entry) }
        if case .renaming(let map, let name) = chooser.kind { return rename(name, in: map, to: chooser.own) }
        switch chooser.selected?.command {
        case .action(let action)?: return perform(action)
        case .paneAction(let action, let pane)?: return perform(action, in: pane)
        case .run(let run)?: return show(run)
        case .entry(let id)?:
            guard let entry = session.catalog.entry(id) else { return [] }
            catalog.select(entry, in: session.catalog)
            openForm(of: entry)
            return [.engine(.loadEntry(id))]
        case .copy(let text)?: return offer(text, called: chooser.title)
        case .theme(let name)?: return useTheme(name)
        case .answer?, .preset?, nil: return []
        }
    }

    /// Changes the filter of the topmost chooser.
    mutating func editChooser(_ change: (inout TextEdit) -> Bool) -> [Effect] {
        guard let last = overlays.indices.last, var chooser = overlays[last].chooser else { return [] }
        chooser.edit(change)
        overlays[last] = .chooser(chooser)
        return []
    }

    /// Selects or deselects the line under the cursor.
    mutating func toggleSelection() -> [Effect] {
        guard let last = overlays.indices.last, var chooser = overlays[last].chooser else { return [] }
        chooser.mark()
        overlays[last] = .chooser(chooser)
        return []
    }

    /// Moves the cursor of the topmost overlay, or scrolls its text.
    mutating func moveInOverlay(by rows: Int) -> [Effect] {
        guard let last = overlays.indices.last, var chooser = overlays[last].chooser else {
            moveInQuestion(by: rows)
            scrollPage(by: rows)
            return []
        }
        chooser.move(by: rows)
        overlays[last] = .chooser(chooser)
        return []
    }
}
