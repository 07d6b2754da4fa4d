import Canvas
import Domain
import Session

extension State {
    mutating func performInCatalog(_ action: Action) -> [Effect] {
        switch action {
        case .nextSection: catalog.showSection(1)
        case .previousSection: catalog.showSection(-1)
        default: break
        }
        cursorMoved()
        return []
    }

    /// Opens what the cursor is on: an entry's form, or a collection's prompts.
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
