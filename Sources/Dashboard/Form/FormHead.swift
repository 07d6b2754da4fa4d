import Canvas
import Domain
import Forms
import Session
import Themes

/// The rows above the fields of a form, which scroll with them: the entry's summary and facts, notices, a blank row.
struct FormHead {
    /// The maximum number of rows of the summary.
    static let maxSummaryRows = 3
    /// The maximum number of notices, and of the rows of each.
    private static let maxNotices = 2

    private let summary: [DisplayText]
    private let facts: DisplayText
    private let notices: [DisplayText]
    private let ellipsis: DisplayText

    /// Creates the head of `form`, wrapped to `width` columns.
    ///
    /// - `isLoading`: True if the pane says below that the form is being read.
    init(_ form: Form, width: Int, glyphs: Glyphs, isLoading: Bool = false) {
        let width = max(1, width)
        // A service may send a long summary; one row more than is shown says that there is more.
        let words = form.entry.summary.prefix(width * (Self.maxSummaryRows + 1))
        summary = words.isEmpty ? [] : DisplayText("\(words)").wrapped(to: width)
        facts = "\(Self.facts(of: form.entry, separator: " \(glyphs.dot.string) "))"
        notices = Self.wrapped((isLoading ? [] : form.notices).map(Wording.sentence), width: width)
        ellipsis = glyphs.ellipsis
    }

    /// Returns at most two sentences, in two rows each.
    static func wrapped(_ sentences: [String], width: Int) -> [DisplayText] {
        sentences.prefix(maxNotices).flatMap { DisplayText($0).wrapped(to: max(1, width)).prefix(maxNotices) }
    }

    /// Returns the number of rows with at most `rows` rows of summary.
    func height(summaryRows rows: Int) -> Int {
        let height = min(rows, summary.count) + (facts.width > 0 ? 1 : 0) + notices.count
        return height == 0 ? 0 : height + 1
    }

    /// Returns the rows, with at most `rows` rows of summary; the last one ends in an ellipsis if there is more.
    func lines(summaryRows rows: Int) -> [(text: DisplayText, role: Role)] {
        var lines = summary.prefix(rows).map { (text: $0, role: Role.muted) }
        if let last = lines.indices.last, summary.count > rows { lines[last].text = lines[last].text + ellipsis }
        if facts.width > 0 { lines.append((facts, .muted)) }
        lines += notices.map { ($0, .warn) }
        return lines.isEmpty ? [] : lines + [("", .normal)]
    }

    /// Returns the facts about `entry`: its model, provider and collection; an artist's tags; a model's artist.
    static func facts(of entry: CatalogEntry, separator: String) -> String {
        if let artist = entry.artist, entry.id.kind == .model { return "by \(artist.name)" }
        if entry.id.kind == .artist, !entry.tags.isEmpty { return entry.tags.joined(separator: ", ") }
        let model = entry.modelName.map(shortName(ofModel:)) ?? entry.serviceType
        let provider = entry.provider.map(Wording.provider)
        let engine = model.map { model in provider.map { "\(model) on \($0)" } ?? model } ?? provider
        return [engine, entry.collectionTitle].compactMap(\.self).joined(separator: separator)
    }

    /// Returns the name of a model without its owner: `flux-dev` of `black-forest-labs/flux-dev`.
    ///
    /// A name that says little by itself, such as `dev` or `v2`, keeps its owner.
    static func shortName(ofModel name: String) -> String {
        let parts = name.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[0].contains(":") else { return name }
        let short = parts[1]
        let isVersion = short.first == "v" && short.dropFirst().allSatisfy { $0.isNumber || $0 == "." }
        return short.count < 4 || isVersion || !short.contains(where: \.isLetter) ? name : String(short)
    }
}
