import ArtClient
import Archive
import Domain

/// Reads the catalogs by pages, tells each page, and keeps the whole in the archive.
struct CatalogLoader: Sendable {
    private let shop: EngineContext
    /// Told of every page, so that runs can be named by what they were made from.
    private let learned: @Sendable ([CatalogEntry]) async -> Void

    init(_ shop: EngineContext, learned: @escaping @Sendable ([CatalogEntry]) async -> Void) {
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

    /// Reads a part of the catalog; gives what is to be said of rows that cannot be read.
    func load(_ part: ServicePart) async throws(ClientError) -> [Failure] {
        switch part {
        case .prompts:
            guard let client = shop.calls.artinstring else { return [] }
            return try await loadEntries(client.allPrompts(), .artinstring, .prompt)
        case .collections:
            guard let client = shop.calls.artinstring else { return [] }
            return try await loadCollections(client)
        case .artists:
            guard let client = shop.calls.antekirt else { return [] }
            return try await loadEntries(client.allArtists(), .antekirt, .artist)
        case .models:
            guard let client = shop.calls.antekirt else { return [] }
            return try await loadEntries(client.allModels(), .antekirt, .model)
        case .account, .runs, .call: return []
        }
    }

    private func loadCollections(_ client: ArtinstringClient) async throws(ClientError) -> [Failure] {
        let page = try await client.collections()
        shop.noteDefects(of: page, "collections")
        shop.emit(.collections(page.values, total: page.total))
        await shop.keep("collections") { archive in
            try await archive.saveCollections(
                ArchivedSection(elements: page.values, total: page.total, savedAt: shop.now()))
        }
        return Failure.broken(page, "collection", at: .artinstring)
    }

    private static func kinds(of service: Service) -> [CatalogEntry.Kind] {
        service == .artinstring ? [.prompt] : [.artist, .model]
    }

    /// Reads a section page by page, and keeps it once it is whole; gives what is to be said of its broken rows.
    private func loadEntries(
        _ pages: some AsyncSequence<Page<CatalogEntry>, ClientError>, _ service: Service, _ kind: CatalogEntry.Kind
    ) async throws(ClientError) -> [Failure] {
        var defects: [Failure] = []
        var entries: [CatalogEntry] = []
        var total: Int?
        var isFirst = true
        for try await page in pages {
            entries += page.entries
            defects += Failure.broken(page, kind.rawValue, at: service)
            total = page.total ?? total
            shop.noteDefects(of: page, "\(service.rawValue) \(kind.rawValue)")
            await learned(page.entries)
            shop.emit(
                .entries(
                    service, kind,
                    CatalogPage(
                        entries: page.entries, isFirst: isFirst, isLast: !page.hasMore, total: total,
                        brokenRows: page.brokenRows)))
            isFirst = false
        }
        let section = ArchivedSection(elements: entries, total: total, savedAt: shop.now())
        await shop.keep("catalog") { try await $0.saveCatalog(section, of: service, kind: kind) }
        return defects
    }
}
