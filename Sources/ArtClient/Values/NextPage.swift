/// The position of the next page of a list.
package enum NextPage: Hashable, Sendable {
    /// artinstring's `nextCursor`, for `RunQuery.cursor`.
    case cursor(String)
    /// The number of Antekirt's next page.
    case page(Int)
    /// The list has no pages; only narrower filters return more of it (artinstring's prompts).
    case narrower

    /// The same position, including the rows with the same creation time.
    ///
    /// artinstring's cursor is the creation time of the last row, in whole seconds in its document, so rows created in
    /// the same second would be skipped: it is advanced by one unit of its last digit. A cursor that is not a date-time
    /// is unchanged.
    package var overlapping: NextPage {
        if case .cursor(let cursor) = self { .cursor(Self.overlapping(cursor)) } else { self }
    }

    static func overlapping(_ cursor: String) -> String {
        CursorMoment(cursor)?.next.text ?? cursor
    }
}
