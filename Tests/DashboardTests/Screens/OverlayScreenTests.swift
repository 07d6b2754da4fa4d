import Canvas
import Dashboard
import Domain
import Pixels
import TestKit
import Testing
import Themes

struct OverlayScreenTests {
    @Test(arguments: [(80, 24), (100, 30), (120, 36), (200, 60), (40, 11)])
    func help(_ width: Int, _ height: Int) throws {
        var session = Session.fixture(width, height)
        session.press("?", .down)
        expectGolden(try session.frame().golden, named: "help-\(width)x\(height)")
    }

    @Test(arguments: [(80, 24), (120, 36)])
    func helpForARun(_ width: Int, _ height: Int) throws {
        var session = Session.fixture(width, height, runs: [.fixture("a", "Owl", .completed, output: Run.picture)])
        session.press("3", "?", .down)
        expectGolden(try session.frame().golden, named: "help-run-\(width)x\(height)")
        session.type("down")
        expectGolden(try session.frame().golden, named: "help-run-narrowed-\(width)x\(height)")
    }

    @Test(arguments: [(80, 24), (100, 30), (120, 36), (200, 60)])
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

    @Test(arguments: [(80, 24), (100, 30), (120, 36), (200, 60)])
    func toasts(_ width: Int, _ height: Int) throws {
        var session = Session.fixture(width, height, runs: [.fixture("a", "Owl", .running)])
        session.tell(.runs([.fixture("a", "Owl", .completed)]), .failed(.randomEntry, .timeout))
        session.press("r")
        expectGolden(try session.frame().golden, named: "toasts-\(width)x\(height)")
    }

    @Test(arguments: [(80, 24), (100, 30), (120, 36), (200, 60), (60, 20), (50, 12)])
    func welcome(_ width: Int, _ height: Int) throws {
        let session = Session(.fresh(width, height, services: []))
        expectGolden(try session.frame().golden, named: "welcome-\(width)x\(height)")
    }

    /// A picture whose columns differ, so that its place and its cut can be seen.
    private static let picture = PixelGrid(
        width: 256, height: 128,
        channels: (0..<128).flatMap { y in (0..<256).flatMap { x in [UInt8(x), UInt8(y * 2), UInt8(255 - x)] } })

    @Test(arguments: [(80, 24), (100, 30), (120, 36), (200, 60), (60, 20), (50, 12)])
    func welcomeWithAPicture(_ width: Int, _ height: Int) throws {
        var session = Session(.fresh(width, height, services: []))
        session.state.welcomePicture = Self.picture
        session.wait(.seconds(1))
        let frame = try session.frame()
        #expect(frame.shows("easel login") && frame.shows("demo"))
        let isPainted = Set(frame.cells.map(\.style.background)).count > 20
        #expect(isPainted == (height >= 24), "the words of 60x20 leave no room")
        expectGolden(frame.golden, named: "welcome-picture-\(width)x\(height)")
    }

    @Test(arguments: [(39, 10), (12, 3), (1, 1)])
    func tooSmall(_ width: Int, _ height: Int) throws {
        expectGolden(try Session(.fresh(width, height)).frame().golden, named: "too-small-\(width)x\(height)")
    }
}
