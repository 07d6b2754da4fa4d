import Canvas
import Dashboard
import Domain
import Forms
import JSON
import TestKit
import Testing

/// A form in each of its states, at each size.
struct FormStateScreenTests {
    enum Scene: String, CaseIterable, CustomTestStringConvertible {
        case empty, filled, long, sweep, error, listBelow, listAbove, suggestions, over, readOnly, requiredBelow,
            loading

        var testDescription: String { rawValue }

        func session(_ width: Int, _ height: Int) -> Session {
            switch self {
            case .requiredBelow, .listAbove: return manyFields(width, height)
            case .loading: return loading(width, height)
            default: break
            }
            var session = Session.form(.studio, width, height)
            switch self {
            case .empty: session.press(.escape)
            case .filled:
                session.type("an old owl at dusk, snow on the branch")
                session.press(.tab, .right, .tab, .right, .right, .tab, "R")
            case .long:
                session.paste(
                    (1...7).map { "\($0) owls on a branch in the snow, a brass lamp far behind them." }
                        .joined(separator: "\n"))
            case .sweep:
                session.type("an old {owl|fox} at dusk")
                session.press(.tab, .tab, .control("u"))
                session.type("10,20,30")
            case .error:
                session.press(.tab, .tab, .end, "0", .control("r"))
                session.wait(.seconds(20))
            case .listBelow: session.press(.tab, .enter, .down)
            case .suggestions:
                session.press(.alt("s"))
                session.tell(
                    .recalled(CatalogEntry.studio.id, presets: Presets(), history: AnswerHistory()))
            case .over: session.paste(String(repeating: "owls ", count: 42))
            case .readOnly:
                session.type("an owl")
                session.tell(.leading(false))
            case .listAbove, .requiredBelow, .loading: break
            }
            return session
        }

        private func manyFields(_ width: Int, _ height: Int) -> Session {
            var fields = JSONObject((0..<50).map { ("field \($0)", ["type": "string"] as JSON) })
            fields["lens"] = ["type": "string"]
            fields["mood"] = ["enum": ["calm", "stern", "wistful", "wild", "sober", "sad"], "default": "calm"]
            var session = Session.form(.asking(.object(fields), required: ["lens"]), width, height)
            if self == .listAbove { session.press(.backTab, .enter) }
            return session
        }

        private func loading(_ width: Int, _ height: Int) -> Session {
            let fields = JSONObject((0..<3000).map { ("f\($0)", ["type": "string"] as JSON) })
            return Session.form(.asking(.object(fields)), width, height)
        }
    }

    @Test(arguments: Scene.allCases, [(80, 24), (100, 30), (120, 36), (200, 60)])
    func everyState(_ scene: Scene, _ size: (Int, Int)) throws {
        let session = scene.session(size.0, size.1)
        expectGolden(try session.frame().golden, named: "form-state-\(scene.rawValue)-\(size.0)x\(size.1)")
    }

    @Test(arguments: Scene.allCases) func asciiAndMono(_ scene: Scene) throws {
        let session = scene.session(120, 36)
        expectGolden(
            try session.frame(.fixture(glyphs: .ascii, depth: .monochrome)).painted,
            named: "form-state-\(scene.rawValue)-ascii")
    }

    /// Whatever the size, the cost is in sight, and the row under the cursor.
    @Test(arguments: Scene.allCases) func theCostIsAlwaysInSight(_ scene: Scene) throws {
        for (width, height) in [(40, 11), (44, 12), (60, 16), (80, 24), (90, 20), (120, 36), (200, 60)] {
            let session = scene.session(width, height)
            let look = try RenderContext.fixture()
            let frame = session.state.render(look)
            guard session.state.overlays.isEmpty else { continue }
            #expect(frame.shows(" image run"), "\(width)x\(height)")
            guard session.state.formPane?.isEditing == true, session.state.form?.unread == nil else { continue }
            #expect(frame.cursor != nil || scene == .filled, "\(width)x\(height)")
        }
    }
}

extension CatalogEntry {
    /// A prompt as the target is drawn with.
    static let studio = CatalogEntry(
        id: EntryID(service: .artinstring, kind: .prompt, value: "p-studio"), title: "Stoic Owl Portrait",
        slug: "stoic-owl-portrait",
        summary: "An owl that has seen your calendar and is not impressed. Warm key light, deep shadow.",
        modality: .image, tier: .free, provider: "replicate", modelName: "black-forest-labs/flux-dev",
        collectionTitle: "Cinematic Portraits", collectionSlug: "cinematic-portraits",
        schema: [
            "type": "object", "required": ["subject"],
            "properties": [
                "subject": [
                    "type": "string", "maxLength": 200, "description": "Who or what the picture is of.",
                    "examples": ["a stoic owl at sunset", "a fox under a neon sign"],
                ],
                "mood": [
                    "enum": ["calm", "stern", "wistful", "wild", "sober", "sad"], "default": "calm",
                    "description": "What the eyes say.",
                ],
                "steps": ["type": "integer", "minimum": 1, "maximum": 50, "default": 28],
                "seed": ["type": "integer", "description": "The same seed gives the same picture."],
            ],
        ])
}
