/// Where the rest of a list is.
package enum NextPage: Hashable, Sendable {
    /// artinstring's `nextCursor`, for `RunQuery.cursor`.
    case cursor(String)
    /// The number of Antekirt's next page.
    case page(Int)
    /// The list has no pages; only narrower filters show more of it (artinstring's prompts).
    case narrower

    /// The same place, with what is of its own moment.
    ///
    /// artinstring's cursor is the moment at which the last row was made, in whole seconds in its document, so that
    /// rows made in the same second would be passed over: it is moved on by one unit of its last digit. A cursor that
    /// is no date-time stays as it is.
    package var overlapping: NextPage {
        if case .cursor(let cursor) = self { .cursor(Self.overlapping(cursor)) } else { self }
    }

    static func overlapping(_ cursor: String) -> String {
        CursorMoment(cursor)?.next.text ?? cursor
    }
}
