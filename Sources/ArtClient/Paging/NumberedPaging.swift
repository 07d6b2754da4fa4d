/// Walks through a list of Antekirt's by page numbers.
///
/// Rows that are added while the list is read push the others to later pages, where they come twice; rows that are
/// withdrawn pull others to earlier pages, where they are missed. So each counts once, and where the service counts
/// more than have come, the list is read again from its first page for as long as that brings something new.
struct NumberedPaging<Value: Hashable & Sendable>: Paging {
    private(set) var position: Int? = 1
    private var seen: SeenRows<Value>
    private var isSecondReading = false
    private var pagesLeft: Int

    /// - Parameters:
    ///   - id: What rows are told apart by.
    ///   - pageLimit: The most pages that are asked for, so that a service that pages on for ever is left.
    init(id: @escaping @Sendable (Value) -> String, pageLimit: Int = 2000) {
        seen = SeenRows(id: id)
        pagesLeft = pageLimit
    }

    mutating func take(_ page: Page<Value>) -> Page<Value> {
        var new = seen.new(in: page)
        pagesLeft -= 1
        position = pagesLeft > 0 ? following(page, isNew: !new.isRepetition(of: page)) : nil
        new.next = position.map { .page($0) }
        if position == nil { new.shortfall = seen.missing }
        return new
    }

    private mutating func following(_ page: Page<Value>, isNew: Bool) -> Int? {
        if isSecondReading, seen.missing == 0 { return nil }
        // A page that was there before is the answer of a service that looks at no page number.
        if isNew, case .page(let number)? = page.next { return number }
        guard !isSecondReading, seen.missing > 0, page.next == nil else { return nil }
        isSecondReading = true
        return 1
    }
}
