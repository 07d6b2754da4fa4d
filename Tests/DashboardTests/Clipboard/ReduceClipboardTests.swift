import Canvas
import Dashboard
import Domain
import Session
import Testing

struct ReduceClipboardTests {
    private static let address = Run.picture.files[0].url

    /// A dashboard with a finished picture under the queue's cursor.
    private static func session(_ width: Int = 80, _ height: Int = 24) -> Session {
        var session = Session.fixture(
            width, height, runs: [.fixture("r", "Owl", .completed, output: Run.picture)])
        session.press("3")
        return session
    }

    @Test func noToastBeforeTheOutcome() {
        var session = Self.session()
        #expect(session.press("y") == [.copy(Self.address)])
        #expect(session.toastLines == [])
    }

    @Test(
        arguments: [
            (
                .sent, .note,
                "Copied (if your terminal allows it). Y shows the text."
            ),
            (
                .tooLong(limit: 60), .bad,
                "Not copied: the text has 75 B, terminals accept at most 60 B. Y shows the text."
            ),
            (
                .away, .bad,
                "Not copied: another program is using the terminal. Copy again when Easel is back. Y shows the text."
            ),
            (
                .unsupported, .bad,
                "Not copied: this terminal cannot reach your clipboard. Y shows the text."
            ),
        ] as [(CopyOutcome, Toasts.Kind, String)])
    func theToastSaysWhatWasDone(_ outcome: CopyOutcome, _ kind: Toasts.Kind, _ words: String) {
        var session = Self.session()
        session.press("y")
        session.happen(.copied(outcome))
        #expect(session.toastLines == [words])
        #expect(session.state.toasts.shown.last?.kind == kind)
    }

    @Test func anUnrequestedOutcomeIsIgnored() {
        var session = Self.session()
        session.happen(.copied(.sent))
        #expect(session.toastLines == [])
    }

    @Test func theToastNamesTheKeyOfThePlace() {
        var session = Session.form(.owl)
        session.press(.escape, "v", .enter)
        session.press("i")
        session.happen(.copied(.sent))
        #expect(session.toastLines.last?.hasSuffix("alt-y shows the text.") == true)
        session.press(.alt("y"))
        #expect(session.state.overlays.last?.page?.title == "Request preview")
        session.press(.escape)
        #expect(session.state.context == .field)
    }

    @Test func theCopiedTextIsShownWhileItsToastIs() {
        var session = Session.form(.owl)
        session.type("owl")
        session.press(.escape, "v", .enter)
        session.happen(.copied(.sent))
        session.press("Y")
        #expect(session.state.overlays.last?.page?.text == session.effects.compactMap(\.copied).last)
        session.press(.escape)
        session.wait(.seconds(60))
        session.press("Y")
        #expect(session.state.overlays.last?.page?.title == "Request body")
    }

    @Test func aURLIsReadableDuringADownload() throws {
        for download in [nil, .running(received: 1, total: 2, bytesPerSecond: 3), .cancelled] as [Download?] {
            var run = Run.fixture("r", "Owl", .completed, output: Run.picture)
            run.download = download
            var session = Session.fixture(40, 11, runs: [run])
            session.press("4", "Y")
            let frame = try session.frame()
            let rows = (0..<frame.size.height).map { frame.row($0) }
            #expect(rows.joined().replacing(" ", with: "").contains(Self.address))
        }
    }

    @Test func everyURLOfARunHasALine() {
        let files = ["https://a.example/1.png", "https://a.example/2.png"].map { OutputFile(url: $0) }
        var session = Session.fixture(runs: [.fixture("r", "Owl", .completed, output: Output(files: files))])
        session.press("3")
        #expect(session.press("y") == [.copy("https://a.example/1.png\nhttps://a.example/2.png")])
    }

    @Test func nothingToShowIsReported() {
        var session = Session(.fresh())
        session.press("4", "Y")
        #expect(session.toastLines == ["Nothing to show here."])
        #expect(session.state.overlays.isEmpty)
    }
}

extension Effect {
    fileprivate var copied: String? { if case .copy(let text) = self { text } else { nil } }
}
