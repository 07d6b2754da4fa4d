import Canvas
import Dashboard
import Forms
import Domain
import TestKit
import Testing
import Themes

/// The main screens in all colors, in few, in none and in ASCII; and that nothing is told by color alone.
struct DepthScreenTests {
    enum Scene: String, CaseIterable, Sendable {
        case queue, problems, question

        var session: Session {
            switch self {
            case .queue:
                var session = Session.fixture(80, 24, runs: Run.allPhases)
                session.press("3", "j", "j")
                return session
            case .problems:
                var session = Session.form(.numbers, 80, 24)
                session.type("99")
                session.press(.control("r"), .escape)
                session.wait(.seconds(20))
                return session
            case .question:
                var session = Session.fixture(80, 24, runs: Run.unsettled)
                session.press("3", "j", "j", "j", .enter, "j")
                return session
            }
        }
    }

    @Test(arguments: Scene.allCases, ColorDepth.allCases)
    func inColors(_ scene: Scene, _ depth: ColorDepth) throws {
        let frame = try scene.session.frame(.fixture(depth: depth))
        expectGolden(frame.painted, named: "depth-\(scene.rawValue)-\(depth)")
    }

    @Test(arguments: Scene.allCases, ["neutral", "slate"])
    func onAnUnknownBackground(_ scene: Scene, _ theme: String) throws {
        let frame = try scene.session.frame(.fixture(theme: theme, depth: .palette256))
        expectGolden(frame.painted, named: "depth-\(scene.rawValue)-\(theme)")
    }

    @Test(arguments: Scene.allCases)
    func inASCII(_ scene: Scene) throws {
        let frame = try scene.session.frame(.fixture(glyphs: .ascii, depth: .monochrome))
        expectGolden(frame.painted, named: "depth-\(scene.rawValue)-ascii")
        #expect(frame.cells.allSatisfy { $0.cluster.utf8.allSatisfy { $0 < 0x7F } })
    }

    // MARK: without color

    private static func mono() throws -> RenderContext { try .fixture(depth: .monochrome) }

    /// What tells it is in the text itself, or in attributes that every terminal has.
    @Test func everyPhaseHasItsOwnWordAndMark() throws {
        let frame = try Session.fixture(80, 24, runs: Run.allPhases).pressed("3").frame(Self.mono())
        let glyphs = Glyphs.unicode
        for (mark, word) in [
            (glyphs.unknown, "unknown"), (glyphs.queued, "queued"), (glyphs.running, "running"),
            (glyphs.completed, "completed"), (glyphs.failed, "failed"), (glyphs.cancelled, "cancelled"),
        ] { #expect(frame.shows("\(mark.string) \(word)"), "\(word)") }
        #expect(
            Set([glyphs.unknown, glyphs.queued, glyphs.running, glyphs.completed, glyphs.failed, glyphs.cancelled])
                .count == 6)
    }

    @Test func aLowQuotaIsNamed() throws {
        var session = Session.fixture(120, 36)
        let account = Account(
            name: "Mo", tier: .pro,
            quotas: [
                Quota(modality: .image, used: 160, limit: 200), Quota(modality: .video, used: 29, limit: 30),
                Quota(modality: .text, used: 100, limit: 100),
            ], quotasResetAt: nil)
        session.tell(.account(.artinstring, .known(account, asOf: .start)))
        let frame = try session.frame(Self.mono())
        for words in ["40/200 low", "1/30 almost out", "0/100 none left"] { #expect(frame.shows(words), "\(words)") }
    }

    @Test func theSelectedRowIsBoldWithABar() throws {
        let frame = try Scene.queue.session.frame(Self.mono())
        let rows = (0..<24).filter { y in (0..<80).contains { frame[$0, y]?.cluster == Glyphs.unicode.cursorBar.string }
        }
        #expect(rows.count == 1)
        let row = try #require(rows.first)
        #expect((2..<78).allSatisfy { frame[$0, row]?.style.attributes.contains(.bold) == true })
    }

    @Test func theFocusedPaneHasABoldBorder() throws {
        var session = Session.fixture(120, 36)
        session.press("3")
        let frame = try session.frame(Self.mono())
        for (pane, rect) in session.state.layout.panes {
            let attributes = try #require(frame[rect.x, rect.y]?.style.attributes)
            #expect(attributes.contains(.bold) == (pane == .queue), "\(pane)")
            #expect(attributes.contains(.dim) == (pane != .queue), "\(pane)")
        }
    }

    @Test func requirementsAndProblemsAreInTheText() throws {
        let frame = try Session.form(.texts, 80, 24).pressed(.control("r")).frame(Self.mono())
        #expect(frame.shows("title \(Glyphs.unicode.required.string)"))
        #expect(frame.shows("1 required"))
        #expect(frame.shows("\(Glyphs.unicode.failed.string) required"))
    }

    @Test func theFocusedTabIsMarked() throws {
        let frame = try Scene.queue.session.frame(Self.mono())
        #expect(frame.style(of: "3 Queue")?.attributes.contains(.bold) == true)
        #expect(frame.style(of: "1 Catalog")?.attributes.contains(.bold) == false)
    }
}

extension Session {
    /// The session after `keys`.
    fileprivate func pressed(_ keys: Key...) -> Session {
        var session = self
        for key in keys { session.press(key) }
        return session
    }
}
