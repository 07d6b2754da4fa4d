import Canvas
import Domain
import Testing

@testable import Dashboard

struct TabsTests {
    @Test(arguments: [(120, 36), (200, 60)]) func aZoomedPaneSaysSo(_ width: Int, _ height: Int) throws {
        var session = Session.fixture(width, height, runs: Run.allPhases)
        #expect(try !session.frame().shows("zoomed"))
        session.press("3", "z")
        let row = try session.frame().row(1)
        #expect(row.hasPrefix(" 1 Catalog  2 Form  3 Queue ") && row.contains("  4 Result "))
        #expect(row.hasSuffix("zoomed  z back "))
        try session.press(on: "z back")
        #expect(try !session.frame().shows("zoomed"))
    }

    @Test func aSinglePaneIsNotZoomed() throws {
        let session = Session.fixture(80, 24, runs: [.fixture("a", "Owl", .running), .fixture("b", "Fox", .running)])
        #expect(try session.frame().row(1).hasPrefix(" 1 Catalog  2 Form  3 Queue 2 active  4 Result "))
        #expect(try !session.frame().shows("zoomed"))
    }
}
