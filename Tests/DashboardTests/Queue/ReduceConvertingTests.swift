import JSON
import Forms
import Canvas
import Dashboard
import Domain
import Testing

struct ReduceConvertingTests {
    private static let svg = EntryID(service: .antekirt, kind: .svg, value: "remote-i")
    private static let video = EntryID(service: .antekirt, kind: .video, value: "remote-i")

    /// A completed image of Antekirt's, and what was made of it.
    private static func image(_ formats: String..., phase: Phase = .completed) -> Run {
        let files = (["webp"] + formats).map { OutputFile(url: "https://cdn.example/1.\($0)", format: $0) }
        var run = Run.fixture("i", "Mira Okafor", phase, output: Output(files: files), service: .antekirt)
        run.detail = "a sunset"
        return run
    }

    private static func session(_ run: Run, _ pane: Key = "3") -> Session {
        var session = Session.fixture(runs: [run])
        session.press(pane)
        return session
    }

    @Test(arguments: ["3", "4"] as [Key])
    func anSVGIsRequestedByItsForm(_ pane: Key) {
        var session = Self.session(Self.image(), pane)
        #expect(session.press("S") == [.engine(.loadEntry(Self.svg))])
        #expect(session.state.focus == .form && session.state.openEntry == Self.svg)
        #expect(session.sent.isEmpty, "a key alone spends nothing")
        session.press(.control("r"))
        #expect(session.sent.map(\.action) == [.svg])
        #expect(session.sent.map(\.body) == [["generationId": "remote-i"]])
        #expect(session.sent.map(\.cost) == [.credits(5)])
        #expect(session.sent.map(\.title) == ["SVG of a sunset"] && session.sent[0].modality == .vector)
        #expect(session.sent[0].pendingRun.conversion == ConversionTrace(.svg))
    }

    @Test func aVideoNeedsAPrompt() throws {
        var session = Self.session(Self.image())
        session.press("V", .control("r"))
        #expect(session.sent.isEmpty)
        #expect(try session.frame().shows("25 credits"))
        while session.state.formPane?.fieldName != "prompt" { session.press(.tab) }
        session.type("slowly panning")
        session.press(.control("r"))
        #expect(session.sent.map(\.action) == [.video])
        #expect(session.sent.map(\.body) == [["generationId": "remote-i", "prompt": "slowly panning"]])
        #expect(session.sent.map(\.cost) == [.credits(25)])
    }

    /// A generation has one place for a video: braces in its words are words.
    @Test func aConversionIsOneRun() {
        var session = Self.session(Self.image())
        session.press("V")
        while session.state.formPane?.fieldName != "prompt" { session.press(.tab) }
        session.type("{left|right}")
        session.press(.control("r"))
        #expect(session.sent.map { $0.body["prompt"] } == ["{left|right}"])
    }

    @Test func eachConversionHasItsOwnDraft() {
        var session = Self.session(Self.image())
        session.press("V")
        while session.state.formPane?.fieldName != "prompt" { session.press(.tab) }
        session.type("pan")
        session.press(.escape, "3")
        #expect(
            session.effects.contains {
                if case .engine(.saveDraft(Self.video, _?)) = $0 { true } else { false }
            })
        session.press("S")
        #expect(session.state.openEntry == Self.svg)
        session.press(.escape, "3", "V")
        #expect(session.answer("prompt") == .text("pan"))
    }

    @Test(
        arguments: [
            (
                Run.fixture("a", "Owl", .completed, output: Run.picture),
                "Only Antekirt images can be converted to an SVG."
            ),
            (image(phase: .running), "Not completed yet. Antekirt converts only completed images."),
            (image(phase: .failed), "Antekirt converts only completed images."),
            (
                {
                    var run = image()
                    run.phase = .running
                    run.conversion = ConversionTrace(.video)
                    return run
                }(), "Not completed yet. Antekirt converts an image once at a time."
            ),
        ])
    func whatCannotBeConvertedIsRefusedHere(_ run: Run, _ words: String) {
        var session = Self.session(run)
        #expect(session.press("S") == [])
        #expect(session.toastLines == [words])
        #expect(session.state.focus == .queue)
    }

    /// A finished conversion of the image, in a row of its own.
    private static let conversion: Run = {
        Run(
            id: RunID("c"), service: .antekirt, remoteID: "remote-i", title: "SVG of a sunset", modality: .vector,
            phase: .completed, createdAt: .start, endedAt: .start, isOurs: true, conversion: ConversionTrace(.svg))
    }()

    @Test(arguments: [true, false])
    func aConversionIsOfItsSourceImage(_ isListed: Bool) throws {
        var session = Session.fixture(runs: [Self.conversion] + (isListed ? [Self.image("svg")] : []))
        session.press("3", "g")
        #expect(session.state.selectedRun?.id == RunID("c"))
        #expect(session.press("V") == [.engine(.loadEntry(Self.video))])
        #expect(session.state.openEntry == Self.video)
        #expect(session.state.form?.entry.title == "video of a sunset")
        #expect(session.state.form?.entry.exampleURLs == (isListed ? ["https://cdn.example/1.webp"] : []))
        while session.state.formPane?.fieldName != "prompt" { session.press(.tab) }
        session.type("pan")
        session.press(.control("r"))
        #expect(session.sent.map(\.body) == [["generationId": "remote-i", "prompt": "pan"]])
    }

    @Test func keysAreHintedWhereUseful() throws {
        func hints(_ run: Run) throws -> String { try Self.session(run).frame().row(35) }
        #expect(try hints(Self.image()).contains("S SVG 5 credits   V video 25 credits"))
        #expect(try !hints(Self.image(phase: .running)).contains("SVG"))
        #expect(try !hints(Self.image("svg")).contains("S SVG"), "it has one")
        #expect(try hints(Self.conversion).contains("V video 25 credits"))
        #expect(try !hints(Self.conversion).contains("S SVG"))
    }

    @Test func anExistingConversionIsReported() {
        var session = Self.session(Self.image("svg"))
        session.press("S")
        #expect(session.state.form?.entry.summary.hasPrefix("This image already has an SVG") == true)
        session.press(.escape, "3", "V")
        #expect(session.state.form?.entry.summary == "")
        #expect(session.state.form?.entry.exampleURLs == ["https://cdn.example/1.webp"])
    }

    @Test func anUpdatedGenerationKeepsTheForm() {
        var session = Self.session(Self.image())
        session.press("V")
        while session.state.formPane?.fieldName != "prompt" { session.press(.tab) }
        session.type("pan")
        session.tell(.entry(CatalogEntry(.video, ofGeneration: "remote-i", title: "a sunset", images: ["a", "b"])))
        #expect(session.answer("prompt") == .text("pan"))
        #expect(session.state.form?.entry.exampleURLs.count == 2)
    }

    @Test(arguments: [true, false])
    func theQuestionIsAboutTheGeneration(_ isOffered: Bool) throws {
        var run = Run.request(
            "a", "SVG of a sunset",
            .unconfirmed(
                OutcomeQuestion(
                    candidates: isOffered ? [OutcomeQuestion.Candidate(remoteID: "remote-i", phase: .failed)] : [],
                    evidence: .unspent)), cost: .credits(5), failure: .lost)
        run.conversion = ConversionTrace(.svg)
        var session = Session.fixture(runs: [run])
        session.press("3", .enter)
        session.wait(.milliseconds(300))
        let frame = try session.frame()
        if isOffered {
            #expect(frame.shows("Its status is failed, which does not show whether it"))
            #expect(frame.shows("Track it: it was accepted"))
            #expect(
                session.press("k", .enter)
                    == [.engine(.resolve(RequestID("a"), .adopt(remoteID: "remote-i")))])
        } else {
            #expect(frame.shows("shows no new SVG of it"))
            #expect(!frame.shows("It was accepted"))
        }
    }

    @Test func anUnpolledConversionIsReported() throws {
        var run = Run.fixture("a", "SVG of a sunset", .running, following: .none, service: .antekirt)
        run.conversion = ConversionTrace(.svg)
        run.failure = Failure(.notFound, what: "antekirt shows no new SVG", meaning: "Its credits may be spent")
        let frame = try Self.session(run, "4").frame()
        #expect(frame.shows("shows no new SVG") && !frame.shows("Running"))
    }
}
