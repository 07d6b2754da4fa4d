import Canvas
import Dashboard
import Testing
import Session

struct KeyMapRemappingTests {
    private static func map(_ everywhere: [String: [String]], _ places: [String: [String: [String]]] = [:]) throws
        -> KeyMap
    {
        try KeyMap.standard.remapped(by: KeyOverrides(everywhere: everywhere, places: places))
    }

    private static func problems(_ everywhere: [String: [String]], _ places: [String: [String: [String]]] = [:])
        -> [KeyProblem]
    {
        do throws(KeyProblems) {
            _ = try KeyMap.standard.remapped(by: KeyOverrides(everywhere: everywhere, places: places))
            return []
        } catch {
            return error.all
        }
    }

    @Test func noOverridesChangeNothing() throws {
        let map = try Self.map([:])
        for place in KeyContext.allCases {
            for binding in KeyMap.standard.bindings(in: place) {
                for key in binding.keys { #expect(map.action(for: key, in: place) == binding.action) }
            }
        }
    }

    @Test func anOverrideReplacesAllKeysOfAnAction() throws {
        let map = try Self.map(["copy": ["c"]])
        for place in [KeyContext.catalog, .form, .queue, .result, .page] {
            #expect(map.action(for: "c", in: place) == .copy)
            #expect(map.action(for: "y", in: place) == nil)
            #expect(map.keyName(for: .copy, in: place) == "c")
        }
        // Where a question takes `y` for yes, it stays.
        #expect(map.action(for: "y", in: .question) == .confirm)
    }

    @Test func severalKeysAndNone() throws {
        let map = try Self.map(["copy": ["c", "f2"], "random": []])
        #expect(map.action(for: .function(2), in: .queue) == .copy)
        #expect(map.action(for: "R", in: .queue) == nil)
        #expect(map.keyName(for: .random, in: .queue) == nil)
    }

    @Test func aPlaceTakesPrecedence() throws {
        let map = try Self.map(["copy": ["c"]], ["queue": ["copy": ["C"]]])
        #expect(map.action(for: "C", in: .queue) == .copy)
        #expect(map.action(for: "c", in: .queue) == nil)
        #expect(map.action(for: "c", in: .result) == .copy)
    }

    @Test func keysCanBeExchanged() throws {
        let map = try Self.map(["copy": ["r"], "refresh": ["y"]])
        #expect(map.action(for: "r", in: .queue) == .copy)
        #expect(map.action(for: "y", in: .queue) == .refresh)
    }

    @Test func anActionWithTwoBindingsIsRemappedOnce() throws {
        // `back` has esc in every pane and q in the form.
        let map = try Self.map(["back": ["backspace"]])
        #expect(map.action(for: .backspace, in: .form) == .back)
        #expect(map.action(for: .escape, in: .form) == nil)
        #expect(map.action(for: "q", in: .form) == nil)
        #expect(map.bindings(in: .form).filter { $0.action == .back }.count == 1)
    }

    @Test func aLetterIsNotBoundWhereTextIsTyped() throws {
        let map = try Self.map(["addItem": ["+"]])
        #expect(map.action(for: "+", in: .form) == .addItem)
        #expect(map.action(for: "+", in: .field) == nil)
        #expect(map.action(for: .alt("a"), in: .field) == .addItem)
    }

    @Test(
        arguments: [
            (["copi": ["c"]], [:], [.unknownAction("copi", table: "keys")]),
            (["copy": ["hyper-c"]], [:], [.unknownKey("hyper-c", .copy)]),
            (["quit": ["nokey"]], [:], [.unknownKey("nokey", .quit)]),
            (["copy": ["ctrl-i"]], [:], [.unknownKey("ctrl-i", .copy)]),
            ([:], ["kitchen": ["copy": ["c"]]], [.unknownPlace("kitchen")]),
            ([:], ["queue": ["addItem": ["c"]]], [.notThere(.addItem, .queue)]),
            ([:], ["queue": ["copy": ["r"]]], [.conflict("r", .copy, .refresh, .queue)]),
            ([:], ["field": ["undo": ["z"]]], [.typed("z", .undo, .field)]),
            ([:], ["filter": ["applyFilter": ["left"]]], [.typed(.left, .applyFilter, .filter)]),
            (["applyFilter": ["k"]], [:], [.typed("k", .applyFilter, .filter)]),
            ([:], ["field": ["leaveField": []]], [.missing(.leaveField, .field)]),
            ([:], ["question": ["close": []]], [.missing(.close, .question)]),
        ] as [([String: [String]], [String: [String: [String]]], [KeyProblem])])
    func whatCannotBeIsSaid(
        _ everywhere: [String: [String]], _ places: [String: [String: [String]]], _ expected: [KeyProblem]
    ) {
        #expect(Self.problems(everywhere, places) == expected)
    }

    @Test(arguments: ["quit", "help", "palette", "select"])
    func essentialActionsNeedAKey(_ action: String) {
        let problems = Self.problems([action: []])
        #expect(!problems.isEmpty)
        #expect(
            problems.allSatisfy { if case .missing(let missing, _) = $0 { missing.rawValue == action } else { false } })
    }

    @Test func allProblemsAreReportedAtOnce() {
        let problems = Self.problems(["copi": ["c"], "copy": ["nokey"]], ["queue": ["refresh": ["x"]]])
        #expect(
            problems == [
                .unknownAction("copi", table: "keys"), .unknownKey("nokey", .copy),
                .conflict("x", .cancelRequest, .refresh, .queue),
            ])
    }

    @Test(
        arguments: [
            (
                .conflict("r", .copy, .refresh, .queue),
                "r would be both copy and refresh in the queue. Use another key for one of them."
            ),
            (.unknownAction("copi", table: "keys"), "[keys]: no action is called copi. Did you mean: copy?"),
            (
                .unknownAction("zzz", table: "keys.form"),
                "[keys.form]: no action is called zzz. The key table in the documentation lists all actions."
            ),
            (.typed("z", .undo, .field), "undo: z is text in the field. Use a key with ctrl or alt."),
            (.missing(.quit, .welcome), "quit needs a key in the welcome screen."),
            (
                .renamed("makeSVG", .convertToSVG, table: "keys.queue"),
                "[keys.queue]: makeSVG is now called convertToSVG; the former name works too."
            ),
            (.notThere(.addItem, .queue), "[keys.queue]: addItem does nothing in the queue."),
        ] as [(KeyProblem, String)])
    func problemsAreSentences(_ problem: KeyProblem, _ words: String) { #expect("\(problem)" == words) }

    @Test(
        arguments: [
            ("chooseLine", .select, .chooser), ("closeOverlay", .close, .page), ("dropFilter", .clearFilter, .filter),
            ("editBody", .openFormInEditor, .form), ("editText", .openInEditor, .field),
            ("hold", .pauseRequest, .queue), ("keepFilter", .applyFilter, .filter),
            ("makeSVG", .convertToSVG, .result), ("makeVideo", .animateAsVideo, .queue),
            ("markLine", .toggleSelection, .chooser), ("moveLater", .moveRequestDown, .queue),
            ("moveSooner", .moveRequestUp, .queue), ("nextOption", .nextValue, .form),
            ("openAddress", .openURL, .result), ("openDemo", .startDemo, .welcome),
            ("previousOption", .previousValue, .form), ("resetForm", .clearForm, .form),
            ("showLink", .showConnection, .catalog), ("viewRequest", .previewRequest, .form),
            ("withdraw", .cancelRequest, .queue),
        ] as [(String, Action, KeyContext)])
    func aFormerNameKeepsWorking(_ name: String, _ action: Action, _ place: KeyContext) throws {
        #expect(Action(rawValue: name) == nil)
        let map = try Self.map([:], [place.rawValue: [name: ["f9"]]])
        #expect(map.action(for: .function(9), in: place) == action)
        #expect(try Self.map([name: ["f9"]]).action(for: .function(9), in: place) == action)
    }

    /// A file that was right before an action was added stays right.
    @Test func aNewerActionYieldsItsKey() throws {
        let map = try Self.map([:], ["form": ["undo": ["z"]]])
        #expect(map.action(for: "z", in: .form) == .undo)
        #expect(map.action(for: "z", in: .queue) == .zoom)
        #expect(Self.problems(["zoom": ["c"], "copy": ["c"]]) != [], "but not where both were chosen")
    }

    @Test func thePresentNameTakesPrecedenceOverTheFormerOne() throws {
        // One former name is before its present one in the alphabet, the other one behind.
        let map = try Self.map(["withdraw": ["f8"], "cancelRequest": ["f9"], "makeSVG": ["f6"], "convertToSVG": ["f7"]])
        #expect(map.keyName(for: .cancelRequest, in: .queue) == "f9")
        #expect(map.keyName(for: .convertToSVG, in: .queue) == "f7")
    }

    @Test func aFormerNameIsMentionedBesideProblemsOnly() {
        #expect(Self.problems(["makeSVG": ["f9"]]) == [])
        #expect(
            Self.problems(["makeSVG": ["f9"], "copi": ["c"]])
                == [.unknownAction("copi", table: "keys"), .renamed("makeSVG", .convertToSVG, table: "keys")])
    }

    @Test func aRemappedDashboardUsesItsKeys() throws {
        var state = State.fresh()
        state.keyMap = try Self.map(["palette": ["f1"], "quit": ["f10"]])
        var session = Session(state)
        session.press(.function(1))
        #expect(session.state.overlays.last?.chooser?.kind == .palette)
        session.press(.escape)
        #expect(session.press(.control("c")) == [])
        #expect(session.press(.function(10)).last == .quit)
        #expect(try session.frame().shows("f1 command"))
    }
}
