import Canvas
import Dashboard
import Domain
import Session
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// That sentences name the keys in force. `Session.frame` holds every screen that a test looks at to the same.
struct KeyMapSentencesTests {
    private static func map(_ everywhere: [String: [String]], _ places: [String: [String: [String]]] = [:]) throws
        -> KeyMap
    {
        try KeyMap.standard.remapped(by: KeyOverrides(everywhere: everywhere, places: places))
    }

    private static func session(_ map: KeyMap, _ size: Size = Size(width: 120, height: 36), runs: [Run] = []) -> Session
    {
        var session = Session.fixture(size.width, size.height, runs: runs)
        session.state.keyMap = map
        return session
    }

    @Test(
        arguments: [
            ([:], "ctrl-r runs it."), (["run": ["f5"]], "F5 runs it."),
            (["run": ["enter"], "editField": ["i"]], "Enter runs it."),
            (["run": ["a"], "addItem": ["+"]], "a runs it."), (["run": []], "The palette runs it."),
        ] as [([String: [String]], String)])
    func aSentenceBeginsWithTheCurrentKey(_ overrides: [String: [String]], _ sentence: String) throws {
        #expect(try Self.map(overrides).sentence("runs it", by: .run, in: .form) == sentence)
    }

    @Test func aPlaceHasItsOwnKeys() throws {
        let map = try Self.map([:], ["form": ["refresh": ["f5"]]])
        #expect(map.sentence("reads", by: .refresh, in: .form) == "F5 reads.")
        #expect(map.sentence("reads", by: .refresh, in: .queue) == "r reads.")
    }

    @Test func everyActionHasAnotherKeyInTheOtherMap() {
        for place in KeyContext.allCases {
            for binding in KeyMap.standard.bindings(in: place) {
                let name = KeyMap.other.keyName(for: binding.action, in: place)
                #expect(name != nil && !binding.keys.map(\.name).contains(name ?? ""), "\(binding.action) in \(place)")
            }
        }
    }

    /// The test of all screens finds a key that is no longer one.
    @Test func anOldKeyOnScreenIsFound() throws {
        var session = Session.form(.owl)
        session.tell(.failed(.randomEntry, Failure(.local, what: "No", next: "x takes it back, and alt-n the rest.")))
        #expect(session.oldKeyNames(try .fixture()) == ["x", "alt-n"])
    }

    @Test func anActionWithoutAKeyIsInThePalette() throws {
        var session = Self.session(try Self.map(["random": [], "download": []]))
        session.press(":")
        session.type("random prompt")
        #expect(session.press(.enter) == [.engine(.randomEntry)])
        session.press(":")
        session.type("download or")
        #expect(session.state.overlays.last?.chooser?.selected?.detail == "queue")
    }

    @Test(
        arguments: [
            (.catalog, "Not pasted: no text field here. F9 opens a field."),
            (.form, "Not pasted: no text field here. F9 opens a field."),
            (.queue, "Not pasted: no text field here."),
        ] as [(Pane, String)])
    func aPasteWithoutAFieldIsReported(_ pane: Pane, _ words: String) throws {
        var session = Self.session(try Self.map(["open": ["f9"], "editField": ["f9"]]))
        session.press(.character(Character("\(pane.rawValue)")))
        session.paste("owl")
        #expect(session.toastLines == [words])
    }

    @Test func answersShowTheirKeys() throws {
        var session = Session.form(.crane)
        session.press(.control("r"))
        session.tell(.concerns(session.sent[0], [.price(credits: 9)]))
        session.state.keyMap = try Self.map([:], ["question": ["confirm": ["f2"], "close": ["f3"]]])
        let frame = try session.frame()
        let rows = (0..<24).map(frame.row)
        #expect(rows.contains { $0.contains("Cancel") && $0.contains("f3 │") })
        #expect(rows.contains { $0.contains("Send (") && $0.contains("f2 │") })
    }

    @Test func helpOmitsARemappedEnter() throws {
        var session = Session.form(.owl)
        session.press(.tab)
        #expect(try session.frame().shows("Enter shows"))
        session.state.keyMap = try Self.map([:], ["field": ["nextField": ["enter"]]])
        #expect(try session.frame().shows("choices."))
        #expect(try !session.frame().shows("Enter shows"))
    }

    @Test func aRowWithoutAKeyNeedsTheUser() throws {
        var session = Self.session(
            try Self.map(["open": [], "pauseRequest": []]), runs: Run.unsettled + Run.line)
        session.resize(80, 36)
        session.press("3")
        let frame = try session.frame()
        let rows = (0..<36).map { frame.row($0) }
        #expect(rows.contains { $0.contains("unknown") && $0.contains("needs you") && !$0.contains("enter") })
    }

    // MARK: the source

    /// Text of the dashboard, the engine or the domain that names a key beside the key map.
    @Test func noSentenceHardcodesAKey() throws {
        var root = URL(filePath: #filePath)
        for _ in 0..<4 { root.deleteLastPathComponent() }
        let keys =
            /\b([Ee]nter|[Ee]sc|(shift-)?[Tt]ab|(ctrl|alt)-.)\b|(^|[.,;:] |and )[b-zB-Z] (and [A-Z] )?[a-z]+s?\b/
        for target in ["Dashboard", "Engine", "Domain"] {
            let folder = root.appending(path: "Sources/\(target)").path()
            for path in try FileManager.default.subpathsOfDirectory(atPath: folder)
            where path.hasSuffix(".swift") && !path.hasPrefix("KeyMap/") {
                let text = String(decoding: try Data(contentsOf: URL(filePath: "\(folder)/\(path)")), as: UTF8.self)
                for line in text.split(separator: "\n") where !line.contains("///") {
                    // Every other part stands between quotation marks.
                    for (index, literal) in line.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
                    where index % 2 == 1 && literal.contains(" ") && literal.firstMatch(of: keys) != nil {
                        let isKnown = Self.ownKeys.contains { literal.contains($0) }
                        #expect(isKnown, "\(target)/\(path) names a key: \(literal)")
                    }
                }
            }
        }
    }

    /// What a field takes itself, whatever the key map says, and what is no key.
    private static let ownKeys = [
        "Enter shows", "Enter adds an item", "L restores the last seed", "R new seed",
    ]
}
