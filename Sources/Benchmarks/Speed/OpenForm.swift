import Canvas
import Dashboard
import Domain
import Forms
import JSON
import Themes

/// A dashboard of 120×36 cells with one form open and the cursor in a text field.
final class OpenForm {
    private var state: State
    private var now = Timestamp(milliseconds: 1_780_000_000_000)
    private let context: RenderContext

    /// Opens the form of `schema`, filled with `answers` as a draft keeps them.
    ///
    /// - Throws: `InvalidResult` when the form has no text field within its first 400.
    init(schema: JSON, answers: JSONObject? = nil) throws {
        context = RenderContext(theme: try ThemeCatalog().theme(named: "dusk", depth: .trueColor), glyphs: .unicode)
        let entry = CatalogEntry(
            id: EntryID(service: .artinstring, kind: .prompt, value: "p"), title: "Form", modality: .image,
            schema: schema)
        state = State(
            size: Size(width: 120, height: 36), now: now, services: [.artinstring],
            ids: RequestIDSource(seed: (1, 2, 3, 4)))
        let page = CatalogPage(entries: [entry], isFirst: true, isLast: true, total: 1)
        send(.engine(.entries(.artinstring, .prompt, page)))
        if let answers {
            send(.engine(.restored(drafts: [Draft(entry: entry.id, values: answers, savedAt: now)], place: nil)))
        }
        send(.input(.key(.enter)))
        for _ in 0..<400 where !isInText { send(.input(.key(.tab))) }
        guard isInText else { throw InvalidResult(reason: "The form has no text field.") }
    }

    /// Types one character into the text field.
    func type() { send(.input(.key(.character("a")))) }

    /// The frame for the present state.
    func draw() -> Frame { state.render(context) }

    /// The answers of a form with a list field `tags` of `count` items, as a draft keeps them.
    static func answers(tags count: Int) -> JSONObject {
        let items = (0..<count).map { ["text": .string("tag \($0)")] as JSON }
        return ["group": ["members": ["vars": ["group": ["members": ["tags": ["list": .array(items)]]]]]]]
    }

    private var isInText: Bool { state.formPane?.line.flatMap { state.formPane?.area(of: $0) } != nil }

    /// Reduces `event`, and performs at once the effects that read a schema.
    private func send(_ event: Event) {
        now = now + .milliseconds(20)
        for case .readForm(let entry) in state.reduce(event, now: now) {
            send(.formRead(entry.id, FieldTree.form(for: entry)))
        }
    }
}
