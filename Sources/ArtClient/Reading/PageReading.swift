import JSON
import Domain

extension Page {
    /// Reads the rows of a page: one that cannot be read is a broken row, and never an error for the others.
    ///
    /// - Parameter faults: Why rows cannot be read whatever is left of them, by their places.
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

    /// How many rows the service sent, whatever could be read of them.
    var sent: Int { rows.count + brokenRows }
}
