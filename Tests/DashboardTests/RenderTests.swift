import Canvas
import Dashboard
import Forms
import Domain
import Testing
import Themes

struct RenderTests {
    /// Dashboards in different straits, each to be drawn at every size.
    enum Scene: String, CaseIterable, Sendable {
        case fresh, loaded, filtering, field, problems, help, toasts, queue, text, picture, welcome, hostile
        case outbox, line, outcome, concerns

        var session: Session {
            var session = Session.fixture(runs: Run.allPhases)
            switch self {
            case .fresh: return Session(.fresh())
            case .loaded: break
            case .filtering:
                session.press("/")
                session.type("nothing like it")
            case .field: session.press(.enter)
            case .problems: session.press(.enter, .tab, .tab, .end, "0", .tab, .tab, .tab, .tab, "[", .control("r"))
            case .help: session.press("?", .down, .down)
            case .toasts:
                session.press("r")
                session.tell(.failed(.randomEntry, .timeout), .status(.antekirt, .offline(.offline)))
            case .queue: session.press("3", "G")
            case .text:
                let text = String(repeating: "The rain 雨 falls. ", count: 60)
                session.tell(.runs([.fixture("t", "Haiku", .completed, age: 0, output: Output(text: text))]))
                session.press("3", "g", "4", "j")
            case .picture:
                session.press("3", "G", "k", "k", "4")
                session.showPicture(.picture(.small))
            case .welcome: return Session(.fresh(services: []))
            case .hostile: return .hostile()
            case .outbox:
                session = .fixture(runs: Run.unsettled)
                session.press("3")
                session.tell(.leading(false))
            case .line:
                session = .fixture(runs: Run.line)
                session.press("4")
            case .outcome:
                session = .fixture(runs: Run.unsettled)
                session.press("3", "j", "j", "j", .enter, "j")
            case .concerns:
                session = .form(.crane)
                session.press(.control("r"))
                session.tell(
                    .concerns(
                        session.sent[0],
                        [.repeated(ago: .seconds(3), state: .prepared), .price(credits: 9), .overBudget()]))
            }
            return session
        }
    }

    private static let sizes: [Size] =
        (1...60).flatMap { width in (1...30).map { Size(width: width, height: $0) } }
        + [
            Size(width: 0, height: 0), Size(width: 500, height: 3), Size(width: 110, height: 20),
            Size(width: 111, height: 20),
            Size(width: 400, height: 120), Size(width: 80, height: 200),
        ]

    /// Drawing outside the frame traps, so that coming back is most of the proof.
    @Test(arguments: Scene.allCases)
    func everySizeIsDrawn(_ scene: Scene) throws {
        var session = scene.session
        let look = try RenderContext.fixture()
        for size in Self.sizes {
            session.resize(size.width, size.height)
            let frame = session.state.render(look)
            guard frame.size == size, frame.cells.count == size.width * size.height else {
                Issue.record("\(size) gave \(frame.size)")
                return
            }
            if let cursor = frame.cursor, !frame.bounds.contains(cursor) {
                Issue.record("at \(size) the cursor stands at \(cursor)")
                return
            }
        }
    }

    @Test(arguments: Pane.allCases, [Size(width: 80, height: 24), Size(width: 120, height: 36)])
    func everyFocusIsDrawnAtEverySize(_ pane: Pane, _ size: Size) throws {
        var session = Session.fixture(runs: Run.allPhases)
        session.press(.character(Character("\(pane.rawValue)")))
        let look = try RenderContext.fixture()
        for height in 1...size.height {
            session.resize(size.width, height)
            #expect(session.state.render(look).size.height == height)
        }
        for width in 1...size.width {
            session.resize(width, size.height)
            #expect(session.state.render(look).size.width == width)
        }
    }

    @Test(arguments: Scene.allCases)
    func equalStatesGiveEqualFrames(_ scene: Scene) throws {
        let look = try RenderContext.fixture()
        #expect(scene.session.state.render(look) == scene.session.state.render(look))
    }

    /// The scenes whose text, apart from the dashboard's own, is ASCII.
    @Test(arguments: Scene.allCases.filter { ![.hostile, .text, .picture].contains($0) })
    func asciiTerminalsGetNothingElse(_ scene: Scene) throws {
        var session = scene.session
        session.tell(.entries(.artinstring, .prompt, .whole([.owl, .fox, .crane])))
        for (width, height) in [(80, 24), (120, 36)] {
            session.resize(width, height)
            let frame = try session.frame(.fixture(glyphs: .ascii))
            for y in 0..<height where !frame.row(y).allSatisfy(\.isASCII) {
                Issue.record("row \(y) has more than ASCII: \(frame.row(y))")
            }
        }
    }

    @Test func focusShowsInThreeWays() throws {
        var session = Session.fixture(runs: Run.allPhases)
        let look = try RenderContext.fixture()
        let catalog = session.state.render(look)
        session.press("3")
        let queue = session.state.render(look)
        #expect(catalog[0, 1]?.style == look[.borderFocused])
        #expect(queue[0, 1]?.style == look[.border])
        #expect(catalog.style(of: "Prompts") != queue.style(of: "Prompts"))
        #expect(catalog.style(of: "Queue") != queue.style(of: "Queue"))
        let row = { (frame: Frame) in frame[3, 2]?.style.background }
        #expect(row(catalog) == look[.cursorRow].background)
        #expect(row(queue) == look[.cursorRowUnfocused].background)
        #expect(row(catalog) != row(queue))
    }

    @Test(arguments: ThemeCatalog().names, ColorDepth.allCases)
    func focusShowsInEveryTheme(_ theme: String, _ depth: ColorDepth) throws {
        var session = Session.fixture(runs: Run.allPhases)
        let look = try RenderContext.fixture(theme: theme, depth: depth)
        let catalog = session.state.render(look)
        session.press("3")
        let queue = session.state.render(look)
        #expect(catalog[0, 1]?.style != queue[0, 1]?.style)
        #expect(catalog.style(of: "Queue") != queue.style(of: "Queue"))
    }

    @Test(
        arguments: [
            ("◌ queued", .queued), ("◐ running", .live), ("● completed", .good), ("✗ failed", .bad),
            ("⊘ cancelled", .muted), ("? unknown", .warn),
        ] as [(String, Role)])
    func phasesHaveAShapeAWordAndAColor(_ words: String, _ role: Role) throws {
        var session = Session.fixture(runs: Run.allPhases)
        session.press("3")
        let look = try RenderContext.fixture()
        #expect(session.state.render(look).style(of: words)?.foreground == look[role].foreground)
    }

    @Test(arguments: ThemeCatalog().names, ColorDepth.allCases)
    func theCursorsRowIsMarkedAndNotReversed(_ theme: String, _ depth: ColorDepth) throws {
        let look = try RenderContext.fixture(theme: theme, depth: depth)
        let frame = Session.fixture(80, 24).state.render(look)
        let row = try #require((0..<24).first { frame[1, $0]?.cluster == "▌" })
        let name = (2..<78).first { frame[$0, row]?.cluster != " " } ?? 0
        let style = try #require(frame[name, row]?.style)
        #expect(style.background == look[.cursorRow].background)
        #expect(style.background != look[.normal].background || style.attributes.contains(.bold))
        // Only a row with a text color of its own, for light backgrounds, looks the same all along.
        if look[.cursorRow].foreground == .terminal { #expect(style.foreground == look[.strong].foreground) }
        for x in 1..<78 { #expect(frame[x, row]?.style.attributes.contains(.reverse) == false, "column \(x)") }
    }

    @Test(arguments: ThemeCatalog().names)
    func everyThemeDrawsTheSameWords(_ theme: String) throws {
        let session = Scene.queue.session
        #expect(try session.frame(.fixture(theme: theme)).golden == session.frame().golden)
    }

    @Test func nothingHostileReachesACell() throws {
        for (width, height) in [(80, 24), (120, 36), (200, 60)] {
            var session = Session.hostile()
            session.resize(width, height)
            for pane in ["1", "2", "3", "4"] as [Key] {
                session.press(.escape, .escape, pane)
                let clusters = try session.frame().cells.map(\.cluster).joined()
                #expect(!clusters.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) })
                #expect(!clusters.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) })
            }
        }
    }
}
