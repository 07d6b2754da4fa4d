package import Canvas

/// The parts of the form pane: the fields, the rows of pictures under them, and the cost, which is always in sight.
package struct FormAreas: Hashable {
    /// The columns and rows of the border and the space inside it.
    static let frame = Size(width: 4, height: 2)
    /// The rows of the rule and the cost.
    static let costRows = 2
    /// The height inside of the border from which a rule parts the cost from the fields.
    private static let leastWithRule = 7

    /// The fields, with the summary above them.
    package let page: Rect
    /// The rows for pictures that belong to the entry; empty without any.
    package let previews: Rect
    /// The rule and the line of the cost; in a low pane the line alone.
    package let cost: Rect

    /// Divides the inside of a form pane.
    ///
    /// - `previewRows`: The rows for pictures.
    package init(in inner: Rect, previewRows: Int = 0) {
        let (body, cost) = inner.splitBottom(inner.height < Self.leastWithRule ? 1 : Self.costRows)
        self.cost = cost
        (page, previews) = body.splitBottom(max(0, min(previewRows, body.height)))
    }
}
