import Domain

/// Walks through artinstring's prompts: in one answer where they fit, and in parts where they do not.
struct PromptPaging: Paging {
    private let whole: PromptPartition
    private var parts: [PromptPartition]
    private var seen = SeenRows<CatalogEntry>(id: \.id.value)
    private var entries: [CatalogEntry] = []
    /// How many prompts the service counts in all; nil before it has said so.
    private var total: Int?
    /// How many prompts the service counts in the parts that are searched by text.
    private var searched: [PromptPartition: Int] = [:]
    /// Whether the whole was too large, and has not been searched by text yet.
    private var hasLastResort = false
    private var pagesLeft: Int
    private var unproductivePages = 0

    /// So many answers in a row that bring nothing new mean that the total is wrong, or that the rest cannot be had.
    private static let unproductivePageLimit = 20

    /// - Parameters:
    ///   - query: What to list; its limit is of no account.
    ///   - pageLimit: The most answers that are asked for.
    init(_ query: PromptQuery, pageLimit: Int = 400) {
        whole = PromptPartition(query)
        parts = [whole]
        pagesLeft = pageLimit
    }

    var position: PromptQuery? { parts.first?.query }

    mutating func take(_ page: Page<CatalogEntry>) -> Page<CatalogEntry> {
        guard let part = parts.first else { return page }
        parts.removeFirst()
        if part == whole { total = page.total }
        let before = seen.distinct
        var new = seen.new(in: page)
        entries += new.values
        unproductivePages = seen.distinct > before ? 0 : unproductivePages + 1
        pagesLeft -= 1
        if page.next == .narrower { split(part, counting: page.total ?? 0) }
        skipWhatIsComplete()

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
            hasLastResort = hasLastResort || part == whole
        }
    }

    /// Searches a part by its texts. Behind the others, since single characters find most, and pairs are wanted only
    /// where those were not enough.
    private mutating func search(_ part: PromptPartition, counting count: Int) {
        let cell = isSearch(part) ? part.withText(whole.query.q) : part
        if searched[cell] == nil { searched[cell] = count }
        // A text that the user gave cannot be narrowed: it may be followed by nothing.
        if whole.query.q == nil { parts += part.letterParts }
    }

    private func isSearch(_ part: PromptPartition) -> Bool { part.query.q != whole.query.q }

    private mutating func skipWhatIsComplete() {
        if missing == 0 || pagesLeft <= 0 || unproductivePages >= Self.unproductivePageLimit { parts = [] }
        while let part = parts.first, isSearch(part), let count = searched[part.withText(whole.query.q)],
            entries.count(where: part.holds) >= count
        {
            parts.removeFirst()
        }
        if parts.isEmpty, hasLastResort, missing > 0, pagesLeft > 0, unproductivePages < Self.unproductivePageLimit {
            // Prompts may have a modality, tier or provider that no document names.
            hasLastResort = false
            search(whole, counting: total ?? 0)
        }
    }
}
