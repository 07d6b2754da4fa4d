package import Forms
import DequeModule
package import CommandLine
import JSON
package import Domain
import Session

/// The state of plain mode: a pure value that takes lines and engine events, and returns what to print and to do.
///
/// A command that cannot be answered yet, since the catalog is loading or a request has not been admitted, holds the
/// lines that follow, so that a script need not wait itself. News of runs is held while an answer is being typed.
package struct PlainModeState: Sendable {
    /// The events of a session.
    package enum Input: Sendable {
        case line(String)
        /// An invalid line; the reason follows its name in a sentence.
        case unusable(String)
        /// The end of the input.
        case end
        /// ctrl-c.
        case interrupt
        case engine(EngineEvent)
        case edited(EditorOutcome)
    }

    /// The effects of an event, in order.
    package enum Step: Hashable, Sendable {
        case print(String)
        case engine(EngineCommand)
        case edit(EditorText)
        case quit(isInterrupted: Bool)
    }

    /// The meaning of the next line.
    enum Place: Sendable {
        case commands
        case form(PlainForm)
        /// The filled form awaits confirmation.
        case confirming(PlainForm)
        /// The repetition of a run's request awaits confirmation.
        case repeating(Request)
        case question(Question)
        /// An answer that costs awaits confirmation.
        case spending(Question, Question.Answer)
    }

    /// The event that held lines wait for.
    enum Wait: Hashable, Sendable {
        case catalog(PlainCatalog.Filter)
        /// The collections, to list them or the prompts of the named one.
        case collections(String)
        /// The catalog, to open the entry of that name.
        case named(String, Opening)
        case random
        case entry(EntryID, Opening)
        /// Submitted requests, until each is admitted, refused or questioned.
        case submissions(Set<RequestID>)
        /// The presets and answers of an entry, for a form command.
        case recall(EntryID, FormCommand)
        /// The request of a run.
        case request(RunID, isEdited: Bool)
        /// A canceled request, to be edited.
        case withdrawal(RequestID)
        case older(Set<Service>)
        case runs
        /// The first loading, for the command of this line.
        case reading(String)
        /// The balance at a service, for a price.
        case account(Service)
        /// A change of a request.
        case change(RequestID)
        /// The output of a run.
        case output(RunID)
        /// Requested downloads, before the end.
        case files
        /// The editor's result: no line may answer a question before it.
        case editor
    }

    /// The use of an entry once it is loaded.
    enum Opening: Hashable, Sendable {
        case show
        /// Fills its form, starting with these answers, or with the saved draft where there are none.
        case fill(Form.Filling?)
    }

    let services: [Service]
    package let isDemo: Bool
    /// True where lines come from a pipe or a file: commands then wait for what they need, and the first error is the
    /// exit code.
    let isScript: Bool
    /// The shared state, folded from the engine's events.
    private(set) var session: Session
    var now: Timestamp
    var place = Place.commands
    var wait: Wait?
    /// The entries that were listed last.
    var listing = PlainCatalog()
    /// The numbers of the runs.
    var numbers = PlainRuns()
    /// Moved requests, until their new position is known.
    var moved: Set<RequestID> = []
    /// Rejected editor texts by field, for the next opening.
    var unread: [EntryID: [JSONPointer: String]] = [:]
    /// The entry that was opened last.
    var open: CatalogEntry?
    var questions: [Question] = []
    /// The effects so far of the current event.
    var steps: [Step] = []
    private var ids: RequestIDSource
    /// Requests that were sent from here.
    var sent: Set<RequestID> = []
    /// True after a command that opens a form, until its first question.
    var leadsToForm = false
    /// The first error.
    private(set) var status: ExitReason?
    var held: Deque<Input> = []
    var news: [String] = []
    private var wasInterrupted = false
    private var editions = 0
    var hasLeft = false
    /// True where a question was left without an answer.
    var isUnanswered = false

    /// Creates the state at the start.
    ///
    /// - `isScript`: True where standard input is not a terminal, so that lines wait for what they need.
    /// - `limits`: The user's budgets.
    /// - `ids`: The source of request ids, which tests seed.
    package init(
        services: [Service], isDemo: Bool, isScript: Bool = false, limits: SpendingLimits = SpendingLimits(),
        ids: RequestIDSource, now: Timestamp
    ) {
        self.services = services
        self.isDemo = isDemo
        self.isScript = isScript
        session = Session(services: services, limits: limits)
        self.ids = ids
        self.now = now
    }

    /// The lines printed at the start.
    package static func welcome(isDemo: Bool) -> [String] {
        let kind = isDemo ? "Demo: a simulator of both services, nothing is charged. " : ""
        return ["Easel in plain mode. \(kind)Type help for commands, quit to leave."]
    }

    /// The prompt for the next line; nil while lines are held.
    package var prompt: String? {
        guard wait == nil, !hasLeft else { return nil }
        switch place {
        case .commands: return "Command: "
        case .form(let form): return form.prompt
        case .confirming(let form): return confirmation(of: form)
        case .repeating: return "Type \"yes\" to send, \"no\" to cancel, \"view\" to preview: "
        case .question(let question): return "1 to \(question.answers.count): "
        case .spending(_, let answer):
            return "Type \"\(Self.word(confirming: answer.action))\" to confirm, anything else to cancel: "
        }
    }

    /// True where the next line is a secret and must not be echoed, even ahead of its prompt.
    package var asksForSecret: Bool {
        guard !hasLeft, case .form(let form) = place, !form.isWriting else { return false }
        return form.field?.isSecret ?? false
    }

    /// Handles an event at the time `now`, and returns its effects.
    package mutating func handle(_ input: Input, now: Timestamp) -> [Step] {
        self.now = now
        steps = []
        switch input {
        case .engine(let event):
            handle(event)
            endWait()
        case .interrupt: interrupt()
        case .edited:
            if wait == .editor { wait = nil }
            act(on: input)
        case .line, .unusable, .end:
            wasInterrupted = false
            if wait == nil { act(on: input) } else { held.append(input) }
        }
        while wait == nil, !held.isEmpty, !hasLeft { act(on: held.removeFirst()) }
        if wait == nil { ask() }
        defer { steps = [] }
        return steps
    }

    mutating func print(_ text: String) { steps.append(.print(text)) }
    mutating func print(_ lines: [String]) { for line in lines { print(line) } }
    mutating func send(_ command: EngineCommand) {
        session.note(command)
        steps.append(.engine(command))
    }

    /// Folds `event` into the session; returns what changed.
    mutating func apply(_ event: EngineEvent) -> [SessionChange] { session.apply(event) }

    /// Prints the reason why a command failed, and records its exit code.
    mutating func fail(_ status: ExitReason, _ words: String) {
        record(status)
        print(words)
    }

    /// Records an error; only the first one counts.
    mutating func record(_ status: ExitReason) { self.status = self.status ?? status }

    /// The exit status: the first error of a script; at a terminal, an unanswered question.
    package var exit: ExitReason? { isScript ? status : isUnanswered ? .failed : nil }

    /// Prints news: at once, or after the form or question at hand.
    mutating func announce(_ words: String) {
        if case .commands = place { print(words) } else { news.append(words) }
    }

    mutating func nextRequestID() -> RequestID { ids.next() }

    // MARK: lines

    private mutating func act(on input: Input) {
        // Lines that arrive after the end are dropped.
        guard !hasLeft else { return }
        if case .line = input, missesForm {
            return abandon("Its form did not open, so the lines that follow are ignored.")
        }
        switch (input, place) {
        case (.end, _): end()
        case (.unusable(let why), _): refuseLine(why)
        case (.line(let line), .commands): run(line)
        case (.line(let line), .form(let form)): fill(form, line)
        case (.line(let line), .confirming(let form)): confirm(form, line)
        case (.line(let line), .repeating(let request)): confirm(request, line)
        case (.line(let line), .question(let question)): answer(question, line)
        case (.line(let line), .spending(_, let answer)):
            place = .commands
            if Self.means(line, answer.action) {
                perform(answer.action)
            } else {
                print("Canceled; nothing was sent.")
            }
        case (.edited(let outcome), .form(let form)): handleEdited(outcome, form)
        case (.edited, _), (.engine, _), (.interrupt, _): break
        }
    }

    /// Prints held news and poses the next question, while no form or question is open.
    private mutating func ask() {
        guard case .commands = place, !hasLeft else { return }
        print(news)
        news = []
        guard !questions.isEmpty else { return }
        pose(questions.removeFirst())
    }

    mutating func pose(_ question: Question) {
        place = .question(question)
        print([question.title + (question.title.hasSuffix("?") ? "" : ".")] + question.text)
        for (index, answer) in question.answers.enumerated() { print("\(index + 1): \(answer.label)") }
    }

    private mutating func interrupt() {
        guard !wasInterrupted, wait != .files else { return leave(isInterrupted: true) }
        wasInterrupted = true
        // The end of the input comes once.
        held.removeAll { if case .end = $0 { false } else { true } }
        let isWaiting = wait != nil
        wait = nil
        switch place {
        case .commands where isWaiting: print("Stopped waiting. Sent requests continue.")
        case .commands: print("Press ctrl-c again to quit; sent requests continue.")
        case .form, .confirming:
            keepDraft()
            place = .commands
            print("Form closed. Your answers are kept; nothing was sent.")
        case .repeating, .question, .spending:
            place = .commands
            print("Nothing changed.")
        }
    }

    // MARK: waiting

    /// Ends the wait whose event has come.
    private mutating func endWait() {
        switch wait {
        case .catalog(let filter)? where hasCatalog:
            wait = nil
            list(filter)
        case .named(let name, let opening)? where hasCatalog:
            wait = nil
            openEntry(name, opening)
        case .collections(let name)? where session.catalog.collections != nil || session.hasFailed(.artinstring):
            wait = nil
            listCollections(name)
        case .older(let services)? where services.isEmpty:
            wait = nil
            if !printOlderRuns() { print("No older runs.") }
        case .runs? where !session.runs.hasProgress(except: refusing) && !isFetching:
            wait = nil
            print(refusals.isEmpty ? ["All runs finished."] : refusals)
        case .reading(let line)? where isReadyFor(line):
            wait = nil
            run(line)
        case .account(let service)? where session.isAccountSettled(service):
            wait = nil
            printPrice()
        case .files? where !isFetching:
            wait = nil
            leave(isInterrupted: false)
        default: break
        }
    }

    /// The services that reject their token, from which nothing more comes.
    var refusing: Set<Service> {
        Set(services.filter { session.services[$0]?.refusal != nil })
    }

    /// Messages about runs that cannot be followed any more.
    var refusals: [String] {
        refusing.filter { session.runs.hasProgress(at: $0) }.map(\.name).sorted().map {
            "\($0) does not accept the token: its runs continue, but Easel cannot follow them."
        }
    }

    mutating func edit(_ text: String, isJSON: Bool) {
        editions += 1
        wait = .editor
        steps.append(.edit(EditorText(id: editions, text: text, format: isJSON ? .json : .plain)))
    }
}
