import Canvas
import Dashboard
import Domain
import TestKit
import Testing
import Themes

struct OutboxScreenTests {
    @Test(arguments: [(80, 24), (120, 36), (200, 60), (40, 11)])
    func everyDeliveryState(_ width: Int, _ height: Int) throws {
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
        session.showPicture(.picture(.small))
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

    @Test(arguments: ["w1", "w7", "w12"])
    func sentenceOfAWaitingRequest(_ id: String) throws {
        var run = try #require(Run.line.first { $0.id.value == id })
        run.cost = id == "w7" ? .credits(444) : run.cost
        let sentences = [
            "w1": "Next to send, once antekirt says what is left.",
            "w7": "Not enough credits: 2 more needed.",
            "w12": "Your budget is used up: spent 1 of 1 run this session, 1",
        ]
        var service = Run.fixture("u", "Owl", .unknown)
        service.delivery = .searching
        run = Run(
            id: run.id, service: .antekirt, title: run.title, modality: run.modality, phase: .unknown,
            createdAt: run.createdAt, cost: run.cost, isOurs: true, delivery: run.delivery)
        var session = Session.fixture(runs: [run, service], limits: SpendingLimits(runsPerSession: 1))
        session.tell(.spending(session: Spending(runs: 1), day: Spending(runs: 1)))
        session.press("3", "g")
        session.resize(200, 60)
        session.wait(.seconds(1))
        let text = try session.frame().golden
        #expect(text.contains(try #require(sentences[id]).prefix(40)))
        #expect(!text.contains("K and J"), "there is nothing to move it past")
    }

    @Test func aRequestNamesTheOneBeforeIt() throws {
        var session = Session.fixture(80, 24, runs: [Run.line[0], .request("s", "Owl", .sending, age: 1)])
        session.press("3", "g", "4")
        session.wait(.seconds(1))
        #expect(try session.frame().shows("Another request is being sent first."))
    }

    @Test func anOfflineServiceShowsTheRetry() throws {
        let run = Run.request("a", "Owl", .waiting(Waiting(.offline, until: .start + .seconds(20), position: 1)))
        var session = Session.fixture(80, 24, runs: [run])
        session.press("4")
        session.wait(.milliseconds(500))
        #expect(try session.frame().shows("artinstring cannot be reached. Retrying in 0:19."))
    }

    /// A service that does not answer puts the end of the search off.
    @Test(arguments: [(251, true), (251, false), (0, true)])
    func aSearchShowsItsEnd(_ seconds: Int, isLive: Bool) throws {
        var session = Session.fixture(80, 24, runs: [.searching("a", "Owl", asksIn: seconds)])
        session.tell(.status(.artinstring, isLive ? .live : .offline(.offline)))
        // The news of the service stand for a while where the sentence is.
        session.wait(.milliseconds(500))
        session.press(.escape, "4")
        let isTimed = seconds > 0 && isLive
        #expect(try session.frame().shows("up to 4:10") == isTimed)
        #expect(try session.frame().shows("once it is reachable") == !isTimed)
    }

    @Test func countsOnTheTab() throws {
        var session = Session.fixture(
            80, 24,
            runs: [
                .searching("a", "Owl", asksIn: 9), .request("b", "Fox", .sending), Run.line[0],
                .fixture("c", "Crane", .running),
            ])
        #expect(try session.frame().row(1).contains("3 Queue 1 unknown · 1 sending · 1 waiting  4"))
        session.tell(.runs([.fixture("c", "Crane", .failed, failure: .timeout)]))
        let frame = try session.frame()
        #expect(frame.row(1).contains("3 Queue 1 unknown · 1 failed · 1 sending  4"))
        #expect(frame.style(of: "1 failed")?.foreground == (try RenderContext.fixture())[.bad].foreground)
        session.tell(.runs([.request("b", "Fox", .unconfirmed(OutcomeQuestion()))]))
        #expect(try session.frame().row(1).contains("3 Queue 1 needs you · 1 unknown · "))
    }

    @Test(arguments: [80, 120])
    func helpAndQuitAreAlwaysHinted(_ width: Int) throws {
        var session = Session.fixture(width, 36, runs: Run.line)
        session.press("3", "g")
        let hints = try session.frame().row(35)
        #expect(hints.contains("? help") && hints.contains("q quit") && hints.contains("x cancel"))
    }

    @Test func unconfirmedRequestsOnTheTab() throws {
        let session = Session.fixture(80, 24, runs: Run.unsettled)
        #expect(try session.frame().row(1).contains("3 Queue 1 needs you"))
    }

    @Test func anotherActiveEaselIsShown() throws {
        for width in [40, 60, 80, 120] {
            var session = Session.fixture(width, 36)
            session.tell(.leading(false))
            let hints = try session.frame().row(35)
            #expect(hints.contains("read-only") == (width >= 60))
            #expect(hints.contains("filter"))
            session.tell(.leading(true))
            #expect(try !session.frame().shows("read-only"))
        }
    }
}
