import Canvas
import Dashboard
import Domain
import TestKit
import Testing

struct OutboxScreenTests {
    @Test(arguments: [(80, 24), (120, 36), (200, 60), (40, 11)])
    func everyStanding(_ width: Int, _ height: Int) throws {
        var session = Session.fixture(width, height, runs: Run.unsettled)
        session.press("3")
        session.wait(.seconds(1))
        expectGolden(try session.frame().golden, named: "outbox-\(width)x\(height)")
    }

    @Test(arguments: [(80, 24), (120, 36), (200, 60)])
    func everyReasonToWait(_ width: Int, _ height: Int) throws {
        var session = Session.fixture(width, height, runs: Run.line)
        session.press("3", "j")
        session.wait(.seconds(1))
        expectGolden(try session.frame().golden, named: "line-\(width)x\(height)")
    }

    @Test func ascii() throws {
        var session = Session.fixture(80, 24, runs: Run.unsettled)
        session.press("3")
        session.wait(.seconds(1))
        let frame = try session.frame(.fixture(glyphs: .ascii))
        expectGolden(frame.golden, named: "outbox-ascii")
        #expect(frame.cells.allSatisfy { $0.cluster.allSatisfy(\.isASCII) })
    }

    @Test(arguments: ["w2", "w4", "s2", "s3", "s4"])
    func resultOfARequest(_ id: String) throws {
        let run = try #require((Run.line + Run.unsettled).first { $0.id.value == id })
        var session = Session.fixture(80, 24, runs: [run])
        session.press("4")
        session.wait(.seconds(1))
        expectGolden(try session.frame().golden, named: "result-outbox-\(id)")
    }

    @Test(arguments: ["d1", "d2", "d3", "d4"])
    func resultOfADownload(_ id: String) throws {
        let run = try #require(Run.unsettled.first { $0.id.value == id })
        var session = Session.fixture(80, 24, runs: [run])
        session.press("4")
        session.tell(.picture(run.id, .picture(.small)))
        session.wait(.seconds(1))
        expectGolden(try session.frame().golden, named: "result-download-\(id)")
    }

    @Test func resultOfADownloadedText() throws {
        var run = Run.fixture("t", "Haiku", .completed, modality: .text, output: Output(text: "Rain on the window."))
        run.download = .done(paths: ["~/Pictures/Easel/2026-05-08_haiku_0f3a77aa_1.txt"])
        var session = Session.fixture(80, 24, runs: [run])
        session.press("4")
        session.wait(.seconds(1))
        expectGolden(try session.frame().golden, named: "result-download-text")
    }

    @Test func hostileWordsStayWords() throws {
        let nasty = "\u{1B}]0;owned\u{7}\u{202E}txt\u{9B}31m\n"
        let runs: [Run] = [
            .downloaded("a", nasty, .done(paths: [nasty, nasty])),
            .downloaded("b", nasty, .failed(Failure(.local, what: nasty))),
            .request("c", nasty, .searching, failure: Failure(.outcomeUnknown, what: nasty)),
        ]
        for run in runs {
            var session = Session.fixture(runs: [run])
            session.press("3", "d")
            let clusters = try session.frame().cells.map(\.cluster).joined()
            #expect(!clusters.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) })
            #expect(!clusters.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) })
        }
    }

    @Test func decisionsOnTheTab() throws {
        let session = Session.fixture(80, 24, runs: Run.unsettled)
        #expect(try session.frame().row(1).contains("3 Queue 1 to decide"))
    }

    @Test func anotherEaselSends() throws {
        for width in [40, 60, 80, 120] {
            var session = Session.fixture(width, 36)
            session.tell(.leading(false))
            let hints = try session.frame().row(35)
            #expect(hints.contains("another Easel sends") == (width >= 60))
            #expect(hints.contains("filter"))
            session.tell(.leading(true))
            #expect(try !session.frame().shows("another Easel"))
        }
    }
}
