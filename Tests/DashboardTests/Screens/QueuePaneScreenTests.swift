import Canvas
import Domain
import TestKit
import Testing

@testable import Dashboard

/// The queue's pane at the widths that layouts give it.
struct QueuePaneScreenTests {
    private static let widths = [37, 40, 44, 69, 80, 116]

    /// A run for each phase and state, of both services, some of one title, in other years and at unknown times.
    private static let runs: [Run] = {
        func run(
            _ id: String, _ title: String, _ detail: String?, _ phase: Phase, age: Int,
            _ service: Service = .artinstring, modality: Modality = .image, failure: Failure? = nil,
            output: Output? = nil
        ) -> Run {
            var run = Run.fixture(
                id, title, phase, age: age, took: 11, modality: modality, output: output, failure: failure,
                service: service)
            run.detail = detail
            return run
        }
        let converted = Output(files: [
            OutputFile(url: "https://x/1.png", format: "image/png"),
            OutputFile(url: "https://x/1.svg", format: "image/svg+xml"),
        ])
        let subject = "an old owl at dusk, snow on the branch, a brass lamp far behind"
        var unknown = run("n", "The Understudy", nil, .completed, age: 0)
        unknown.createdAt = nil
        unknown.endedAt = nil
        var waiting = Run.request(
            "w1", "Quiet Harbour", .waiting(Waiting(.pace, until: .start + .seconds(26), position: 1)))
        waiting.detail = "three boats"
        return [
            waiting,
            .request("w2", "Neon Fox", .waiting(Waiting(.turn, position: 2))),
            .request("w3", "Sea of Glass", .waiting(Waiting(.quota, until: .start + .seconds(2_073_600), position: 3))),
            .request("s", "Orbiting Teapot", .sending, age: 1),
            run("a", "Stoic Owl Portrait", subject + " · calm · 28", .running, age: 12),
            run("b", "Stoic Owl Portrait", subject.replacing("owl", with: "fox") + " · calm · 28", .running, age: 5),
            run("q", "Glass Whale Loop", nil, .queued, age: 14, modality: .video),
            .searching("c", "Letter to the Sea", asksIn: 251),
            .request("d", "Humberto Ventura", .unconfirmed(Run.outcome), age: 130, failure: .lost),
            run("e", "Glass Whale", nil, .failed, age: 551, failure: .timeout),
            run("f", "Stoic Owl Portrait", "an old owl at dusk · stern · 30", .completed, age: 731),
            run("g", "Cliff Path", "a whale under the pier", .completed, age: 18_011),
            run("h", "Tomasz Wilk", "a fox under a neon sign in the rain", .completed, age: 46_811, .antekirt),
            run("i", "Kaori Mizuno", "snow on a ridge", .completed, age: 100_000, .antekirt, output: converted),
            run("j", "Grandmother's Recipe", nil, .cancelled, age: 260_000, modality: .text),
            run("k", "Fortune Cookie", nil, .completed, age: 270_000, modality: .text),
            run("l", "Neon Shrine", nil, .completed, age: 11_500_000),
            run("m", "Fox Trot", nil, .completed, age: 40_000_000, modality: .video),
            unknown,
        ]
    }()

    private static func session(_ runs: [Run]) -> Session {
        var session = Session.fixture(120, 36, runs: runs)
        session.press("3", "g")
        session.wait(.milliseconds(500))
        return session
    }

    @Test(arguments: widths) func everyState(_ width: Int) throws {
        let frame = try Self.session(Self.runs).queuePane(width, 21)
        expectGolden(frame.golden, named: "queue-pane-\(width)")
        #expect(frame.shows("Queue 1 unknown") || frame.shows("Queue 1 needs you"))
        for word in ["waiting", "sending", "running", "queued", "failed", "completed", "cancelled"] {
            #expect(frame.shows(word))
        }
    }

    @Test(arguments: widths) func ascii(_ width: Int) throws {
        let frame = try Self.session(Self.runs).queuePane(width, 21, .fixture(glyphs: .ascii))
        #expect(frame.cells.allSatisfy { $0.cluster.allSatisfy(\.isASCII) })
        expectGolden(frame.golden, named: "queue-pane-ascii-\(width)")
    }

    /// Phases begin in one column and times end in one, with space before them.
    @Test(arguments: widths) func columnsLineUp(_ width: Int) throws {
        let session = Self.session(Self.runs)
        let frame = try session.queuePane(width, 21)
        let columns = QueueColumns(width: width - 2, services: Set(Service.allCases), hasYears: true)
        for y in 1...session.state.queue.shown.count {
            func cell(_ column: Int) -> String? { frame[1 + column, y]?.cluster }
            #expect(cell(QueueColumns.word - 1) == " " && cell(QueueColumns.word) != " ")
            #expect(cell(columns.title - 1) == " " && cell(columns.title) != " ")
            #expect(cell(columns.end) == " " && cell(columns.end - columns.timeWidth - 1) == " ")
            if columns.serviceWidth > 0 { #expect(cell(columns.service) == "a" && cell(columns.service - 1) == " ") }
        }
    }

    /// Runs of one title do not look the same, whatever they differ in.
    @Test(arguments: widths) func fiveOfOneTitle(_ width: Int) throws {
        let subject = "a long-eared owl on a fence post at dusk"
        let details = [
            subject + " · calm · 28", subject + " · calm · 30", subject + " · stern · 12",
            subject.replacing("dusk", with: "dawn") + " · calm · 28", "a fox · calm · 28",
        ]
        let runs = details.enumerated().map { index, detail in
            var run = Run.fixture("r\(index)", "Stoic Owl Portrait", .completed, age: 900, output: Run.picture)
            run.detail = detail
            return run
        }
        let frame = try Self.session(runs).queuePane(width, 12)
        expectGolden(frame.golden, named: "queue-pane-one-title-\(width)")
        let rows = (1...5).map { y in (5..<width).compactMap { frame[$0, y]?.cluster }.joined() }
        #expect(Set(rows).count == 5)
    }

    /// Only a list with runs of both services says which is whose.
    @Test func oneServiceIsNotNamed() throws {
        let frame = try Self.session(Self.runs.filter { $0.service == .artinstring }).queuePane(116, 21)
        #expect(!frame.shows("artinstring"))
        #expect(try Self.session(Self.runs).queuePane(116, 21).shows("artinstring"))
        #expect(try !Self.session(Self.runs).queuePane(44, 21).shows("arti"))
    }

    /// Followers and downloads in trouble, and downloads that go on.
    @Test(arguments: widths) func followingAndDownloads(_ width: Int) throws {
        let frame = try Self.session(Run.unsettled).queuePane(width, 16)
        expectGolden(frame.golden, named: "queue-pane-unsettled-\(width)")
        for words in ["no update", "42 %", "8 s"] { #expect(frame.shows(words)) }
        #expect(frame.shows("retry") || frame.shows("reconnecting"))
    }

    @Test(arguments: widths) func everyReasonToWait(_ width: Int) throws {
        let frame = try Self.session(Run.line).queuePane(width, 12)
        expectGolden(frame.golden, named: "queue-pane-line-\(width)")
        #expect(width < 69 || frame.shows("rate limit, 30/min") && frame.shows("1st in line"))
        #expect(frame.shows("0:17") && frame.shows("1 Jun"))
    }
}
