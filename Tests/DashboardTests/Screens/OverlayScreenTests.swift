import Canvas
import Dashboard
import Domain
import TestKit
import Testing

struct OverlayScreenTests {
    @Test(arguments: [(80, 24), (120, 36), (40, 11)])
    func help(_ width: Int, _ height: Int) throws {
        var session = Session.fixture(width, height)
        session.press("?", .down)
        expectGolden(try session.frame().golden, named: "help-\(width)x\(height)")
    }

    @Test func palette() throws {
        var session = Session.fixture(80, 24)
        session.press(":")
        expectGolden(try session.frame().golden, named: "palette")
        session.type("fox")
        expectGolden(try session.frame().golden, named: "palette-narrowed")
        session.type("zzz")
        expectGolden(try session.frame().golden, named: "palette-nothing-matches")
    }

    @Test func choices() throws {
        var session = Session.form(.owl)
        session.press(.tab, .right, .enter)
        expectGolden(try session.frame().golden, named: "choices")
    }

    @Test func toasts() throws {
        for (width, height) in [(80, 24), (120, 36)] {
            var session = Session.fixture(width, height, runs: [.fixture("a", "Owl", .running)])
            session.press("r")
            session.tell(.runs([.fixture("a", "Owl", .completed)]), .failed(.randomEntry, .timeout))
            expectGolden(try session.frame().golden, named: "toasts-\(width)x\(height)")
        }
    }

    @Test(arguments: [(80, 24), (120, 36), (50, 12)])
    func welcome(_ width: Int, _ height: Int) throws {
        let session = Session(.fresh(width, height, services: []))
        expectGolden(try session.frame().golden, named: "welcome-\(width)x\(height)")
    }

    @Test(arguments: [(39, 10), (12, 3), (1, 1)])
    func tooSmall(_ width: Int, _ height: Int) throws {
        expectGolden(try Session(.fresh(width, height)).frame().golden, named: "too-small-\(width)x\(height)")
    }
}
