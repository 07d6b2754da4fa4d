import Canvas
import Domain
import Session

/// The widths that the rows of a section need, measured once when the rows change.
struct CatalogWidths: Hashable, Sendable {
    var title = 0
    /// The kind of output, or the number of models or prompts.
    var kind = 0
    var tier = 0
    /// The collection, the tags, the artist or the summary.
    var group = 0
    var provider = 0
    var date = 0
    /// The words by which rows differ from others of the same title, by the rows' ids.
    private(set) var differences: [String: String] = [:]

    /// The columns in which a title and a difference are shown at most.
    private static let maxTitle = 40

    /// Creates the widths of an empty section.
    init() {}

    /// Measures `rows`.
    init(_ rows: [CatalogRow]) {
        let all = rows.map { CatalogCells($0) }
        for cells in all {
            title = max(title, DisplayText(cells.title).width)
            kind = max(kind, DisplayText(cells.kind).width)
            tier = max(tier, DisplayText(cells.tier).width)
            group = max(group, DisplayText(cells.group).width)
            provider = max(provider, DisplayText(cells.provider).width)
            if cells.date != nil { date = "29 Nov 2025".count }
        }
        for alike in Dictionary(grouping: rows.indices, by: { all[$0].title }).values where alike.count > 1 {
            compare(alike.map { rows[$0] })
        }
    }

    /// Finds the first fact in which rows of one title differ.
    private mutating func compare(_ rows: [CatalogRow]) {
        let facts: [(CatalogEntry) -> String?] = [
            { $0.artist?.name }, { $0.collectionTitle }, { $0.modelName }, { $0.slug }, { $0.id.value },
        ]
        let entries = rows.compactMap(\.entry)
        guard let fact = facts.first(where: { fact in Set(entries.map(fact)).count > 1 }) else { return }
        for entry in entries {
            guard let difference = fact(entry) else { continue }
            differences[entry.id.value] = difference
            let width = DisplayText(entry.title).width + 1 + DisplayText(difference).width
            title = max(title, min(width, Self.maxTitle))
        }
    }
}

/// The texts of a row of the catalog, by column.
struct CatalogCells {
    let title: String
    var kind = ""
    /// The number of models or prompts without its noun; nil for a kind of output.
    var count: String?
    var tier = ""
    var group = ""
    var provider = ""
    var date: Timestamp?

    /// Creates the texts of `row`.
    init(_ row: CatalogRow) {
        switch row {
        case .entry(let entry):
            title = entry.title
            date = entry.publishedAt
            switch entry.id.kind {
            case .artist:
                let models = entry.modelCount.flatMap { $0 == 0 ? nil : $0 }
                kind = models.map { Wording.plural($0, "model") } ?? ""
                count = models.map { Wording.count($0) }
                group = entry.tags.joined(separator: ", ")
            case .model:
                group = entry.artist?.name ?? ""
                provider = entry.serviceType ?? ""
            default:
                kind = entry.modality.rawValue
                tier = entry.tier.map { $0 == .free ? "" : $0.rawValue } ?? ""
                group = entry.collectionTitle ?? ""
                provider = entry.provider.map { Wording.provider($0) } ?? ""
            }
        case .collection(let collection):
            title = collection.title
            kind = collection.promptCount.map { Wording.plural($0, "prompt") } ?? ""
            count = collection.promptCount.map { Wording.count($0) }
            group = collection.summary
            date = collection.publishedAt
        }
    }
}
