import Canvas
import Dashboard
import Forms
import Domain
import Session
import Testing

struct ReduceLinksTests {
    private static let address = Run.picture.files[0].url

    private static func session(_ files: [OutputFile] = Run.picture.files) -> Session {
        var session = Session.fixture(
            runs: [.fixture("r", "Owl", .completed, output: Output(files: files))])
        session.press("3")
        return session
    }

    @Test(arguments: ["3", "4"] as [Key])
    func aResultIsOpened(_ pane: Key) {
        var session = Self.session()
        session.press(pane)
        #expect(session.press("o") == [.open(Self.address)])
        session.happen(.opened(.started))
        #expect(session.toastLines == ["Opened in $BROWSER: \(Self.address)"])
        #expect(session.state.overlays.isEmpty)
    }

    /// However much of it there is room for, and as long as nothing lies above it.
    @Test(arguments: [80, 200])
    func aCutURLLinksToTheWholeURL(_ width: Int) throws {
        var session = Session.fixture(
            width, 40, runs: [.fixture("r", "Owl", .completed, output: Output(files: Run.picture.files))])
        session.press("4")
        let frame = try session.frame()
        let link = try #require(frame.hyperlinks.first)
        #expect(frame.hyperlinks.count == 1 && link.address.text == Self.address)
        let drawn = link.columns.compactMap { frame[$0, link.y]?.cluster }.joined()
        let ends = drawn.split(separator: "…").map(String.init)
        #expect(Self.address.hasPrefix("https://" + (ends.first ?? "-")) && Self.address.hasSuffix(ends.last ?? "-"))
        session.press("?")
        let covered = try session.frame()
        #expect(
            covered.hyperlinks.allSatisfy { link in
                link.columns.allSatisfy { covered[$0, link.y] == frame[$0, link.y] }
            })
    }

    @Test(
        arguments: [
            (.noBrowser, "Not opened: $BROWSER is not set on this machine."),
            (.failed("lynx is not there"), "Not opened: Lynx is not there."),
        ] as [(OpenOutcome, String)])
    func elseTheAddressIsShownAndCopied(_ outcome: OpenOutcome, _ words: String) throws {
        var session = Self.session()
        session.press("o")
        #expect(session.happen(.opened(outcome)) == [.copy(Self.address), .mouse(false)])
        #expect(session.state.overlays.last?.page?.text == Self.address)
        session.happen(.copied(.sent))
        let frame = try session.frame()
        #expect(frame.shows(words))
        #expect(frame.shows(Self.address))
        #expect(frame.shows("Copied (if"))
    }

    @Test(arguments: ["file:///etc/passwd", "https://a.example/\u{1B}[2J", "--version"])
    func otherURLsAreOnlyShown(_ url: String) throws {
        var session = Self.session([OutputFile(url: url)])
        #expect(session.press("o") == [.mouse(false)])
        #expect(try session.frame().shows("Not opened: only http and https URLs are."))
    }

    @Test func aKeyOpensTheFirstURL() {
        var session = Self.session(["https://a.example/1", "https://a.example/2"].map { OutputFile(url: $0) })
        #expect(session.press("o") == [.open("https://a.example/1")])
    }

    @Test func entriesAndCollectionsHaveURLs() {
        var artist = CatalogEntry.mira
        artist.pictureURL = "https://a.example/mira.jpg"
        var session = Session.fixture()
        #expect(session.press("o") == [])
        #expect(session.toastLines == ["No URL here."])
        session.tell(.entries(.antekirt, .artist, .whole([artist])))
        session.press("l", "l")
        #expect(session.press("o") == [.open("https://a.example/mira.jpg")])
        var collection = EntryCollection.portraits
        collection.heroImageURL = "https://a.example/hero.jpg"
        session.tell(.collections([collection], total: 1))
        session.press("h")
        #expect(session.press("o") == [.open("https://a.example/hero.jpg")])
    }

    @Test func anUnrequestedOutcomeIsIgnored() {
        var session = Self.session()
        #expect(session.happen(.opened(.noBrowser)) == [])
        #expect(session.state.overlays.isEmpty)
    }

    @Test func aURLOnATextPageIsOpened() {
        var session = Self.session()
        session.press("Y")
        #expect(session.press("o") == [.open(Self.address)])
    }
}
