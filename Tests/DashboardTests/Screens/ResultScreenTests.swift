import Canvas
import Dashboard
import Domain
import TestKit
import Testing

struct ResultScreenTests {
    private static func session(_ run: Run, _ width: Int = 80, _ height: Int = 24) -> Session {
        var session = Session.fixture(width, height, runs: [run])
        session.press("4")
        session.wait(.seconds(1))
        return session
    }

    @Test(arguments: [(80, 24), (120, 36), (200, 60)])
    func text(_ width: Int, _ height: Int) throws {
        let text =
            "Rain on the window,\nthe kettle hums to itself.\nNobody is late.\n\n"
            + String(repeating: "And then the same again, a little slower, until the street is dry. ", count: 30)
        let run = Run.fixture("t", "Haiku for a Rainy Day", .completed, modality: .text, output: Output(text: text))
        expectGolden(try Self.session(run, width, height).frame().golden, named: "result-text-\(width)x\(height)")
    }

    @Test(arguments: [(80, 24), (120, 36), (200, 60)])
    func picture(_ width: Int, _ height: Int) throws {
        var session = Self.session(
            .fixture("p", "Stoic Owl Portrait", .completed, age: 300, output: Run.picture), width, height)
        session.tell(.picture(RunID("p"), .picture(.small)))
        expectGolden(try session.frame().golden, named: "result-picture-\(width)x\(height)")
    }

    @Test func pictureOnItsWay() throws {
        let run = Run.fixture("p", "Stoic Owl Portrait", .completed, age: 300, output: Run.picture)
        expectGolden(try Self.session(run).frame().golden, named: "result-picture-on-its-way")
    }

    @Test func pictureThatCannotBeShown() throws {
        var session = Self.session(.fixture("p", "Stoic Owl Portrait", .completed, age: 300, output: Run.picture))
        session.tell(
            .picture(
                RunID("p"),
                .unavailable(
                    Failure(.local, what: "Pictures need chafa", next: "Install chafa, then start Easel again."))))
        expectGolden(try session.frame().golden, named: "result-picture-unavailable")
    }

    @Test(
        arguments: [
            .fixture("queued", "Neon Fox", .queued), .fixture("running", "Neon Fox", .running),
            .fixture("sending", "Neon Fox", .unknown), .fixture("unknown", "Neon Fox", .unknown, failure: .lost),
            .fixture("failed", "Neon Fox", .failed, failure: .timeout),
            .fixture("failed-silently", "Neon Fox", .failed),
            .fixture("cancelled", "Neon Fox", .cancelled, age: 400), .fixture("fetching", "Neon Fox", .completed),
        ] as [Run])
    func withoutOutput(_ run: Run) throws {
        expectGolden(try Self.session(run).frame().golden, named: "result-\(run.id.value)")
    }

    @Test func nothingYet() throws {
        var session = Session.fixture(80, 24)
        session.press("4")
        expectGolden(try session.frame().golden, named: "result-nothing-yet")
    }
}
