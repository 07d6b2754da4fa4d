import Domain
import Testing

@testable import Dashboard

/// What a form shows beside its fields, by the rows that it has.
struct FormSpacingTests {
    /// Five rows of fields, one of help, three of summary with one of facts and a blank one, two groups.
    private static let height = FormHeight(
        width: 60, lines: [2, 1, 1, 1], growing: 0, gaps: 2, notes: 1, heads: [2, 3, 4, 5])

    /// A short text has a row to grow into.
    @Test func aTextHasRoomForTwoRows() {
        #expect(FormHeight(width: 60, lines: [1, 1], growing: 1, gaps: 0, notes: 1, heads: []).fields == 3)
        #expect(FormHeight(width: 60, lines: [1, 2], growing: 1, gaps: 0, notes: 1, heads: []).fields == 3)
        #expect(FormHeight(width: 60, lines: [1, 1], growing: nil, gaps: 0, notes: 1, heads: []).fields == 2)
    }

    @Test(
        arguments: [
            // Fields first, then the summary, then space.
            (3, 0, false), (5, 0, false), (6, 1, false), (9, 1, false), (10, 2, false), (11, 3, false), (13, 3, false),
            (14, 3, true), (60, 3, true),
        ]) func fieldsComeFirst(_ rows: Int, _ summaryRows: Int, _ isAiry: Bool)
    {
        let spacing = FormSpacing(Self.height, rows: rows)
        #expect(spacing.summaryRows == summaryRows)
        #expect(spacing.isAiry == isAiry)
    }
}
