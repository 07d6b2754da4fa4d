import Canvas
import Session

/// The columns of the catalog's rows: those that fit, as wide as the section's rows need them.
struct CatalogColumns: Hashable {
    /// A column of a row.
    struct Column: Hashable {
        let x: Int
        let width: Int
    }

    let title: Column
    /// The columns that fit; nil for the others.
    private(set) var kind: Column?
    private(set) var tier: Column?
    private(set) var group: Column?
    private(set) var provider: Column?
    private(set) var date: Column?
    /// The summary, in what a very wide pane has left.
    private(set) var about: Column?
    /// True if a line above the rows names the columns.
    let hasHeading: Bool

    /// The columns that a title keeps, and those beside a kind of output and a group.
    private static let minTitle = 18
    private static let titleBesideBoth = 22
    /// The columns of a group in which a name is recognized, and better so.
    private static let groupWidths = (min: 10, good: 12)
    /// The columns in which a summary says something.
    private static let minAbout = 30
    /// The longest summary of a collection or list of tags in a row.
    private static let maxGroup = 60
    /// The size of a pane from which on a line names its columns.
    private static let headingSize = Size(width: 52, height: 14)
    /// The width of a pane from which on it shows everything.
    private static let fullWidth = 78
    /// The width of a pane from which on two columns of space separate columns.
    private static let spaciousWidth = 100

    /// Creates the columns of a pane of `size`, borders included.
    init(size: Size, widths: CatalogWidths, section: CatalogSection) {
        let hasHeading = Self.hasHeading(in: size)
        self.hasHeading = hasHeading
        let names = Self.names(of: section)
        func width(_ content: Int, _ name: String?) -> Int {
            guard let name, content > 0 else { return 0 }
            return hasHeading ? max(content, DisplayText(name).width) : content
        }
        let gap = size.width < Self.spaciousWidth ? 1 : 2
        // A column of space at both ends of the row.
        var rest = max(0, size.width - 4)
        /// Takes a column from the right if the title keeps `kept` columns.
        func take(_ content: Int, _ name: String?, keeping kept: Int) -> Int {
            let width = width(content, name)
            guard width > 0, rest - width - gap >= kept else { return 0 }
            rest -= width + gap
            return width
        }
        let isFull = size.width >= Self.fullWidth
        let kindWidth = take(widths.kind, names.kind, keeping: Self.minTitle)
        let tierWidth = take(widths.tier, names.tier, keeping: Self.minTitle)
        let least = section == .prompts && kindWidth > 0 ? Self.titleBesideBoth : Self.minTitle
        let groupContent = min(width(widths.group, names.group), Self.maxGroup)
        let kept = min(max(widths.title, least), 40) + (groupContent > 0 ? min(groupContent, 20) + gap : 0)
        let providerWidth = isFull ? take(widths.provider, names.provider, keeping: kept) : 0
        let dateWidth = isFull ? take(widths.date, names.date, keeping: kept) : 0
        // The group takes what the titles leave, and at least what a name needs to be recognized.
        var groupWidth = 0
        let spare = rest - gap - least
        if groupContent > 0, spare >= min(groupContent, Self.groupWidths.min) {
            let good = min(groupContent, spare, Self.groupWidths.good)
            groupWidth = min(groupContent, max(good, rest - gap - max(widths.title, least)))
            rest -= groupWidth + gap
        }
        // In a wide pane the columns stand beside the titles, not at its far end.
        let isSpread = groupWidth == 0 && !hasHeading
        let titleWidth = isSpread ? rest : min(rest, max(widths.title, least))
        title = Column(x: 1, width: titleWidth)
        var x = 1 + titleWidth + gap
        func column(_ width: Int) -> Column? {
            guard width > 0 else { return nil }
            defer { x += width + gap }
            return Column(x: x, width: width)
        }
        kind = column(kindWidth)
        tier = column(tierWidth)
        group = column(groupWidth)
        provider = column(providerWidth)
        date = column(dateWidth)
        let left = size.width - 3 - x
        if names.about != nil, left >= Self.minAbout { about = column(left) }
    }

    /// True if a line above the rows of a pane of `size`, borders included, names the columns.
    static func hasHeading(in size: Size) -> Bool {
        size.width >= headingSize.width && size.height >= headingSize.height
    }

    /// Returns the number of rows that a pane of `size` shows, borders included.
    static func rows(in size: Size) -> Int { size.height - 2 - (hasHeading(in: size) ? 1 : 0) }

    /// The names of a section's columns; nil for those that it does not have.
    struct Names: Hashable {
        let title: String
        var kind: String?
        var tier: String?
        var group: String?
        var provider: String?
        var date: String?
        var about: String?
    }

    /// Returns the names of the columns of `section`.
    static func names(of section: CatalogSection) -> Names {
        switch section {
        case .prompts:
            Names(
                title: "Title", kind: "Makes", tier: "Tier", group: "Collection", provider: "Provider",
                date: "Published", about: "About")
        case .collections: Names(title: "Title", kind: "Prompts", group: "About", date: "Published")
        case .artists: Names(title: "Name", kind: "Models", group: "Tags", date: "Published", about: "About")
        case .models: Names(title: "Title", group: "Artist", provider: "Type", date: "Published", about: "About")
        }
    }
}
