import Canvas
import Dashboard
import Domain
import TestKit
import Testing

struct QueueScreenTests {
    @Test(arguments: [(80, 24), (120, 36), (200, 60), (40, 11)])
    func everyPhase(_ width: Int, _ height: Int) throws {
        var session = Session.fixture(width, height, runs: Run.allPhases)
        session.press("3")
        session.wait(.seconds(1))
        expectGolden(try session.frame().golden, named: "queue-\(width)x\(height)")
    }

    @Test func ascii() throws {
        var session = Session.fixture(80, 24, runs: Run.allPhases)
        session.press("3")
        session.wait(.seconds(1))
        expectGolden(try session.frame(.fixture(glyphs: .ascii)).golden, named: "queue-ascii")
    }

    @Test func unseenOnTheTab() throws {
        var session = Session.fixture(80, 24, runs: [.fixture("a", "Owl", .running)])
        session.tell(.runs([.fixture("a", "Owl", .completed)]))
        expectGolden(try session.frame().golden, named: "queue-unseen")
    }

    @Test func empty() throws {
        var session = Session.fixture(80, 24)
        session.press("3")
        expectGolden(try session.frame().golden, named: "queue-empty")
    }

    @Test func manyRuns() throws {
        let runs = (0..<40).map { Run.fixture("r\($0)", "Run \($0)", .completed, age: 100 * $0, output: Run.picture) }
        var session = Session.fixture(80, 24, runs: runs)
        session.tell(.olderRuns(.artinstring, available: true))
        session.press("3", "G")
        expectGolden(try session.frame().golden, named: "queue-many")
    }
}
