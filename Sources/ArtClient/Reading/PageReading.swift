import JSON
import Domain

extension Page {
    /// Parses the rows of a page: an unreadable row becomes a broken row, and never fails the others.
    ///
    /// - `faults`: The reasons why rows are unreadable in any case, by their index.
    init(_ elements: [JSON], faults: [Int: String] = [:], read: (JSON) throws(Unreadable) -> Value) {
        self.init(dropped: max(0, elements.count - Bounds.rows))
        rows.reserveCapacity(elements.count - dropped)
        for (index, raw) in elements.prefix(Bounds.rows).enumerated() {
            do throws(Unreadable) {
                if let fault = faults[index] { throw Unreadable(reason: fault) }
                rows.append(Resource(try read(raw), raw: raw))
            } catch {
                broken.append(BrokenRow(index: index, reason: error.reason, raw: raw))
            }
        }
    }

    /// The number of rows that the service sent, readable or not.
    var sent: Int { rows.count + brokenRows }
}
