import Canvas
import Dashboard
import Domain
import TestKit
import Testing
import Themes

struct OverlayScreenTests {
    @Test(arguments: [(80, 24), (120, 36), (200, 60), (40, 11)])
    func help(_ width: Int, _ height: Int) throws {
        var session = Session.fixture(width, height)
        session.press("?", .down)
        expectGolden(try session.frame().golden, named: "help-\(width)x\(height)")
    }

    @Test(arguments: [(80, 24), (120, 36), (200, 60)])
    func palette(_ width: Int, _ height: Int) throws {
        var session = Session.fixture(width, height)
        session.press(":")
        expectGolden(try session.frame().golden, named: "palette-\(width)x\(height)")
    }

    @Test(arguments: [(80, 24), (40, 11), (20, 2), (1, 1)])
    func page(_ width: Int, _ height: Int) throws {
        let address = "https://cdn.example/" + String(repeating: "0123456789", count: 9) + ".png"
        var session = Session.fixture(
            width, height,
            runs: [.fixture("t", "Haiku", .completed, output: Output(text: "A first line.\n" + address))])
        session.press("3", "Y")
        expectGolden(try session.frame().golden, named: "page-\(width)x\(height)")
    }

    @Test func themes() throws {
        var session = Session.fixture(80, 24)
        session.happen(.themes(ThemeCatalog().choices, problem: nil))
        session.press("T", .down)
        expectGolden(try session.frame().golden, named: "themes")
    }

    @Test func paletteNarrowed() throws {
        var session = Session.fixture(80, 24)
        session.press(":")
        session.type("fox")
        expectGolden(try session.frame().golden, named: "palette-narrowed")
        session.type("zzz")
        expectGolden(try session.frame().golden, named: "palette-nothing-matches")
    }

    @Test(arguments: [(80, 24), (120, 36), (200, 60)])
    func choices(_ width: Int, _ height: Int) throws {
        var session = Session.form(.owl, width, height)
        session.press(.tab, .right, .enter)
        expectGolden(try session.frame().golden, named: "choices-\(width)x\(height)")
    }

    @Test(arguments: [(80, 24), (120, 36), (200, 60)])
    func toasts(_ width: Int, _ height: Int) throws {
        var session = Session.fixture(width, height, runs: [.fixture("a", "Owl", .running)])
        session.press("r")
        session.tell(.runs([.fixture("a", "Owl", .completed)]), .failed(.randomEntry, .timeout))
        expectGolden(try session.frame().golden, named: "toasts-\(width)x\(height)")
    }

    @Test(arguments: [(80, 24), (120, 36), (200, 60), (50, 12)])
    func welcome(_ width: Int, _ height: Int) throws {
        let session = Session(.fresh(width, height, services: []))
        expectGolden(try session.frame().golden, named: "welcome-\(width)x\(height)")
    }

    @Test(arguments: [(39, 10), (12, 3), (1, 1)])
    func tooSmall(_ width: Int, _ height: Int) throws {
        expectGolden(try Session(.fresh(width, height)).frame().golden, named: "too-small-\(width)x\(height)")
    }
}
