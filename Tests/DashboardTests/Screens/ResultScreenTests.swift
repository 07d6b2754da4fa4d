import Canvas
import Dashboard
import Domain
import Pixels
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
        session.showPicture(.picture(.small))
        expectGolden(try session.frame().golden, named: "result-picture-\(width)x\(height)")
    }

    @Test func pictureOnItsWay() throws {
        let run = Run.fixture("p", "Stoic Owl Portrait", .completed, age: 300, output: Run.picture)
        expectGolden(try Self.session(run).frame().golden, named: "result-picture-on-its-way")
    }

    @Test func pictureThatCannotBeShown() throws {
        var session = Self.session(.fixture("p", "Stoic Owl Portrait", .completed, age: 300, output: Run.picture))
        session.showPicture(
            .unavailable(Failure(.local, what: "Pictures need chafa", next: "Install chafa, then start Easel again.")))
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

    /// What was asked stands in every result, above the facts or at the top.
    @Test(
        arguments: [
            .fixture("detail-running", "Owl", .running),
            .fixture("detail-picture", "Owl", .completed, output: Run.picture),
            .fixture("detail-text", "Owl", .completed, modality: .text, output: Output(text: "Rain on the window.")),
        ] as [Run])
    func detail(_ run: Run) throws {
        var run = run
        run.detail = "a long-eared owl on a fence post at dusk, facing away · stern · 30 · 4211"
        var session = Self.session(run)
        session.showPicture(.picture(.small))
        expectGolden(try session.frame().golden, named: "result-\(run.id.value)")
    }

    @Test func aSavedPictureWithoutAPreviewIsNotLost() throws {
        var session = Self.session(.downloaded("d", "Owl", .done(paths: ["~/Pictures/owl.png"])))
        session.showPicture(.unavailable(.offline))
        let frame = try session.frame()
        #expect(frame.shows("Saved. No preview"))
        #expect(frame.shows("Saved: ~/Pictures/owl.png"))
        #expect(!frame.row(23).contains("download"))
    }

    @Test(
        arguments: [
            (.stream, 0, nil), (.poll, 8, nil), (.poll, 39, "No update for 0:40."),
            (.retrying(at: .start + .seconds(4)), 39, "Reconnecting to artinstring in 3 s. No update for 0:40."),
            (.retrying(at: .start), 8, "Reconnecting to artinstring now."),
        ] as [(Following, Int, String?)])
    func freshness(_ following: Following, _ heard: Int, _ words: String?) throws {
        let frame = try Self.session(.live("a", "Owl", following, heard: heard)).frame()
        if let words { #expect(frame.shows(String(words.prefix(20)))) }
        #expect(frame.shows("No update for") == (heard > 15))
        #expect(frame.shows("Reconnecting") == (words?.hasPrefix("Reconnecting") == true))
    }

    @Test func aFailureNamesTheKeyThatRunsItAgain() throws {
        let failure = Failure(.other, what: "the model gave up", next: "Run it again, or edit it first")
        let frame = try Self.session(.fixture("a", "Owl", .failed, failure: failure)).frame()
        #expect(frame.shows("Failed: The model gave up."))
        #expect(frame.shows("ctrl-r runs it again, e edits it first."))
    }

    @Test func nothingYet() throws {
        var session = Session.fixture(80, 24)
        session.press("4")
        expectGolden(try session.frame().golden, named: "result-nothing-yet")
    }

    // MARK: every size

    private static let sizes = [(80, 24), (100, 30), (120, 36), (200, 60)]
    private static let older: [Run] = [
        .fixture("o1", "Paper Crane", .completed, age: 9000, output: Run.picture),
        .fixture("o2", "Haiku", .completed, age: 30_000, modality: .text, output: Output(text: "Rain on the window.")),
        .fixture("o3", "Neon Fox", .completed, age: 400_000, output: Run.picture),
    ]

    /// A run of each state; the others are older.
    private static let states: [Run] = {
        var square = Run.fixture("square", "Stoic Owl Portrait", .completed, age: 700, output: .files((1024, 1024)))
        square.detail = "an old owl at dusk"
        square.cost = .quota(.image, runs: 1)
        var saved = square
        saved.download = .done(paths: ["~/Pictures/Easel/stoic-owl-portrait-0f3a.png"])
        return [
            square,
            .fixture("wide", "The Whale Turns", .completed, age: 700, modality: .video, output: .files((1920, 1080))),
            .fixture("several", "Mira Okafor", .completed, age: 700, output: .files((1024, 1024), (1024, 1024))),
            .renamed(saved, "saved"), .fixture("live", "Neon Fox", .running), .fixture("queued", "Neon Fox", .queued),
            .fixture("failed", "Neon Fox", .failed, failure: .timeout),
            .request("waiting", "Neon Fox", .waiting(Waiting(.pace, until: .start + .seconds(18), position: 1))),
            .searching("unknown", "Sea of Glass", asksIn: 200),
        ]
    }()

    @Test(arguments: states, sizes)
    func everyState(_ run: Run, _ size: (Int, Int)) throws {
        var session = Session.fixture(size.0, size.1, runs: [run] + Self.older)
        session.press("4")
        session.showPicture(.picture(.filled(session.state.resultRequest)))
        let name = "result-\(run.id.value)-\(size.0)x\(size.1)"
        expectGolden(try session.frame().golden, named: name)
    }

    @Test(arguments: [(120, 36), (200, 60)])
    func enlarged(_ size: (Int, Int)) throws {
        var session = Session.fixture(size.0, size.1, runs: Array(Self.states.prefix(1)) + Self.older)
        session.press("Z")
        session.showPicture(.picture(.filled(session.state.resultRequest)))
        expectGolden(try session.frame().golden, named: "result-enlarged-\(size.0)x\(size.1)")
    }

    @Test func aPictureFillsItsPlaceAndNothingMovesWhenItArrives() throws {
        var session = Session.fixture(200, 60, runs: Array(Self.states.prefix(1)) + Self.older)
        session.wait(.seconds(1))
        let request = try #require(session.state.resultRequest)
        #expect((request.width, request.height) == (72, 36))
        let before = try session.frame()
        session.showPicture(.picture(.filled(request)))
        let after = try session.frame()
        for y in 38..<60 { #expect(before.row(y) == after.row(y)) }
        #expect(after.shows("an old owl at dusk"))
        #expect(after.shows("took 0:26"))
        #expect(after.shows("1 image run"))
        #expect(after.shows("Recent"))
    }
}

extension Output {
    fileprivate static func files(_ sizes: (Int, Int)...) -> Output {
        Output(
            files: sizes.enumerated().map { index, size in
                OutputFile(
                    url: "https://cdn.artinstring.example/outputs/\(index).png", format: "image/png", width: size.0,
                    height: size.1, byteCount: 418_000)
            })
    }
}

extension Run {
    fileprivate static func renamed(_ run: Run, _ id: String) -> Run {
        Run(
            id: RunID(id), service: run.service, remoteID: run.remoteID, title: run.title, detail: run.detail,
            modality: run.modality, phase: run.phase, createdAt: run.createdAt, endedAt: run.endedAt,
            output: run.output, cost: run.cost, isOurs: run.isOurs, entry: run.entry, download: run.download)
    }
}

extension Picture {
    /// A picture that fills `request`.
    fileprivate static func filled(_ request: PictureRequest?) -> Picture {
        let cell = Cell(glyph: "▀", foreground: .rgb(200, 40, 40), background: .rgb(20, 20, 60))
        return Picture(
            rows: Array(repeating: Array(repeating: cell, count: request?.width ?? 1), count: request?.height ?? 1))
    }
}
