import ArtClient
import Archive
import Domain

/// Reads the catalogs by pages, tells each page, and keeps the whole in the archive.
struct CatalogLoader: Sendable {
    private let context: EngineContext
    /// Told of every page, so that runs can be named by what they were made from.
    private let learned: @Sendable ([CatalogEntry]) async -> Void

    init(_ context: EngineContext, learned: @escaping @Sendable ([CatalogEntry]) async -> Void) {
        self.context = context
        self.learned = learned
    }

    /// Emits what the archive holds, so that there is something to see before the first answer.
    func emitArchived() async {
        for service in context.calls.present {
            for kind in Self.kinds(of: service) {
                // What cannot be read here is read from the service in a moment.
                let read = try? await context.read("catalog") { archive throws(ArchiveError) in
                    try await archive.catalog(of: service, kind: kind)
                }
                guard let section = (read ?? nil) ?? nil else { continue }
                await learned(section.elements)
                context.emit(
                    .entries(
                        service, kind,
                        CatalogPage(entries: section.elements, isFirst: true, isLast: true, total: section.total)))
            }
        }
        guard context.calls.artinstring != nil else { return }
        let read = try? await context.read("collections") { archive throws(ArchiveError) in
            try await archive.collections()
        }
        if let section = (read ?? nil) ?? nil { context.emit(.collections(section.elements, total: section.total)) }
    }

    /// Reads a part of the catalog; gives what is to be said of rows that cannot be read.
    func load(_ part: ServicePart) async throws(ClientError) -> [Failure] {
        switch part {
        case .prompts:
            guard let client = context.calls.artinstring else { return [] }
            return try await loadEntries(client.allPrompts(), .artinstring, .prompt)
        case .collections:
            guard let client = context.calls.artinstring else { return [] }
            return try await loadCollections(client)
        case .artists:
            guard let client = context.calls.antekirt else { return [] }
            return try await loadEntries(client.allArtists(), .antekirt, .artist)
        case .models:
            guard let client = context.calls.antekirt else { return [] }
            return try await loadEntries(client.allModels(), .antekirt, .model)
        case .account, .runs, .call: return []
        }
    }

    private func loadCollections(_ client: ArtinstringClient) async throws(ClientError) -> [Failure] {
        let page = try await client.collections()
        context.noteDefects(of: page, "collections")
        context.emit(.collections(page.values, total: page.total))
        await context.save("collections") { archive throws(ArchiveError) in
            try await archive.saveCollections(
                ArchivedSection(elements: page.values, total: page.total, savedAt: context.now()))
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
            context.noteDefects(of: page, "\(service.rawValue) \(kind.rawValue)")
            await learned(page.entries)
            context.emit(
                .entries(
                    service, kind,
                    CatalogPage(
                        entries: page.entries, isFirst: isFirst, isLast: !page.hasMore, total: total,
                        brokenRows: page.brokenRows)))
            isFirst = false
        }
        let section = ArchivedSection(elements: entries, total: total, savedAt: context.now())
        await context.save("catalog") { archive throws(ArchiveError) in
            try await archive.saveCatalog(section, of: service, kind: kind)
        }
        return defects
    }
}
