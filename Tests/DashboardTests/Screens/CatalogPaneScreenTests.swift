import Canvas
import Domain
import TestKit
import Testing
import Themes

@testable import Dashboard

/// The catalog's pane at the widths that layouts give it.
struct CatalogPaneScreenTests {
    private static let sections = ["prompts", "collections", "artists", "models"]

    private static let entries: [CatalogEntry] =
        CatalogEntry.prompts
        + (1...20).map { index in
            CatalogEntry(
                id: EntryID(service: .artinstring, kind: .prompt, value: "n-\(index)"),
                title: index == 7 ? "Weather Report for the Heart and the Hands" : "Prompt number \(index)",
                modality: [.image, .video, .text][index % 3], tier: [.free, .pro][index % 2], provider: "openai",
                collectionTitle: index % 4 == 0 ? nil : "Places at Dusk")
        }

    @Test(arguments: [37, 44, 55, 80, 116], sections)
    func everySection(_ width: Int, _ section: String) throws {
        var session = Session.fixture(120, 36, entries: Self.entries)
        for _ in 0..<(Self.sections.firstIndex(of: section) ?? 0) { session.press("l") }
        session.wait(.seconds(1))
        let frame = try session.catalogPane(width, 24)
        expectGolden(frame.golden, named: "catalog-pane-\(section)-\(width)")
        let border = frame.row(23)
        for name in ["Prompts", "Artists", "Models"] { #expect(border.contains(name) || width < 44) }
        #expect(border.contains("Coll") && !border.contains("l Coll"))
        #expect(frame.row(1).contains("Title") == (width >= 52 && section != "artists"))
    }

    /// The columns stay where they are while the list scrolls.
    @Test(arguments: [44, 55, 80]) func scrollingMovesNoColumn(_ width: Int) throws {
        var session = Session.fixture(120, 36, entries: Self.entries)
        let look = try RenderContext.fixture()
        func columns(_ session: Session) throws -> Set<Int> {
            let frame = try session.catalogPane(width, 12, look)
            return Set(
                (1..<11).compactMap { y in
                    // The title of none of these rows is colored.
                    let kinds = [Modality.image, .video, .text].map { look[$0.role].foreground }
                    return (0..<width).first { frame[$0, y].map { kinds.contains($0.style.foreground) } ?? false }
                })
        }
        let before = try columns(session)
        session.press("G")
        #expect(before.count == 1)
        #expect(try columns(session) == before)
    }

    /// A tier that the account does not have stands out.
    @Test func tiers() throws {
        let session = Session.fixture(120, 36)
        let look = try RenderContext.fixture()
        let frame = try session.catalogPane(55, 24, look)
        #expect(frame.style(of: "studio")?.foreground == look[.bad].foreground)
        #expect(frame.style(of: "pro")?.foreground == look[.warn].foreground)
        #expect(!frame.shows("free"))
    }
}
