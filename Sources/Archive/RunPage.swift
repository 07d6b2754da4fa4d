package import Domain
import GRDB

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A page of the archive's runs, newest first.
package struct RunPage: Hashable, Sendable {
    package var runs: [Run]
    /// The start of the next page; nil on the last one.
    package var edge: RunEdge?

    package init(runs: [Run] = [], edge: RunEdge? = nil) {
        self.runs = runs
        self.edge = edge
    }
}

/// The position after a run in the archive's order.
package struct RunEdge: Hashable, Sendable {
    /// The raw column value, since a value that is no time has a place in SQLite's order too.
    let createdAt: DatabaseValue
    /// The `rowid`, which orders runs of the same moment.
    let row: Int64

    /// The position before all runs: in SQLite's order blobs come after all numbers and texts.
    static let newest = RunEdge(createdAt: Data(repeating: 0xff, count: 9).databaseValue, row: .max)
}
