/// Walks through a list of Antekirt by page numbers.
///
/// Rows added during the walk push others to later pages, where they repeat; removed rows pull others to earlier pages,
/// where they are missed. So each row is returned once, and the list is read again from its first page when the service
/// counts more rows than were seen, or fewer than before: removed and missed rows cancel out in the count.
struct NumberedPaging<Value: Hashable & Sendable>: Paging {
    private(set) var position: Int? = 1
    private var seen: SeenRows<Value>
    /// The greatest total that the service has reported.
    private var maxTotal: Int?
    /// True when the service has reported a smaller total since.
    private var hasShifted = false
    /// The number of consecutive pages without new rows.
    private var repetitions = 0
    private var isSecondReading = false
    private var pagesLeft: Int

    /// The number of consecutive pages without new rows that shows that the service ignores page numbers; one may be
    /// due to added rows.
    private static var repetitionLimit: Int { 2 }

    /// - Parameters:
    ///   - id: Returns the id of a row.
    ///   - pageLimit: The maximum number of pages, in case the service never ends.
    init(id: @escaping @Sendable (Value) -> String, pageLimit: Int = 2000) {
        seen = SeenRows(id: id)
        pagesLeft = pageLimit
    }

    /// Marks rows from another source as seen, so that they are not counted as missing.
    mutating func markSeen(_ page: Page<Value>) { _ = seen.new(in: page) }

    mutating func receive(_ page: Page<Value>) -> Page<Value> {
        var new = seen.new(in: page)
        if let total = page.total {
            // Added rows push others to later pages, where they repeat; removed ones pull them out of sight.
            hasShifted = hasShifted || total < maxTotal ?? total
            maxTotal = max(maxTotal ?? total, total)
        }
        repetitions = new.isRepetition(of: page) ? repetitions + 1 : 0
        pagesLeft -= 1
        position = pagesLeft > 0 ? following(page) : nil
        new.next = position.map { .page($0) }
        if position == nil { new.shortfall = seen.missing }
        return new
    }

    private mutating func following(_ page: Page<Value>) -> Int? {
        let isComplete = seen.missing == 0 && !hasShifted
        if isSecondReading, isComplete { return nil }
        // The second pass consists mostly of known rows.
        if case .page(let number)? = page.next, isSecondReading || repetitions < Self.repetitionLimit {
            return number
        }
        guard !isSecondReading, !isComplete, page.next == nil else { return nil }
        isSecondReading = true
        return 1
    }
}
