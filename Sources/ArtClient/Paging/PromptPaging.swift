import Domain

/// Walks through artinstring's prompts: in one response where they fit, else in parts.
struct PromptPaging: Paging {
    private let whole: PromptPartition
    private var parts: [PromptPartition]
    private var seen = SeenRows<CatalogEntry>(id: \.id.value)
    private var entries: [CatalogEntry] = []
    /// The total that the service reports; nil before the first response.
    private var total: Int?
    /// The totals of the parts that are searched by text.
    private var searched: [PromptPartition: Int] = [:]
    /// True when the whole list was too large and has not been searched by text yet.
    private var hasFallback = false
    private var pagesLeft: Int
    private var unproductivePages = 0

    /// The number of consecutive responses without new prompts that shows that the total is wrong, or the rest
    /// unreachable.
    private static let unproductivePageLimit = 20

    /// - Parameters:
    ///   - query: The prompts to list; its limit is ignored.
    ///   - pageLimit: The maximum number of requests.
    init(_ query: PromptQuery, pageLimit: Int = 400) {
        whole = PromptPartition(query)
        parts = [whole]
        pagesLeft = pageLimit
    }

    var position: PromptQuery? { parts.first?.query }

    mutating func receive(_ page: Page<CatalogEntry>) -> Page<CatalogEntry> {
        guard let part = parts.first else { return page }
        parts.removeFirst()
        if part == whole { total = page.total }
        let before = seen.distinct
        var new = seen.new(in: page)
        entries += new.values
        unproductivePages = seen.distinct > before ? 0 : unproductivePages + 1
        pagesLeft -= 1
        if page.next == .narrower { split(part, counting: page.total ?? 0) }
        skipCompletePartitions()

        new.total = total
        new.next = parts.isEmpty ? nil : .narrower
        if parts.isEmpty { new.shortfall = missing }
        return new
    }

    private var missing: Int { max(0, (total ?? 0).subtractingWithSaturation(seen.distinct)) }

    private mutating func split(_ part: PromptPartition, counting count: Int) {
        let narrower = isSearch(part) ? [] : part.parts
        if narrower.isEmpty {
            search(part, counting: count)
        } else {
            parts = narrower + parts
            hasFallback = hasFallback || part == whole
        }
    }

    /// Searches a part by text. Last, because single characters find most prompts, and pairs are only needed where they
    /// were not enough.
    private mutating func search(_ part: PromptPartition, counting count: Int) {
        let cell = isSearch(part) ? part.withText(whole.query.q) : part
        if searched[cell] == nil { searched[cell] = count }
        // A text from the user cannot be narrowed.
        if whole.query.q == nil { parts += part.letterParts }
    }

    private func isSearch(_ part: PromptPartition) -> Bool { part.query.q != whole.query.q }

    private mutating func skipCompletePartitions() {
        if missing == 0 || pagesLeft <= 0 || unproductivePages >= Self.unproductivePageLimit { parts = [] }
        while let part = parts.first, isSearch(part), let count = searched[part.withText(whole.query.q)],
            entries.count(where: part.holds) >= count
        {
            parts.removeFirst()
        }
        if parts.isEmpty, hasFallback, missing > 0, pagesLeft > 0, unproductivePages < Self.unproductivePageLimit {
            // Prompts may have an undocumented modality, tier or provider.
            hasFallback = false
            search(whole, counting: total ?? 0)
        }
    }
}
