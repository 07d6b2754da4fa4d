import Canvas
import Dashboard
import Forms
import Domain
import Session
import Testing

/// Keys that do nothing here, and the words that people type after them.
struct IgnoredInputTests {
    /// Everything that letters do in the panes: withdraw, edit, hold, download, run, quit, other panes, confirm.
    private static let words = "expedite dry SVG nyq 1234 KJR"

    private static let places: [(name: String, open: @Sendable (inout Session) -> Void)] = [
        ("form", { $0.press("2") }), ("result", { $0.press("4") }),
        ("page", { $0.press("3", "Y") }),
        (
            "question",
            { session in
                session.press(.enter)
                session.type("an owl")
                session.press(.control("r"))
                session.tell(.concerns(session.sent[0], [.price(credits: 12)]))
                session.wait(.seconds(1))
            }
        ),
    ]

    private static func session(_ place: Int) -> Session {
        var session = Session.fixture(runs: Run.allPhases)
        places[place].open(&session)
        return session
    }

    private func shows(_ session: Session, _ text: String) throws -> Bool {
        try session.state.render(.fixture()).shows(text)
    }

    /// The keys that do nothing in each place.
    private static let ignoredKeys = places.indices.flatMap { place in
        let state = session(place).state
        return (["/", "i", ":", "?"] as [Character]).filter { key in
            state.keyMap.action(for: .character(key), in: state.context) == nil && !state.context.takesWords
        }.map { (place, $0) }
    }

    @Test func everyPlaceIgnoresAKey() { #expect(Set(Self.ignoredKeys.map(\.0)) == Set(Self.places.indices)) }

    @Test(arguments: ignoredKeys)
    func wordsAfterAnUnusedKeyAreIgnored(place: Int, key: Character) throws {
        var session = Self.session(place)
        let (context, before) = (session.state.context, session.state)
        let effects = session.effects.count
        session.press(.character(key))
        session.type(Self.words)
        #expect(session.effects.count == effects, "\(Self.places[place].name) \(key)")
        #expect(session.state.context == context && session.state.overlays.count == before.overlays.count)
        #expect(
            session.state.focus == before.focus
                && session.state.formPanes.mapValues(\.form.answers) == before.formPanes.mapValues(\.form.answers))
        #expect(try shows(session, "esc continue"), "it is said")
        session.press(.enter)
        #expect(try !shows(session, "esc continue"))
        #expect(session.state.overlays.count == before.overlays.count, "the enter belongs to the line")
    }

    @Test func anIgnoredLineEnds() throws {
        for (keys, focus) in [
            ([.enter], .result), ([.escape], .result), ([.backspace, .backspace], .result), ([.tab], .catalog),
        ] as [([Key], Pane)] {
            var session = Self.session(1)
            session.press("/", "o")
            session.press(.control("r"), .left)
            #expect(try shows(session, "No filter here"))
            for key in keys { session.press(key) }
            #expect(try !shows(session, "No filter here"), "\(keys)")
            #expect(session.state.focus == focus)
            session.press("1")
            #expect(session.state.focus == .catalog)
        }
    }

    @Test func ctrlCQuitsFromAnIgnoredLine() {
        var session = Self.session(1)
        session.press("/", "o", .control("c"))
        #expect(session.effects.last == .quit)
    }

    @Test func aRemappedKeyIsFollowed() throws {
        var state = State.fresh()
        state.keyMap = try KeyMap.standard.remapped(by: KeyOverrides(everywhere: ["filter": ["f2", "-"]]))
        var session = Session(state)
        session.press("4", "/")
        #expect(try !shows(session, "No filter here"))
        session.press("-")
        #expect(try shows(session, "No filter here"))
    }

    /// A question that opens by itself is not answered by what is being typed for something else.
    @Test func aQuestionIgnoresTyping() {
        var session = Session.fixture()
        session.press(.enter)
        session.type("an owl")
        session.press(.control("r"))
        session.tell(.concerns(session.sent[0], [.price(credits: 12)]))
        for letter in "any only young queens" {
            session.wait(.milliseconds(120))
            session.type(String(letter))
        }
        #expect(session.state.context == .question && session.confirmed.isEmpty)
        session.wait(.seconds(1))
        session.press("y")
        #expect(session.confirmed.count == 1)
    }

    // MARK: what is not taken is said

    @Test(arguments: [
        (InputLoss.longPaste(limit: 1 << 20), "Not pasted: longer than 1 MiB."),
        (.brokenPaste(byte: 0xFC, offset: 1), "Not pasted: byte 2 (0xFC) is not UTF-8."),
        (.controls(3), "Removed 3 unprintable characters from the paste."),
        (.brokenKey, "Input ignored: not UTF-8."),
    ])
    func lostInputIsReported(loss: InputLoss, words: String) {
        var session = Session.form(.owl)
        session.happen(.input(.loss(loss)))
        #expect(session.toastLines.first?.hasPrefix(words) == true, "\(session.toastLines)")
    }

    @Test func removedCharactersOfAPasteAreReported() {
        var session = Session.form(.owl)
        session.paste("an\u{202E} owl\u{200B}")
        #expect(session.answer("subject") == .text("an owl"))
        #expect(session.toastLines == ["Removed 2 unprintable characters from the paste."])
    }
}

extension KeyContext {
    fileprivate var takesWords: Bool { self == .filter || self == .field || self == .chooser }
}
