import Canvas
import Dashboard
import Domain
import TestKit
import Testing

/// Every widget, untouched and answered, in both themes at both sizes.
struct WidgetScreenTests {
    enum Scene: String, CaseIterable {
        case texts, numbers, choices, lists, groups

        var entry: CatalogEntry {
            switch self {
            case .texts: .texts
            case .numbers: .numbers
            case .choices: .choices
            case .lists: .lists
            case .groups: .groups
            }
        }

        /// Answers as a body has them.
        var body: String {
            switch self {
            case .texts:
                #"{"title":"Owls","prompt":"Three owls on a wire, seen from below.","api_key":"s3cret","#
                    + ##""due":"tomorrow","ink":"#cc3366","source":"https://example.org/a.png","layout":[1,2]}"##
            case .numbers: #"{"steps":40,"strength":0.35,"width":512,"ratio":null,"seed":4211}"#
            case .choices:
                #"{"upscale":false,"tile":true,"mood":"stern","size":{"width":640,"height":480},"#
                    + #""styles":["ink","chalk"],"light":{"hour":6}}"#
            case .lists:
                #"{"palette":["red","ochre"],"point":[1.5,2],"weights":{"owl":0.5},"people":[{"name":"Mo","age":7}]}"#
            case .groups:
                #"{"camera":{"lens":"50 mm"},"frame":{"gold":true},"tint":{"r":200,"g":120,"b":40},"old_style":"none"}"#
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

    @Test(arguments: Scene.allCases)
    func untouched(_ scene: Scene) throws {
        for theme in ["dusk", "dawn"] {
            let session = Session.form(scene.entry, 80, 24)
            expectGolden(
                try session.frame(.fixture(theme: theme)).painted, named: "widgets-\(scene.rawValue)-empty-\(theme)")
        }
    }

    @Test(arguments: Scene.allCases)
    func answered(_ scene: Scene) throws {
        for theme in ["dusk", "dawn"] {
            for (width, height) in [(80, 24), (120, 36)] {
                let session = try Self.session(scene, width, height)
                expectGolden(
                    try session.frame(.fixture(theme: theme)).painted,
                    named: "widgets-\(scene.rawValue)-\(width)x\(height)-\(theme)")
            }
        }
    }

    @Test func listsOfChoices() throws {
        var session = Session.form(.choices, 80, 24)
        while session.state.form?.fieldName != "styles" { session.press(.tab) }
        session.press(.enter, .tab)
        for theme in ["dusk", "dawn"] {
            expectGolden(try session.frame(.fixture(theme: theme)).painted, named: "widgets-marks-\(theme)")
        }
    }
}
