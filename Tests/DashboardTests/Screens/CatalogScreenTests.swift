import Canvas
import Dashboard
import Domain
import TestKit
import Testing

struct CatalogScreenTests {
    @Test(arguments: [(80, 24), (120, 36), (200, 60), (40, 11)])
    func loaded(_ width: Int, _ height: Int) throws {
        let session = Session.fixture(width, height, runs: Run.allPhases)
        expectGolden(try session.frame().golden, named: "catalog-\(width)x\(height)")
    }

    @Test func filtered() throws {
        var session = Session.fixture(80, 24)
        session.press("/")
        session.type("portrait")
        session.wait(.seconds(1))
        expectGolden(try session.frame().golden, named: "catalog-filtered")
    }

    @Test func nothingMatches() throws {
        var session = Session.fixture(80, 24)
        session.press("/")
        session.type("zeppelin")
        expectGolden(try session.frame().golden, named: "catalog-nothing-matches")
    }

    @Test func loading() throws {
        expectGolden(try Session(.fresh(80, 24)).frame().golden, named: "catalog-loading-80x24")
        expectGolden(try Session(.fresh(120, 36)).frame().golden, named: "catalog-loading-120x36")
    }

    @Test func offline() throws {
        var session = Session(.fresh(80, 24))
        session.tell(
            .status(
                .artinstring,
                .offline(
                    Failure(.unavailable, what: "artinstring does not answer", next: "Easel tries again by itself."))))
        session.wait(.seconds(30))
        expectGolden(try session.frame().golden, named: "catalog-offline")
    }

    @Test func empty() throws {
        expectGolden(try Session.fixture(80, 24, entries: []).frame().golden, named: "catalog-empty")
    }

    @Test func collectionsArtistsAndModels() throws {
        var session = Session.fixture(80, 24)
        for name in ["collections", "artists", "models"] {
            session.press("l")
            session.wait(.seconds(1))
            expectGolden(try session.frame().golden, named: "catalog-\(name)")
        }
    }

    @Test func collectionOpened() throws {
        var session = Session.fixture(120, 36)
        session.press("l", .enter)
        session.wait(.seconds(1))
        expectGolden(try session.frame().golden, named: "catalog-collection-opened")
    }

    @Test func scrolled() throws {
        let entries = (1...60).map { index in
            var entry = CatalogEntry.owl
            entry.title = "Prompt number \(index) with a title that goes on and on until it is cut"
            return CatalogEntry(
                id: EntryID(service: .artinstring, kind: .prompt, value: "\(index)"), title: entry.title,
                tier: .pro, collectionTitle: "A collection with a long name")
        }
        var session = Session.fixture(80, 24, entries: entries)
        session.press(.pageDown, .pageDown)
        session.wait(.seconds(1))
        expectGolden(try session.frame().golden, named: "catalog-scrolled")
    }

    @Test func asciiOnly() throws {
        let session = Session.fixture(120, 36, runs: Run.allPhases, entries: [.owl, .fox, .crane])
        expectGolden(try session.frame(.fixture(glyphs: .ascii)).golden, named: "catalog-ascii")
    }
}
