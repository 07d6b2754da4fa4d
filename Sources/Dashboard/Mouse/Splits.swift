import Canvas

/// Where a person has put the borders between panes; those that nobody has moved are where they are by themselves.
package struct Splits: Hashable, Sendable {
    /// A border that can be moved.
    package enum Border: CaseIterable, Hashable, Sendable {
        /// Between the catalog and the form.
        case catalog
        /// Between the form and what is to the right of it.
        case right
        /// Between the queue and the result.
        case queue
    }

    /// A part of an extent, as it was put: exact there, and in proportion at other sizes.
    struct Share: Hashable {
        let cells: Int
        let all: Int

        /// The cells of `extent`.
        func cells(of extent: Int) -> Int { all > 0 ? extent * cells / all : 0 }
    }

    private var shares: [Border: Share] = [:]

    package init() {}

    /// The cells of `extent` that `border` leaves to the catalog, to the right, or to the queue: `usual` where nobody
    /// has moved it, and never outside `range`.
    func cells(_ border: Border, of extent: Int, usual: Int, in range: ClosedRange<Int>) -> Int {
        let wanted = shares[border]?.cells(of: extent) ?? usual
        return min(max(range.lowerBound, wanted), range.upperBound)
    }

    mutating func set(_ border: Border, cells: Int, of extent: Int) {
        shares[border] = Share(cells: max(0, min(cells, extent)), all: extent)
    }
}
