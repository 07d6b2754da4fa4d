import Canvas
import Dashboard
import Domain
import Testing

struct FormPreviewsTests {
    private static let runs: [Run] = (1...5).map { number in
        var run = Run.fixture("r\(number)", "Stoic Owl Portrait", .completed, age: number * 90, output: Run.picture)
        run.detail = "owl \(number)"
        return run
    }

    private static func previews(
        _ entry: CatalogEntry = .owl, runs: [Run] = runs, room: Size = Size(width: 65, height: 20)
    ) -> FormPreviews? {
        FormPreviews(
            of: entry, runs: runs, total: runs.count, formRows: 20, room: room, caption: { $0.detail ?? "" })
    }

    @Test func theLastResultsOfAPrompt() throws {
        let previews = try #require(Self.previews())
        #expect(previews.title == "Made with this prompt")
        #expect(previews.count == "3 of 5")
        #expect(previews.items.map(\.caption) == ["owl 1", "owl 2", "owl 3"])
        #expect(previews.thumbnail == Size(width: 21, height: 10))
        #expect(previews.rows == 13)
    }

    @Test(
        arguments: [
            (65, 13, 21, 3), (65, 12, 17, 3), (65, 11, 17, 3), (65, 9, 12, 3), (65, 8, 0, 0), (40, 13, 21, 1),
            (43, 13, 21, 2), (18, 20, 17, 1), (11, 20, 0, 0),
        ])
    func room(_ width: Int, _ height: Int, _ columns: Int, _ count: Int) {
        let previews = Self.previews(room: Size(width: width, height: height))
        #expect(previews?.thumbnail.width ?? 0 == columns)
        #expect(previews?.items.count ?? 0 == count)
    }

    @Test func nothingMade() { #expect(Self.previews(runs: []) == nil) }

    @Test func allAreShown() { #expect(Self.previews(runs: [Self.runs[0]])?.count == "") }

    @Test func theExamplesOfAnArtistComeFirst() throws {
        var artist = CatalogEntry.mira
        artist.exampleURLs = (1...4).map { "https://e.org/\($0).webp" }
        let previews = try #require(Self.previews(artist))
        #expect(previews.title == "Examples")
        #expect(previews.count == "3 of 4")
        #expect(
            previews.items.map(\.address) == ["https://e.org/1.webp", "https://e.org/2.webp", "https://e.org/3.webp"])
        #expect(previews.runs.isEmpty)
    }

    @Test func anArtistWithoutExamplesHasAPortrait() {
        var artist = CatalogEntry.mira
        artist.pictureURL = "https://e.org/mira.webp"
        #expect(Self.previews(artist)?.items.map(\.address) == ["https://e.org/mira.webp"])
    }

    private static func loads(_ session: Session) -> [PictureRequest] {
        session.effects.compactMap { if case .engine(.loadPicture(let request)) = $0 { request } else { nil } }
    }

    /// First the large picture, then the small ones, and nothing while the cursor moves.
    @Test func smallPicturesComeAfterTheLargeOne() throws {
        var session = Session.fixture(200, 60, runs: Self.runs)
        let large = try #require(session.state.resultRequest)
        #expect(Self.loads(session) == [large])
        session.tell(.picture(large, .picture(.small)))
        #expect(Self.loads(session).dropFirst().contains { $0.width == 21 })
        let count = Self.loads(session).count
        session.press("j", "k", "j")
        #expect(Self.loads(session).count == count)
        #expect(try session.frame().shows("Made with this prompt"))
    }

    @Test func thereAreNoneInTwoColumns() throws {
        var session = Session.fixture(120, 36, runs: Self.runs)
        session.wait(.seconds(1))
        #expect(session.state.previews == nil)
        #expect(try !session.frame().shows("Made with this prompt"))
    }

    @Test func aCollectionShowsItsPicture() throws {
        var session = Session.fixture(200, 60)
        var portraits = EntryCollection.portraits
        portraits.heroImageURL = "https://e.org/hero.webp"
        session.tell(.collections([portraits], total: 1))
        session.press("l")
        session.wait(.seconds(1))
        let request = try #require(Self.loads(session).last)
        #expect(request.source == .address("https://e.org/hero.webp", .artinstring))
        #expect(try session.frame().shows("Faces."))
        #expect(try session.frame().shows("2 prompts"))
    }
}
