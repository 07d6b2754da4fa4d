package import Domain
import GRDB

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A part of the archive's runs, newest first.
package struct RunPage: Hashable, Sendable {
    package var runs: [Run]
    /// Where the next page begins; nil when this is the last one.
    package var edge: RunEdge?

    package init(runs: [Run] = [], edge: RunEdge? = nil) {
        self.runs = runs
        self.edge = edge
    }
}

/// The place behind a run in the archive's order.
package struct RunEdge: Hashable, Sendable {
    /// As it stands there: what is no time has its place in SQLite's order too.
    let createdAt: DatabaseValue
    /// Tells runs of one moment apart.
    let row: Int64

    /// The place before all runs: in SQLite's order bytes come after all numbers and texts.
    static let newest = RunEdge(createdAt: Data(repeating: 0xff, count: 9).databaseValue, row: .max)
}
