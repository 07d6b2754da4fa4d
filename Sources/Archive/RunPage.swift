package import Domain

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
    /// The column as it is: any number that the file holds keeps its order.
    let createdAt: Int64
    /// Tells runs of one moment apart.
    let row: Int64
}
