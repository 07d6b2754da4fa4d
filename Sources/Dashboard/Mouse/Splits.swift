import Canvas

/// The borders between panes that the user has moved; the others are at their usual positions.
package struct Splits: Hashable, Sendable {
    /// A border between panes that can be dragged.
    package enum Border: CaseIterable, Hashable, Sendable {
        /// Between the catalog and the form.
        case catalog
        /// Between the form and the column to its right.
        case right
        /// Between the queue and the result.
        case queue
    }

    /// A part of an extent in cells: exact at the size where it was set, proportional at others.
    struct Share: Hashable {
        let cells: Int
        let all: Int

        /// Returns the cells of this share in `extent`.
        func cells(of extent: Int) -> Int { all > 0 ? extent * cells / all : 0 }
    }

    private var shares: [Border: Share] = [:]

    /// Creates splits with every border at its usual position.
    package init() {}

    /// Returns the cells of `extent` that `border` leaves to the catalog, the right column or the queue.
    ///
    /// - `usual`: The cells while the user has not moved the border.
    /// - `range`: The limits of the result.
    func cells(_ border: Border, of extent: Int, usual: Int, in range: ClosedRange<Int>) -> Int {
        let wanted = shares[border]?.cells(of: extent) ?? usual
        return min(max(range.lowerBound, wanted), range.upperBound)
    }

    /// Moves `border` so that it leaves `cells` of `extent`.
    mutating func set(_ border: Border, cells: Int, of extent: Int) {
        shares[border] = Share(cells: max(0, min(cells, extent)), all: extent)
    }
}
