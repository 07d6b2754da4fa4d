import Canvas
import Session

/// The cursor, the scroll offset and the shown rows of one catalog section.
package struct CatalogList: Hashable, Sendable {
    /// The indices of the shown rows among all rows of the section.
    package private(set) var shown: [Int] = []
    /// The index of the cursor in `shown`; 0 if no row is shown.
    package private(set) var cursor = 0
    /// The index in `shown` of the first visible row.
    package private(set) var offset = 0
    /// The id of the row under the cursor.
    private var selected: String?
    /// The widths of all rows of the section.
    private(set) var widths = CatalogWidths()
    private var filter = ""
    private var collection: String?

    /// Creates a list without rows.
    package init() {}

    /// Shows only rows that contain every word of `text` and belong to `collection`.
    mutating func narrow(to text: String, collection: String?, in rows: CatalogRows) {
        filter = text
        self.collection = collection
        refilter(rows)
    }

    /// Updates the list after a change of the section's `rows`; the cursor stays on its row.
    mutating func follow(_ rows: CatalogRows) {
        widths = CatalogWidths(rows.rows)
        refilter(rows)
    }

    private mutating func refilter(_ rows: CatalogRows) {
        shown = rows.indices(matching: filter, collection: collection)
        if let selected, select(selected, in: rows) { return }
        put(at: 0, in: rows)
    }

    /// Moves the cursor by `steps`, up to the ends of the list.
    mutating func move(by steps: Int, in rows: CatalogRows) {
        put(at: min(max(0, cursor + max(-shown.count, min(steps, shown.count))), max(0, shown.count - 1)), in: rows)
    }

    /// Scrolls no further than needed to keep the cursor among `height` visible rows.
    mutating func keepCursorInSight(height: Int) {
        offset = ListWindow(count: shown.count, cursor: cursor, offset: offset, height: height).offset
    }

    /// Moves the cursor to the row with this id and scrolls to `offset`. Returns false if the row is not shown.
    mutating func restore(_ id: String, offset: Int, in rows: CatalogRows) -> Bool {
        guard select(id, in: rows) else { return false }
        self.offset = offset
        return true
    }

    /// Moves the cursor to the row with this id. Returns false if the row is not shown.
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
