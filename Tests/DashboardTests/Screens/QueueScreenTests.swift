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

    /// Runs of one prompt are told apart by what was asked.
    @Test(arguments: [(80, 24), (120, 36), (200, 60)])
    func runsOfOnePrompt(_ width: Int, _ height: Int) throws {
        let details = ["an owl · calm · 28", "a long-eared owl on a fence post at dusk · stern · 30", "a fox\u{1B}[2J"]
        let phases: [Phase] = [.running, .completed, .failed]
        let runs = zip(details, phases).enumerated().map { index, pair in
            var run = Run.fixture("r\(index)", "Stoic Owl Portrait", pair.1, age: 12 + 60 * index, failure: .timeout)
            run.detail = pair.0
            return run
        }
        var session = Session.fixture(width, height, runs: runs + [.fixture("x", "Neon Fox", .queued, age: 999)])
        session.press("3")
        session.wait(.seconds(1))
        expectGolden(try session.frame().golden, named: "queue-one-prompt-\(width)x\(height)")
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
