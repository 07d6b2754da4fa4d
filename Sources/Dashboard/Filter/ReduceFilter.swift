import Canvas
import Domain
import Session

/// The filter of the focused list: the catalog or the queue.
extension State {
    /// True while keys are typed into a filter.
    var isFiltering: Bool { focus == .queue ? queue.isFiltering : focus == .catalog && catalog.isFiltering }

    /// Opens the filter, applies it or clears it.
    mutating func performOnFilter(_ action: Action) -> [Effect] {
        setFiltering(action == .filter)
        if action == .clearFilter {
            _ = editFilter { edit in
                edit.set("")
                return true
            }
        }
        cursorMoved()
        return []
    }

    private mutating func setFiltering(_ isFiltering: Bool) {
        if focus == .queue { queue.isFiltering = isFiltering } else { catalog.isFiltering = isFiltering }
    }

    /// Changes the text of the focused list's filter and applies it.
    mutating func editFilter(_ change: (inout TextEdit) -> Bool) -> [Effect] {
        if focus == .queue {
            guard queue.editFilter(session.runs, change) else { return [] }
            result.scrollToTop()
        } else {
            guard change(&catalog.filter) else { return [] }
            catalog.narrow(session.catalog)
        }
        cursorMoved()
        return []
    }
}
