@testable import ArtClient
import Domain
import Testing

struct PromptPagingTests {
    /// A model of artinstring's prompt list: filters, a cap and a total.
    struct Gallery: Sendable {
        var entries: [CatalogEntry] = []
        var cap = 200
        var reportsLimit = true
        var wrongTotal: Int?

        func page(_ query: PromptQuery) -> Page<CatalogEntry> {
            let matching = entries.filter { entry in
                (query.modality.map { $0 == entry.modality } ?? true) && (query.tier.map { $0 == entry.tier } ?? true)
                    && (query.provider.map { $0 == entry.provider } ?? true)
                    && (query.q.map { entry.title.contains($0) } ?? true)
            }
            let limit = min(query.limit, cap)
            var page = Page(Array(matching.prefix(limit)), total: wrongTotal ?? matching.count)
            page.limit = reportsLimit ? limit : nil
            // As `ArtinstringClient.prompts(_:)` decides.
            let isMore = (page.total ?? 0) > page.sent
            if isMore, !reportsLimit || page.sent >= limit { page.next = .narrower }
            return page
        }

        /// Prompts of every modality, tier and provider in turn, with titles like `ax17`.
        static func mixed(_ count: Int, titles: String = "abcdefghijklmnopqrstuvwxyz") -> [CatalogEntry] {
            let letters = Array(titles)
            return (0..<count).map { number in
                CatalogEntry(
                    id: EntryID(service: .artinstring, kind: .prompt, value: "p\(number)"),
                    title: "\(letters[number % letters.count])\(letters[number / letters.count % letters.count])",
                    modality: Modality.documented[number % 3], tier: Tier.documented[number / 3 % 3],
                    provider: PromptPartition.providers[number / 9 % 4])
            }
        }

        /// Prompts that differ only in their titles.
        static func alike(_ count: Int) -> [CatalogEntry] {
            mixed(count).map { entry in
                var entry = entry
                (entry.modality, entry.tier, entry.provider) = (.image, .free, "replicate")
                return entry
            }
        }
    }

    private static let galleries: [(String, Gallery, found: Int, requests: ClosedRange<Int>)] = [
        ("empty", Gallery(), 0, 1...1), ("one response", Gallery(entries: Gallery.mixed(87)), 87, 1...1),
        ("exactly the cap", Gallery(entries: Gallery.mixed(200)), 200, 1...1),
        ("by modality", Gallery(entries: Gallery.mixed(500)), 500, 4...4),
        ("by modality, tier and provider", Gallery(entries: Gallery.mixed(5000)), 5000, 49...49),
        ("all of one kind: by letters", Gallery(entries: Gallery.alike(900)), 900, 5...40),
        ("a smaller cap that is reported", Gallery(entries: Gallery.mixed(90), cap: 40), 90, 4...4),
        ("a smaller cap that is not", Gallery(entries: Gallery.mixed(90), cap: 40, reportsLimit: false), 90, 4...4),
        ("too large a total, with a limit", Gallery(entries: Gallery.mixed(87), wrongTotal: 999), 87, 1...1),
        (
            "too large a total, without one", Gallery(entries: Gallery.mixed(87), reportsLimit: false, wrongTotal: 999),
            87, 2...21
        ),
        ("too small a total", Gallery(entries: Gallery.mixed(87), wrongTotal: 3), 87, 1...1),
    ]

    @Test(arguments: galleries)
    func returnsEveryPromptOnce(_ name: String, _ gallery: Gallery, _ found: Int, _ requests: ClosedRange<Int>) {
        let walk = Walk(PromptPaging(PromptQuery()), answer: gallery.page)
        #expect(walk.values.count == found)
        #expect(Set(walk.values.map(\.id)).count == found)
        #expect(requests.contains(walk.requests.count), "\(walk.requests.count) requests")
        #expect(walk.shortfall == max(0, (gallery.wrongTotal ?? found) - found))
        #expect(walk.pages.allSatisfy { $0.total == gallery.wrongTotal ?? gallery.entries.count })
        #expect(walk.reportsItsEnd)
    }

    @Test func searchesUndocumentedKindsLast() {
        var gallery = Gallery(entries: Gallery.mixed(250))
        for index in 240..<250 { gallery.entries[index].modality = Modality(rawValue: "hologram") }
        let walk = Walk(PromptPaging(PromptQuery()), answer: gallery.page)
        #expect(walk.values.count == 250)
        #expect(walk.requests.prefix(4).map(\.modality) == [nil, .image, .video, .text])
        #expect(walk.requests.dropFirst(4).allSatisfy { $0.q?.count == 1 })
    }

    @Test func partitionsOnlyByUnsetFilters() {
        let gallery = Gallery(entries: Gallery.mixed(300), cap: 20)
        let walk = Walk(PromptPaging(PromptQuery(modality: .video, limit: 1)), answer: gallery.page)
        #expect(walk.values.count == 100)
        #expect(walk.requests.allSatisfy { $0.modality == .video && $0.limit == 200 })
    }

    @Test func keepsTheUsersSearch() {
        let gallery = Gallery(entries: Gallery.alike(900), cap: 5)
        let walk = Walk(PromptPaging(PromptQuery(q: "a")), answer: gallery.page)
        #expect(walk.requests.allSatisfy { $0.q == "a" })
        #expect(walk.values.count == 5)
        #expect(walk.shortfall > 0)
    }

    @Test func limitsResponses() {
        let gallery = Gallery(entries: Gallery.mixed(5000))
        let walk = Walk(PromptPaging(PromptQuery(), pageLimit: 6), answer: gallery.page)
        #expect(walk.requests.count == 6)
        #expect(walk.shortfall == 5000 - walk.values.count)
    }
}
