import Canvas
import Dashboard
import Domain
import JSON

/// A state of the dashboard by name, at any size.
struct NamedState: Sendable, CustomStringConvertible {
    let name: String
    let make: @Sendable (_ width: Int, _ height: Int) -> Session

    var description: String { name }

    init(_ name: String, _ make: @escaping @Sendable (_ width: Int, _ height: Int) -> Session) {
        self.name = name
        self.make = make
    }

    /// The queue with one run.
    private static func run(_ name: String, _ pane: Key = "3", _ runs: Run...) -> NamedState {
        NamedState(name) { width, height in
            var session = Session.fixture(width, height, runs: runs)
            session.press("3", "g", pane)
            session.wait(.seconds(1))
            return session
        }
    }

    private static func image(_ formats: String..., id: String = "i", phase: Phase = .completed) -> Run {
        let files = (["webp"] + formats).map { OutputFile(url: "https://cdn.example/1.\($0)", format: $0) }
        return Run.fixture(id, "Mira Okafor", phase, output: Output(files: files), service: .antekirt)
    }

    private static func conversion(_ phase: Phase) -> Run {
        var run = Run.fixture("s", "SVG of a sunset", phase, modality: .vector, service: .antekirt)
        run.remoteID = "remote-i"
        run.conversion = ConversionTrace(.svg)
        run.output = Output(files: [OutputFile(url: "https://cdn.example/1.svg", format: "svg")])
        return run
    }

    private static func failed(_ cost: Cost?) -> Run {
        var run = Run.fixture("f", "Owl", .failed, failure: .timeout)
        run.cost = cost
        return run
    }

    private static let text = Run.fixture(
        "t", "Haiku", .completed, modality: .text, output: Output(text: "Rain on the window."))

    /// One for each kind of state that has hints of its own.
    static let all: [NamedState] = catalogs + forms + queues + results + overlays

    private static let catalogs: [NamedState] = [
        NamedState("catalog") { Session.fixture($0, $1) },
        NamedState("collection") { width, height in
            var session = Session.fixture(width, height)
            session.press("l")
            return session
        },
        NamedState("prompts of a collection") { width, height in
            var session = Session.fixture(width, height)
            session.press("l", .enter)
            return session
        },
        NamedState("typing a filter") { width, height in
            var session = Session.fixture(width, height)
            session.press("/", "o")
            return session
        },
        NamedState("filtered catalog") { width, height in
            var session = Session.fixture(width, height)
            session.press("/", "o", .enter)
            return session
        },
        NamedState("nothing matches") { width, height in
            var session = Session.fixture(width, height)
            session.press("/", "z", "z", "z", .enter)
            return session
        },
        NamedState("artinstring offline") { width, height in
            var session = Session.fixture(width, height)
            session.tell(.status(.artinstring, .offline(.offline)))
            return session
        },
        NamedState("catalog unavailable") { width, height in
            var session = Session(.fresh(width, height))
            session.tell(.status(.artinstring, .offline(.offline)), .status(.antekirt, .live))
            return session
        },
        NamedState("token refused") { width, height in
            var session = Session(.fresh(width, height))
            session.tell(.status(.artinstring, .unauthorized(.refused)), .status(.antekirt, .live))
            return session
        },
        NamedState("Antekirt alone") { width, height in
            var session = Session(.fresh(width, height, services: [.antekirt]))
            session.tell(.status(.antekirt, .live), .entries(.antekirt, .artist, .whole([.mira])))
            return session
        },
    ]

    private static let forms: [NamedState] = [
        NamedState("text field") { Session.form(.owl, $0, $1) },
        NamedState("text line") { width, height in
            var session = Session.form(.owl, width, height)
            session.press(.escape)
            return session
        },
        NamedState("changed choice") { width, height in
            var session = Session.form(.owl, width, height)
            session.press(.tab, .escape, "l")
            return session
        },
        NamedState("list") { width, height in
            var session = Session.form(.owl, width, height)
            session.press(.escape, "G")
            return session
        },
        NamedState("item") { width, height in
            var session = Session.form(.owl, width, height)
            session.press(.escape, "G", "a")
            session.type("red")
            return session
        },
        NamedState("sweep") { width, height in
            var session = Session.form(.owl, width, height)
            session.type("{owl|fox}")
            session.press(.escape)
            return session
        },
        NamedState("tier out of reach") { width, height in
            var session = Session.form(.whale, width, height)
            session.press(.escape)
            return session
        },
        NamedState("price unknown") { width, height in
            var session = Session.form(.fox, width, height)
            session.press(.escape)
            return session
        },
        NamedState("no form") { width, height in
            var session = Session.fixture(width, height, entries: [])
            session.press("2")
            return session
        },
    ]

    private static let queues: [NamedState] = [
        run("no runs"),
        NamedState("runs unavailable") { width, height in
            var session = Session(.fresh(width, height))
            session.tell(.status(.artinstring, .offline(.offline)), .status(.antekirt, .live))
            session.press("3")
            return session
        },
        NamedState("filtered queue") { width, height in
            var session = Session.fixture(width, height, runs: [failed(nil), text])
            session.press("3", "/", "h", .enter)
            session.wait(.seconds(1))
            return session
        },
        run("only one waiting", "3", Run.line[0]),
        run("waiting", "3", Run.line[0], Run.line[1]),
        run("paused", "3", Run.line[3]),
        run("sending", "3", .request("a", "Owl", .sending)),
        run("searching", "3", .searching("a", "Owl", asksIn: 99)),
        run("unconfirmed", "3", .request("a", "Owl", .unconfirmed(Run.outcome), failure: .lost)),
        run("running", "3", .fixture("a", "Owl", .running)),
        run("failed", "3", failed(.quota(.image, runs: 1))),
        run("failed, credits", "3", failed(.credits(25))),
        run("failed, price unknown", "3", failed(nil)),
        run("cancelled", "3", .fixture("a", "Owl", .cancelled)),
        run("completed", "3", .fixture("a", "Owl", .completed, output: Run.picture)),
        run("completed elsewhere", "3", .fixture("a", "Owl", .completed, output: Run.picture, isOurs: false)),
        run("downloading", "3", .downloaded("a", "Owl", .running(received: 1, total: 2, bytesPerSecond: nil))),
        run("downloaded", "3", .downloaded("a", "Owl", .done(paths: ["~/owl.png"]))),
        run("Antekirt image", "3", image()),
        run("Antekirt image with an SVG", "3", image("svg")),
        run("SVG", "3", conversion(.completed)),
        run("SVG beside its image", "3", conversion(.completed), image("svg", "mp4")),
        run("SVG in progress", "3", conversion(.running)),
    ]

    private static let results: [NamedState] = [
        run("no result", "4"),
        run("text", "4", text),
        run("picture", "4", .fixture("a", "Owl", .completed, output: Run.picture)),
        run("several files", "4", image("png")),
        run("failed result", "4", failed(.quota(.image, runs: 1))),
        run("unconfirmed result", "4", .request("a", "Owl", .unconfirmed(Run.outcome), failure: .lost)),
        NamedState("missing output") { width, height in
            let run = Run.fixture("a", "Owl", .completed)
            var session = Session.fixture(width, height, runs: [run])
            session.press("4")
            session.wait(.seconds(1))
            session.tell(.failed(.refreshRun(run.id), .offline))
            return session
        },
        NamedState("zoomed result") { width, height in
            var session = Session.fixture(
                width, height, runs: [.fixture("a", "Owl", .completed, output: Run.picture), text])
            session.press("4", "z")
            session.wait(.seconds(1))
            return session
        },
    ]

    private static let overlays: [NamedState] = [
        NamedState("help") { width, height in
            var session = Session.fixture(width, height)
            session.press("?")
            return session
        },
        NamedState("no command matches") { width, height in
            var session = Session.fixture(width, height)
            session.press(":", "z", "z", "z", "z")
            return session
        },
        NamedState("choices") { width, height in
            var session = Session.form(.owl, width, height)
            session.press(.tab, .enter)
            return session
        },
        NamedState("question") { width, height in
            var session = Session.form(.crane, width, height)
            session.press(.control("r"))
            if let request = session.sent.first { session.tell(.concerns(request, [.price(credits: 9)])) }
            return session
        },
        NamedState("question for an outcome") { width, height in
            var session = Session.fixture(width, height, runs: [.request("a", "Owl", .unconfirmed(Run.outcome))])
            session.press("3", .enter)
            return session
        },
        NamedState("text page") { width, height in
            var session = Session.fixture(width, height, runs: [text])
            session.press("3", "Y")
            return session
        },
    ]
}
