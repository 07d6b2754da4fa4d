import Canvas
import Dashboard
import JSON
import Domain
import TestKit
import Testing

/// Every widget, untouched, answered and in use, in a dark theme and a light one.
struct WidgetScreenTests {
    enum Scene: String, CaseIterable {
        case texts, moments, numbers, choices, lists, groups, odd, demanding

        var entry: CatalogEntry {
            switch self {
            case .texts: .texts
            case .moments: .moments
            case .numbers: .numbers
            case .choices: .choices
            case .lists: .lists
            case .groups: .groups
            case .odd: .odd
            case .demanding: .demanding
            }
        }

        /// Answers as a body has them.
        var body: String {
            switch self {
            case .texts:
                #"{"title":"Owls","prompt":"Three owls on a wire, seen from below.","api_key":"s3cret","#
                    + ##""due":"tomorrow","ink":"#cc3366","source":"https://example.org/a.png","layout":[1,2]}"##
            case .moments: #"{"day":"2026-11-22","hour":"14:30:00","published":"soon"}"#
            case .numbers: #"{"steps":40,"strength":0.35,"width":512,"ratio":null,"seed":4211}"#
            case .choices:
                #"{"upscale":false,"tile":true,"mood":"stern","size":{"width":640,"height":480},"#
                    + #""styles":["ink","chalk"],"light":{"hour":6}}"#
            case .lists:
                #"{"palette":["red","ochre"],"point":[1.5,2],"weights":{"owl":0.5},"people":[{"name":"Mo","age":7}]}"#
            case .groups:
                #"{"camera":{"lens":"50 mm"},"frame":{"gold":true},"tint":{"r":200,"g":120,"b":40},"old_style":"none"}"#
            case .demanding:
                #"{"code":"AB-1","separator":"\n","ratio":0.5,"copies":3,"words":["a","b"],"light":{"hour":3},"#
                    + #""camera":{"lens":"50 mm","iso":100}}"#
            case .odd:
                #"{"engine":"flux","note":null,"extra":{"a":1},"old_style":"none","#
                    + #""a very long label that no column of a form has room for":"here"}"#
            }
        }
    }

    private static func session(_ scene: Scene, _ width: Int, _ height: Int) throws -> Session {
        var session = Session.form(scene.entry, width, height)
        session.tell(
            .withdrawn(
                Request(
                    id: RequestID("r"), action: .run, entry: scene.entry.id, title: "", modality: .image,
                    body: ["promptId": .string(scene.entry.id.value), "vars": try JSONParser.parse(scene.body)],
                    cost: .quota(.image, runs: 1), createdAt: .start)))
        session.wait(.seconds(20))
        return session
    }

    /// Compares what `session` shows in a dark theme and a light one with the goldens of `widget`.
    private static func expectGoldens(_ session: Session, widget: String) throws {
        for theme in ["dusk", "dawn"] {
            expectGolden(try session.frame(.fixture(theme: theme)).painted, named: "widgets-\(widget)-\(theme)")
        }
    }

    @Test(arguments: Scene.allCases)
    func untouched(_ scene: Scene) throws {
        try Self.expectGoldens(Session.form(scene.entry, 80, 24), widget: "\(scene.rawValue)-empty")
    }

    @Test(arguments: Scene.allCases)
    func answered(_ scene: Scene) throws {
        try Self.expectGoldens(Self.session(scene, 80, 24), widget: "\(scene.rawValue)-answered")
    }

    /// Beside the other panes a form is narrow: long labels and texts stand above and beneath.
    @Test(arguments: Scene.allCases)
    func narrow(_ scene: Scene) throws {
        let session = try Self.session(scene, 120, 36)
        expectGolden(try session.frame(.fixture()).painted, named: "widgets-\(scene.rawValue)-narrow-dusk")
    }

    @Test func choiceFiltered() throws {
        var session = Session.form(.thousand, 80, 24)
        session.press(.enter)
        session.type("99")
        try Self.expectGoldens(session, widget: "choice-filtered")
    }

    @Test func severalChoicesSelected() throws {
        var session = Session.form(.choices, 80, 24)
        while session.state.formPane?.fieldName != "styles" { session.press(.tab) }
        session.press(.enter, .tab)
        try Self.expectGoldens(session, widget: "several-choices-marked")
    }

    @Test func unionChooser() throws {
        var session = Session.form(.choices, 80, 24)
        while session.state.formPane?.fieldName != "light" { session.press(.tab) }
        session.press(.enter)
        try Self.expectGoldens(session, widget: "union-chooser")
    }

    @Test(arguments: [(40, 14), (80, 24), (200, 60)])
    func patternBeforeItIsBroken(_ width: Int, _ height: Int) throws {
        var session = Session.form(.demanding, width, height)
        session.press(.tab)
        let frame = try session.frame(.fixture())
        expectGolden(frame.painted, named: "widgets-pattern-\(width)x\(height)-dusk")
    }

    @Test func advancedUnfolded() throws {
        var session = try Self.session(.odd, 80, 24)
        while session.state.formPane?.line?.id != .advanced { session.press(.tab) }
        session.press(.enter, .down)
        try Self.expectGoldens(session, widget: "advanced-unfolded")
    }

    @Test func longTextEdited() throws {
        var session = Session.form(.texts, 80, 24)
        session.press(.tab)
        session.paste("Three owls on a wire.\n\nSeen from below, with the moon behind them and a town far away.")
        session.press(.up, .up)
        try Self.expectGoldens(session, widget: "long-text-edited")
    }

    @Test func problems() throws {
        var session = Session.form(.numbers, 80, 24)
        session.type("99")
        session.press(.tab)
        session.type("0.333")
        session.press(.control("r"))
        session.wait(.seconds(20))
        try Self.expectGoldens(session, widget: "problems")
    }

    @Test func sweep() throws {
        var session = Session.form(.texts, 80, 24)
        session.type("{Owl|Fox|Crane}")
        try Self.expectGoldens(session, widget: "sweep")
    }

    @Test func requestView() throws {
        var session = try Self.session(.lists, 80, 24)
        session.press(.escape, "v")
        try Self.expectGoldens(session, widget: "request")
    }
}
