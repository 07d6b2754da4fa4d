/// The rows that a form shows beside its fields at a height: of its summary, and blank ones between groups.
struct FormSpacing: Hashable {
    /// The maximum number of rows of the summary; 0 for no rows above the fields at all.
    let summaryRows: Int
    /// True if blank rows part groups, and the help from the next field.
    let isAiry: Bool

    /// The height below which only fields are shown.
    private static let leastWithHead = 6

    /// Fits a form of `height` into a page of `rows` rows: the fields come first, then the summary, then space.
    init(_ height: FormHeight, rows: Int) {
        let rest = rows - height.fields - height.notes - height.problems
        isAiry = height.head(summaryRows: FormHead.maxSummaryRows) + height.gaps + 1 <= rest
        guard rows >= Self.leastWithHead else {
            summaryRows = 0
            return
        }
        let fitting = stride(from: FormHead.maxSummaryRows, to: 1, by: -1).first {
            height.head(summaryRows: $0) <= rest
        }
        summaryRows = fitting ?? 1
    }
}
