import Canvas
import Domain
import Session
import Testing

@testable import Dashboard

struct CatalogColumnsTests {
    private static func widths(
        title: Int = 28, kind: Int = 5, tier: Int = 6, group: Int = 20, provider: Int = 9, date: Int = 0
    ) -> CatalogWidths {
        var widths = CatalogWidths()
        (widths.title, widths.kind, widths.tier) = (title, kind, tier)
        (widths.group, widths.provider, widths.date) = (group, provider, date)
        return widths
    }

    private static func columns(
        _ width: Int, _ widths: CatalogWidths, _ section: CatalogSection = .prompts, height: Int = 30
    ) -> [Int?] {
        let columns = CatalogColumns(size: Size(width: width, height: height), widths: widths, section: section)
        return [columns.title, columns.kind, columns.tier, columns.group, columns.provider, columns.date]
            .map { $0?.width }
    }

    /// Title, kind, tier, collection, provider and date of prompts.
    @Test(
        arguments: [
            (40, [23, 5, 6, nil, nil, nil]), (44, [27, 5, 6, nil, nil, nil]), (55, [25, 5, 6, 12, nil, nil]),
            (80, [28, 5, 6, 20, 9, nil]), (116, [28, 5, 6, 20, 9, nil]),
        ] as [(Int, [Int?])])
    func prompts(_ width: Int, _ expected: [Int?]) { #expect(Self.columns(width, Self.widths()) == expected) }

    /// A very wide pane has the summaries too.
    @Test(arguments: [(80, nil), (116, 34), (198, 116)] as [(Int, Int?)])
    func summaries(_ width: Int, _ expected: Int?) {
        let columns = CatalogColumns(
            size: Size(width: width, height: 30), widths: Self.widths(), section: .prompts)
        #expect(columns.about?.width == expected)
    }

    /// A column is as wide as what is in it, and is not there if nothing is.
    @Test func onlyWhatIsThere() {
        #expect(Self.columns(44, Self.widths(tier: 0)) == [22, 5, nil, 11, nil, nil])
        #expect(Self.columns(44, Self.widths(tier: 0, group: 0)) == [34, 5, nil, nil, nil, nil])
        #expect(Self.columns(44, Self.widths(tier: 3))[2] == 3)
        #expect(Self.columns(55, Self.widths(tier: 3))[2] == 4, "as wide as its name")
        #expect(Self.columns(55, Self.widths(group: 0))[3] == nil)
        #expect(Self.columns(116, Self.widths(date: 11))[5] == 11)
    }

    @Test func otherSections() {
        #expect(Self.columns(44, Self.widths(title: 16, kind: 9, tier: 0, group: 24), .artists)[3] != nil)
        #expect(Self.columns(40, Self.widths(kind: 0, tier: 0, group: 12), .models)[3] == 12)
        #expect(Self.columns(80, Self.widths(kind: 10, tier: 0, group: 90), .collections)[3].map { $0 > 30 } == true)
    }

    /// At every width the columns stand beside each other within the row, and a title keeps 18 columns.
    @Test(arguments: 24...220)
    func nothingOverlaps(_ width: Int) {
        for section in CatalogSection.allCases {
            for title in [5, 28, 90] {
                let columns = CatalogColumns(
                    size: Size(width: width, height: 30), widths: Self.widths(title: title, group: 30, date: 11),
                    section: section)
                let all = [
                    columns.title, columns.kind, columns.tier, columns.group, columns.provider, columns.date,
                    columns.about,
                ]
                .compactMap(\.self)
                for (left, right) in zip(all, all.dropFirst()) { #expect(left.x + left.width < right.x) }
                #expect(columns.title.x == 1 && columns.title.width >= 18)
                #expect(all.last.map { $0.x + $0.width <= width - 3 } == true)
            }
        }
    }

    /// A line that names the columns takes one of the rows.
    @Test(arguments: [(55, 30, 27), (55, 13, 11), (44, 30, 28), (80, 20, 17), (40, 7, 5)])
    func rows(_ width: Int, _ height: Int, _ count: Int) {
        #expect(CatalogColumns.rows(in: Size(width: width, height: height)) == count)
    }

    @Test func widthsAreThoseOfAllRows() {
        let widths = CatalogWidths(CatalogEntry.prompts.map(CatalogRow.entry))
        #expect([widths.title, widths.kind, widths.tier, widths.group, widths.provider] == [21, 5, 6, 19, 9])
        let artists = CatalogWidths([.entry(.mira)])
        #expect([artists.title, artists.kind, artists.tier, artists.group] == [11, 8, 0, 10])
        let collections = CatalogWidths([.collection(.portraits), .collection(.signals)])
        #expect([collections.title, collections.kind, collections.group] == [19, 9, 6])
    }

    /// Rows of one title say in what they differ.
    @Test func rowsOfOneTitle() throws {
        func model(_ id: String, _ artist: String) -> CatalogEntry {
            CatalogEntry(
                id: EntryID(service: .antekirt, kind: .model, value: id), title: "Ink",
                artist: CatalogEntry.Artist(id: id, name: artist))
        }
        let models = CatalogWidths([.entry(model("a", "Mira")), .entry(model("b", "Tomasz")), .entry(.inkWash)])
        #expect(models.differences == ["a": "Mira", "b": "Tomasz"])
        let owl = CatalogEntry.owl
        let other = CatalogEntry(
            id: EntryID(service: .artinstring, kind: .prompt, value: "two"), title: owl.title, slug: "stoic-owl-two",
            modelName: owl.modelName, collectionTitle: owl.collectionTitle)
        let prompts = CatalogWidths([.entry(.owl), .entry(other)])
        #expect(prompts.differences == ["p-stoic-owl-portrait": "stoic-owl-portrait", "two": "stoic-owl-two"])
        let session = Session.fixture(80, 24, entries: [.owl, other])
        #expect(try session.frame().shows("stoic-owl-two"))
    }

    @Test(
        arguments: [
            (37, 0, "Prompts  Collections  Artists  Models"), (36, 0, "Prompts Collections Artists Models"),
            (34, 0, "Prompts Collections Artists Models"), (30, 0, "Prompts Collec… Artists Models"),
            (28, 1, "Pro… Collections Arti… Mode…"), (28, 0, "Prompts Colle… Artis… Models"),
            (4, 0, "Pro… Col… Art… Mod…"),
        ])
    func names(_ width: Int, _ current: Int, _ expected: String) {
        let (names, gap) = SectionNames.fitting(
            ["Prompts", "Collections", "Artists", "Models"], current: current, width: width)
        #expect(names.map(\.string).joined(separator: String(repeating: " ", count: gap)) == expected)
    }
}
