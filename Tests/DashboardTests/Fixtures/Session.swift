package import Canvas
import Dashboard
import Forms
import Domain
import Session
import Themes

/// A dashboard with somebody at it, for tests: presses keys, hears the engine, looks at the screen.
struct Session {
    var state: State
    private(set) var now: Timestamp
    /// Every effect since the start.
    private(set) var effects: [Effect] = []
    /// The dashboard at the start, and what has happened to it since.
    let start: State
    private(set) var events: [(event: Event, now: Timestamp)] = []

    init(_ state: State) {
        self.state = state
        start = state
        now = state.now
    }

    @discardableResult
    mutating func press(_ keys: Key...) -> [Effect] { keys.flatMap { happen(.input(.key($0))) } }

    /// Types `text` key by key.
    @discardableResult
    mutating func type(_ text: String) -> [Effect] { text.flatMap { happen(.input(.key(.character($0)))) } }

    @discardableResult
    mutating func paste(_ text: String) -> [Effect] { happen(.input(.paste(text))) }

    @discardableResult
    mutating func resize(_ width: Int, _ height: Int) -> [Effect] {
        happen(.input(.resize(Size(width: width, height: height))))
    }

    @discardableResult
    mutating func focus(_ isFocused: Bool) -> [Effect] { happen(.input(.focus(isFocused))) }

    @discardableResult
    mutating func tell(_ events: EngineEvent...) -> [Effect] { events.flatMap { happen(.engine($0)) } }

    /// Answers the request for the picture in the result pane.
    mutating func showPicture(_ result: PictureResult) {
        wait(.seconds(1))
        if let request = state.resultRequest { tell(.picture(request, result)) }
    }

    /// Lets time pass, then ticks.
    @discardableResult
    mutating func wait(_ duration: Duration) -> [Effect] {
        now = now + duration
        return happen(.tick)
    }

    /// Ends the program without a word of the person's.
    @discardableResult
    mutating func end() -> [Effect] { happen(.end) }

    @discardableResult
    mutating func happen(_ event: Event) -> [Effect] {
        events.append((event, now))
        let effects = state.reduce(event, now: now)
        self.effects += effects
        return effects
    }
}

extension Session {
    /// The requests sent so far.
    var sent: [Request] {
        effects.compactMap { if case .engine(.submit(let request, _)) = $0 { request } else { nil } }
    }

    /// The requests that the user has confirmed.
    var confirmed: [Request] {
        effects.compactMap { if case .engine(.submit(let request, isConfirmed: true)) = $0 { request } else { nil } }
    }

    /// The titles that the catalog shows, in order.
    var titles: [String] {
        state.catalog.list.shown.map { place in
            switch state.catalogRows.rows[place] {
            case .entry(let entry): entry.title
            case .collection(let collection): collection.title
            }
        }
    }

    /// The answer to a field of the open form.
    func answer(_ name: String) -> FieldAnswer? {
        state.formPane?.answer(named: name)
    }

    /// The words of all toasts, line by line.
    var toastLines: [String] { state.toasts.shown.flatMap(\.lines) }
}

extension Key: ExpressibleByUnicodeScalarLiteral, ExpressibleByExtendedGraphemeClusterLiteral {
    /// Lets tests write `press("j")`.
    package init(extendedGraphemeClusterLiteral value: Character) { self = .character(value) }
}
