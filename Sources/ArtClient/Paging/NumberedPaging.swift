/// Walks through a list of Antekirt's by page numbers.
///
/// Rows that are added while the list is read push the others to later pages, where they come twice; rows that are
/// withdrawn pull others to earlier pages, where they are missed. So each counts once, and the list is read again from
/// its first page where the service counts more than have come, or counts fewer than before: rows that are
/// withdrawn and rows that are missed make up for each other in the count.
struct NumberedPaging<Value: Hashable & Sendable>: Paging {
    private(set) var position: Int? = 1
    private var seen: SeenRows<Value>
    /// The most rows that the service has counted.
    private var maxTotal: Int?
    /// Whether the service has counted fewer since.
    private var hasShifted = false
    /// How many pages in a row were there before.
    private var repetitions = 0
    private var isSecondReading = false
    private var pagesLeft: Int

    /// So many pages in a row that were there before are the answers of a service that looks at no page number; one
    /// may come of rows that were added.
    private static var repetitionLimit: Int { 2 }

    /// - Parameters:
    ///   - id: What rows are told apart by.
    ///   - pageLimit: The most pages that are asked for, so that a service that pages on for ever is left.
    init(id: @escaping @Sendable (Value) -> String, pageLimit: Int = 2000) {
        seen = SeenRows(id: id)
        pagesLeft = pageLimit
    }

    /// Takes note of rows that came another way, so that they are not missed.
    mutating func know(_ page: Page<Value>) { _ = seen.new(in: page) }

    mutating func take(_ page: Page<Value>) -> Page<Value> {
        var new = seen.new(in: page)
        if let total = page.total {
            // More rows push others to later pages, where they come twice; fewer pull them out of sight.
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
        // The second reading is mostly of what was there before.
        if case .page(let number)? = page.next, isSecondReading || repetitions < Self.repetitionLimit {
            return number
        }
        guard !isSecondReading, !isComplete, page.next == nil else { return nil }
        isSecondReading = true
        return 1
    }
}
