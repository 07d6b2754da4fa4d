import Canvas
import Domain

/// The filters of the catalog and of the queue: what the focus is on is what they narrow.
extension State {
    /// Whether keys go to a filter.
    var isFiltering: Bool { focus == .queue ? queue.isFiltering : focus == .catalog && catalog.isFiltering }

    mutating func performOnFilter(_ action: Action) -> [Effect] {
        setFiltering(action == .filter)
        if action == .dropFilter {
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

    /// Changes the filter's text; the list narrows as one types.
    mutating func editFilter(_ change: (inout TextEdit) -> Bool) -> [Effect] {
        if focus == .queue {
            guard queue.editFilter(change) else { return [] }
            result.scrollToTop()
        } else {
            guard change(&catalog.filter) else { return [] }
            catalog.narrow()
        }
        cursorMoved()
        return []
    }
}
