import Dashboard
import Domain

/// Plain mode as a value: takes what is typed and what the engine tells, and says what to print and to do.
///
/// What cannot be answered yet (a catalog that is still being read, a request whose taking is not told) holds the lines
/// that follow, so that a script need not wait by itself. News of runs are held while an answer is being typed.
struct PlainSession: Sendable {
    /// What happens to it.
    enum Input: Sendable {
        case line(String)
        /// There are no more lines.
        case end
        /// ctrl-c.
        case interrupt
        case engine(EngineEvent)
        case edited(EditorOutcome)
    }

    /// What to do, in order.
    enum Step: Hashable, Sendable {
        case say(String)
        case engine(EngineCommand)
        case edit(EditorText)
        case quit(isInterrupted: Bool)
    }

    /// What the next line is for.
    enum Place: Sendable {
        case commands
        case form(PlainForm)
        /// The form is filled; whether to send it.
        case confirming(PlainForm)
        case question(Question)
        /// An answer that spends was chosen; whether that is meant.
        case spending(Question, Question.Answer)
    }

    /// What holds the lines that follow.
    enum Wait: Hashable, Sendable {
        case catalog(String)
        case entry(EntryID, fills: Bool)
        case submission(RequestID)
        case runs
    }

    let services: [Service]
    let isDemo: Bool
    var now: Timestamp
    var place = Place.commands
    var wait: Wait?
    var catalog: PlainCatalog
    var runs = PlainRuns()
    var statuses: [Service: ServiceStatus] = [:]
    var accounts: [Service: Reading<Account>] = [:]
    /// What was typed into forms and not sent, here or earlier.
    var drafts: [EntryID: JSONObject] = [:]
    /// The entry that was opened last.
    var open: CatalogEntry?
    var questions: [Question] = []
    /// What is to be done.
    var steps: [Step] = []
    private var ids: RequestIDSource
    private var held: [Input] = []
    private var news: [String] = []
    private var wasInterrupted = false
    private var editions = 0

    init(services: [Service], isDemo: Bool, ids: RequestIDSource, now: Timestamp) {
        self.services = services
        self.isDemo = isDemo
        self.ids = ids
        self.now = now
        catalog = PlainCatalog(services: services)
    }

    /// What is said at the start.
    static func welcome(isDemo: Bool) -> [String] {
        let kind = isDemo ? "The demo: a simulator of both services. Nothing is spent. " : ""
        return ["Easel in plain mode. \(kind)Type help for what can be done, quit to leave."]
    }

    /// What is written where a line is to be typed; nil while nothing is asked.
    var prompt: String? {
        guard wait == nil else { return nil }
        switch place {
        case .commands: return "Command: "
        case .form(let form): return form.prompt
        case .confirming(let form): return confirmation(of: form)
        case .question(let question): return "1 to \(question.answers.count): "
        case .spending: return "Type yes to do it, anything else to leave it: "
        }
    }

    /// Takes `input` and tells what to do.
    mutating func take(_ input: Input, now: Timestamp) -> [Step] {
        self.now = now
        steps = []
        switch input {
        case .engine(let event):
            take(event)
            endWait()
        case .interrupt: interrupt()
        case .line, .end, .edited:
            wasInterrupted = false
            if wait == nil { act(on: input) } else { held.append(input) }
        }
        while wait == nil, !held.isEmpty, !hasQuit { act(on: held.removeFirst()) }
        if wait == nil { ask() }
        defer { steps = [] }
        return steps
    }

    private var hasQuit: Bool {
        steps.contains { if case .quit = $0 { true } else { false } }
    }

    mutating func say(_ words: String) { steps.append(.say(words)) }
    mutating func say(_ lines: [String]) { for line in lines { say(line) } }
    mutating func send(_ command: EngineCommand) { steps.append(.engine(command)) }

    /// Tells what happened by itself: now, or once nobody is typing an answer.
    mutating func tell(_ words: String) {
        if case .commands = place { say(words) } else { news.append(words) }
    }

    mutating func nextRequestID() -> RequestID { ids.next() }

    // MARK: lines

    private mutating func act(on input: Input) {
        switch (input, place) {
        case (.end, _): leave(isInterrupted: false)
        case (.line(let line), .commands): obey(line)
        case (.line(let line), .form(let form)): fill(form, line)
        case (.line(let line), .confirming(let form)): confirm(form, line)
        case (.line(let line), .question(let question)): answer(question, line)
        case (.line(let line), .spending(_, let answer)):
            place = .commands
            if PlainField.truth(line) == true { perform(answer.deed) } else { say("Left as it is.") }
        case (.edited(let outcome), .form(let form)): takeEdited(outcome, form)
        case (.edited, _), (.engine, _), (.interrupt, _): break
        }
    }

    /// Asks what waits to be asked, and tells what waits to be told, when nothing else is going on.
    private mutating func ask() {
        guard case .commands = place, !hasQuit else { return }
        say(news)
        news = []
        guard !questions.isEmpty else { return }
        pose(questions.removeFirst())
    }

    mutating func pose(_ question: Question) {
        place = .question(question)
        say([question.title + (question.title.hasSuffix("?") ? "" : ".")] + question.text)
        for (index, answer) in question.answers.enumerated() { say("\(index + 1): \(answer.label)") }
    }

    private mutating func interrupt() {
        guard !wasInterrupted else { return leave(isInterrupted: true) }
        wasInterrupted = true
        held = []
        let isWaiting = wait != nil
        wait = nil
        switch place {
        case .commands where isWaiting: say("Not waited for any more. What was sent goes on.")
        case .commands: say("ctrl-c once more leaves; what was sent goes on.")
        case .form, .confirming:
            keepDraft()
            place = .commands
            say("Left. Your answers are kept; nothing was sent.")
        case .question, .spending:
            place = .commands
            say("Left as it is.")
        }
    }

    private mutating func leave(isInterrupted: Bool) {
        keepDraft()
        held = []
        steps.append(.quit(isInterrupted: isInterrupted))
    }

    mutating func quit() { leave(isInterrupted: false) }

    // MARK: waiting

    /// Ends what is waited for once it is there.
    private mutating func endWait() {
        switch wait {
        case .catalog(let words)? where catalog.isWhole { self.hasFailed($0) }:
            wait = nil
            list(words)
        case .runs? where !runs.hasLive:
            wait = nil
            say("Nothing is being made or sent any more.")
        default: break
        }
    }

    private func hasFailed(_ service: Service) -> Bool { statuses[service]?.failure != nil }

    /// Waits for the catalog, where it is not there yet, and lists what of it has all `words`.
    mutating func listWhenRead(_ words: String) {
        if catalog.isWhole(unless: hasFailed) { return list(words) }
        say("Reading the catalog.")
        wait = .catalog(words)
    }

    mutating func edit(_ text: String, isJSON: Bool) {
        editions += 1
        steps.append(.edit(EditorText(id: editions, text: text, format: isJSON ? .json : .plain)))
    }
}
