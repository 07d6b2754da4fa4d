import Canvas
import Session

/// The cursor in one section's rows, and which of them are shown.
package struct CatalogList: Hashable, Sendable {
    /// Places in the section's rows of what is shown.
    package private(set) var shown: [Int] = []
    /// The cursor's place in `shown`; 0 when nothing is.
    package private(set) var cursor = 0
    /// The first place in `shown` on screen.
    package private(set) var offset = 0
    /// The row under the cursor, by its id.
    private var selected: String?
    private var filter = ""
    private var collection: String?

    package init() {}

    /// Shows only rows that have every word of `text` and belong to `collection`.
    mutating func narrow(to text: String, collection: String?, in rows: CatalogRows) {
        filter = text
        self.collection = collection
        follow(rows)
    }

    /// Follows a change of the section's `rows`; the cursor stays with its row.
    mutating func follow(_ rows: CatalogRows) {
        shown = rows.indices(matching: filter, collection: collection)
        if let selected, select(selected, in: rows) { return }
        put(at: 0, in: rows)
    }

    mutating func move(by steps: Int, in rows: CatalogRows) {
        put(at: min(max(0, cursor + max(-shown.count, min(steps, shown.count))), max(0, shown.count - 1)), in: rows)
    }

    /// Scrolls as little as keeps the cursor among the `height` rows on screen.
    mutating func keepCursorInSight(height: Int) {
        offset = ListWindow(count: shown.count, cursor: cursor, offset: offset, height: height).offset
    }

    /// Puts the cursor on the row called `id` with the row `offset` at the top; false when it is not shown.
    mutating func restore(_ id: String, offset: Int, in rows: CatalogRows) -> Bool {
        guard select(id, in: rows) else { return false }
        self.offset = offset
        return true
    }

    /// Puts the cursor on the row called `id`; false when it is not shown.
    mutating func select(_ id: String, in rows: CatalogRows) -> Bool {
        guard let place = shown.firstIndex(where: { rows.rows[$0].id == id }) else { return false }
        put(at: place, in: rows)
        return true
    }

    private mutating func put(at place: Int, in rows: CatalogRows) {
        cursor = place
        selected = shown.indices.contains(place) ? rows.rows[shown[place]].id : nil
    }
}
