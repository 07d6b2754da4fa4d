import Canvas
import JSON

/// The borders between panes that the user has moved; the others are at their usual positions.
package struct Splits: Hashable, Sendable {
    /// A border between panes that can be dragged.
    package enum Border: String, CaseIterable, Hashable, Sendable {
        /// Between the catalog and the form.
        case catalog
        /// Between the result and the column to its left, of three columns.
        case right
        /// Above the queue.
        case queue
        /// Between the form and the result, of two columns.
        case result

        /// The pane below a horizontal border; nil for a vertical one.
        var paneBelow: Pane? {
            switch self {
            case .catalog, .right: nil
            case .queue: .queue
            case .result: .result
            }
        }
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

    /// Returns the cells of `extent` that `border` leaves to the catalog, the right column, or the pane below it.
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

extension Splits {
    /// The moved borders as JSON: the cells of each, and the extent in which they were set. Nil if none was moved.
    var json: JSON? {
        let members = Border.allCases.compactMap { border in
            shares[border].map { share in
                (border.rawValue, JSON.array([.number(JSONNumber(share.cells)), .number(JSONNumber(share.all))]))
            }
        }
        return members.isEmpty ? nil : .object(JSONObject(members))
    }

    /// Creates splits from `json`; what cannot be read stays at its usual position.
    init(_ json: JSON) {
        for border in Border.allCases {
            guard let share = json[border.rawValue]?.array, share.count == 2, let cells = share[0].lenientInt,
                let all = share[1].lenientInt, (1...Self.maxExtent).contains(all), (0...all).contains(cells)
            else { continue }
            shares[border] = Share(cells: cells, all: all)
        }
    }

    /// The largest extent of a terminal that is believed, in cells.
    private static let maxExtent = 10_000
}
