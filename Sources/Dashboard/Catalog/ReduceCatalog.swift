import Canvas
import Domain

extension State {
    mutating func performInCatalog(_ action: Action) -> [Effect] {
        switch action {
        case .filter: catalog.isFiltering = true
        case .keepFilter: catalog.isFiltering = false
        case .dropFilter:
            catalog.isFiltering = false
            catalog.filter.set("")
            catalog.narrow()
        case .nextSection: catalog.showSection(1)
        case .previousSection: catalog.showSection(-1)
        default: break
        }
        cursorMoved()
        return []
    }

    /// Changes the filter's text; the list narrows as one types.
    mutating func editFilter(_ change: (inout TextEdit) -> Bool) -> [Effect] {
        guard change(&catalog.filter) else { return [] }
        catalog.narrow()
        cursorMoved()
        return []
    }

    /// Opens what the cursor is on: an entry's form, or a collection's prompts.
    mutating func openSelectedEntry() -> [Effect] {
        switch catalog.list.selected {
        case .entry(let entry):
            openForm(of: entry)
            return [.engine(.loadEntry(entry.id))]
        case .collection(let collection):
            catalog.open(collection)
            cursorMoved()
            return []
        case nil: return []
        }
    }
}
