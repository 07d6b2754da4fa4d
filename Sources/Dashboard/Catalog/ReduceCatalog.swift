import Canvas
import Domain
import Session

extension State {
    /// Performs an action of the catalog pane.
    mutating func performInCatalog(_ action: Action) -> [Effect] {
        switch action {
        case .nextSection: catalog.showSection(1)
        case .previousSection: catalog.showSection(-1)
        default: break
        }
        cursorMoved()
        return []
    }

    /// Opens the form of the selected entry, or the prompts of the selected collection.
    mutating func openSelectedEntry() -> [Effect] {
        switch selectedRow {
        case .entry(let entry):
            openForm(of: entry)
            return [.engine(.loadEntry(entry.id))]
        case .collection(let collection):
            catalog.open(collection, in: session.catalog)
            cursorMoved()
            return []
        case nil: return []
        }
    }
}
