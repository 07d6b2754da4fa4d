import ArtClient
import Archive
import Domain

/// Reads the catalogs by pages, tells each page, and keeps the whole in the archive.
struct CatalogLoader: Sendable {
    private let shop: Workshop
    /// Told of every page, so that runs can be named by what they were made from.
    private let learned: @Sendable ([CatalogEntry]) async -> Void

    /// No catalog has more pages than this; a service that pages on for ever is left there.
    private static let pageLimit = 200

    init(_ shop: Workshop, learned: @escaping @Sendable ([CatalogEntry]) async -> Void) {
        self.shop = shop
        self.learned = learned
    }

    /// Tells what the archive holds, so that there is something to see before the first answer.
    func tellArchived() async {
        for service in shop.calls.present {
            for kind in Self.kinds(of: service) {
                await shop.keep("read catalog") { archive in
                    guard let section = try await archive.catalog(of: service, kind: kind) else { return }
                    await learned(section.elements)
                    shop.emit(
                        .entries(
                            service, kind,
                            CatalogPage(entries: section.elements, isFirst: true, isLast: true, total: section.total)))
                }
            }
        }
        guard shop.calls.artinstring != nil else { return }
        await shop.keep("read collections") { archive in
            guard let section = try await archive.collections() else { return }
            shop.emit(.collections(section.elements, total: section.total))
        }
    }

    /// Reads all that `service` offers, each section whatever became of the others; gives what failed.
    func load(_ service: Service) async -> [ClientError] {
        switch service {
        case .artinstring:
            guard let client = shop.calls.artinstring else { return [] }
            return await tryEach([.prompt, nil]) { kind throws(ClientError) in
                if kind == nil { try await loadCollections(client) } else { try await loadPrompts(client) }
            }
        case .antekirt:
            guard let client = shop.calls.antekirt else { return [] }
            return await tryEach([.artist, .model]) { kind throws(ClientError) in
                try await loadPages(kind == .model ? .model : .artist) { page throws(ClientError) in
                    kind == .model ? try await client.models(page: page) : try await client.artists(page: page)
                }
            }
        }
    }

    /// Loads sections by the kind of their entries, nil for the collections; gives what failed.
    private func tryEach(
        _ sections: [CatalogEntry.Kind?], load: (CatalogEntry.Kind?) async throws(ClientError) -> Void
    ) async -> [ClientError] {
        var errors: [ClientError] = []
        for section in sections where errors.last?.endsReading != true {
            do throws(ClientError) { try await load(section) } catch { errors.append(error) }
        }
        return errors
    }

    private func loadCollections(_ client: ArtinstringClient) async throws(ClientError) {
        let (collections, total) = try await client.collections()
        shop.emit(.collections(collections, total: total))
        await shop.keep("collections") { archive in
            try await archive.saveCollections(
                ArchivedSection(elements: collections, total: total, savedAt: shop.now()))
        }
    }

    private static func kinds(of service: Service) -> [CatalogEntry.Kind] {
        service == .artinstring ? [.prompt] : [.artist, .model]
    }

    private func loadPrompts(_ client: ArtinstringClient) async throws(ClientError) {
        let whole = try await client.prompts(CatalogPartition().query)
        var section = Section(.artinstring, .prompt, total: whole.total)
        var rest = whole.total ?? 0 > whole.entries.count ? CatalogPartition().parts : []
        await tell(section.add(whole, isLast: rest.isEmpty))
        while !rest.isEmpty {
            let part = rest.removeFirst()
            let page = try await client.prompts(part.query)
            if page.total ?? 0 > page.entries.count { rest = part.parts + rest }
            // Parts may lie outside the documented words; what is all there needs no more questions.
            if let total = section.total, section.count(with: page) >= total { rest = [] }
            await tell(section.add(page, isLast: rest.isEmpty))
        }
        await keep(section)
    }

    private func loadPages(
        _ kind: CatalogEntry.Kind, read: (Int) async throws(ClientError) -> EntryPage
    ) async throws(ClientError) {
        var section = Section(.antekirt, kind, total: nil)
        var number = 1
        var hasMore = true
        while hasMore {
            let page = try await read(number)
            section.total = page.total ?? section.total
            let isLast = !page.hasMore || number >= Self.pageLimit || section.count(with: page) == section.count
            await tell(section.add(page, isLast: isLast))
            hasMore = !isLast
            number += 1
        }
        await keep(section)
    }

    private func tell(_ told: (Section, CatalogPage)) async {
        await learned(told.1.entries)
        shop.emit(.entries(told.0.service, told.0.kind, told.1))
    }

    private func keep(_ section: Section) async {
        await shop.keep("catalog") { archive in
            try await archive.saveCatalog(
                ArchivedSection(elements: section.entries, total: section.total, savedAt: shop.now()),
                of: section.service, kind: section.kind)
        }
    }
}

/// A catalog section while it is being read: pages that overlap, as they do when the
/// catalog changes meanwhile, add each entry once.
private struct Section {
    let service: Service
    let kind: CatalogEntry.Kind
    var total: Int?
    private(set) var entries: [CatalogEntry] = []
    private var ids: Set<EntryID> = []
    private var isFirst = true

    init(_ service: Service, _ kind: CatalogEntry.Kind, total: Int?) {
        self.service = service
        self.kind = kind
        self.total = total
    }

    var count: Int { entries.count }

    /// How many entries there will be with `page`.
    func count(with page: EntryPage) -> Int { ids.union(page.entries.map(\.id)).count }

    mutating func add(_ page: EntryPage, isLast: Bool) -> (Section, CatalogPage) {
        let new = page.entries.filter { ids.insert($0.id).inserted }
        entries += new
        let told = CatalogPage(
            entries: new, isFirst: isFirst, isLast: isLast, total: total, brokenRows: page.brokenRows)
        isFirst = false
        return (self, told)
    }
}
