package import CommandLine
package import Dashboard
import JSON
package import Domain
import Session

/// Plain mode as a value: takes what is typed and what the engine tells, and says what to print and to do.
///
/// What cannot be answered yet (a catalog that is still being read, a request whose taking is not told) holds the lines
/// that follow, so that a script need not wait by itself. News of runs are held while an answer is being typed.
package struct PlainSession: Sendable {
    /// What happens to it.
    package enum Input: Sendable {
        case line(String)
        /// A line that cannot be taken as it came, and why, in words that go on after its name.
        case unusable(String)
        /// There are no more lines.
        case end
        /// ctrl-c.
        case interrupt
        case engine(EngineEvent)
        case edited(EditorOutcome)
    }

    /// What to do, in order.
    package enum Step: Hashable, Sendable {
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
        /// What a run was made by would be sent once more.
        case repeating(Request)
        case question(Question)
        /// An answer that spends was chosen; whether that is meant.
        case spending(Question, Question.Answer)
    }

    /// What holds the lines that follow.
    enum Wait: Hashable, Sendable {
        case catalog(PlainCatalog.Wish)
        /// The collections, to list them or the prompts of the one that is named.
        case collections(String)
        /// The catalog, for an entry that is called so.
        case named(String, Opening)
        case random
        case entry(EntryID, Opening)
        /// Requests that were handed over, until each is taken, refused or asked about.
        case submissions(Set<RequestID>)
        /// What the archive keeps of an entry, for a wish about its form.
        case recall(EntryID, FormCommand)
        /// What a run was made by.
        case request(RunID, isEdited: Bool)
        /// A request that comes back to be edited.
        case withdrawal(RequestID)
        case older(Set<Service>)
        case runs
        /// What is read at the start, for the command of this line.
        case reading(String)
        /// What is left to spend at a service, for the price that is told.
        case account(Service)
        /// What was asked to be done with a request, until something is told of it.
        case change(RequestID)
        /// What came out of a run.
        case output(RunID)
        /// Files that were asked for, before the end.
        case files
        /// What the editor leaves: no line may answer a question before it is there.
        case editor
    }

    /// What is done with an entry once it is read.
    enum Opening: Hashable, Sendable {
        case tells
        /// Its form is filled, beginning with these answers; with those of last time where there are none.
        case fills(FormState.Filling?)
    }

    let services: [Service]
    package let isDemo: Bool
    /// Whether its lines come from a pipe or a file: they wait for what they need, and what fails is the exit code.
    let isScript: Bool
    let limits: SpendingLimits
    var now: Timestamp
    var place = Place.commands
    var wait: Wait?
    var catalog: PlainCatalog
    var runs = PlainRuns()
    var statuses: [Service: ServiceStatus] = [:]
    var accounts: [Service: Observed<Account>] = [:]
    var addresses: [Service: String] = [:]
    var (sessionSpending, daySpending) = (Spending(), Spending())
    /// Services that have older runs than those told so far.
    var olderRuns: Set<Service> = []
    /// Requests that were moved in line, until their place is told.
    var moved: Set<RequestID> = []
    /// What the archive keeps of entries' forms, as far as it was asked.
    var recalled: [EntryID: SavedAnswers] = [:]
    /// What an editor left that was not taken, by field, for its next opening.
    var unread: [EntryID: [JSONPointer: String]] = [:]
    /// What was typed into forms and not sent, here or earlier.
    var drafts: [EntryID: JSONObject] = [:]
    /// Services of which something could not be read, though they answer.
    var unanswering: Set<Service> = []
    /// The entry that was opened last.
    var open: CatalogEntry?
    var questions: [Question] = []
    /// What is to be done.
    var steps: [Step] = []
    private var ids: RequestIDSource
    /// Whether what the archive holds was told, and the services that were read, or could not be.
    var isArchiveRead = false
    var readServices: Set<Service> = []
    /// Runs whose files were asked for here, until they are there or cannot be had.
    var fetching: Set<RunID> = []
    /// Requests that were sent from here.
    var sent: Set<RequestID> = []
    /// Whether the last command leads to questions, until the first one is asked.
    var leadsToForm = false
    /// What went wrong first.
    private(set) var status: ExitStatus?
    var held: [Input] = []
    var news: [String] = []
    private var wasInterrupted = false
    private var editions = 0
    var hasLeft = false
    /// Whether something was asked that nobody was there to answer any more.
    var isUnanswered = false

    package init(
        services: [Service], isDemo: Bool, isScript: Bool = false, limits: SpendingLimits = SpendingLimits(),
        ids: RequestIDSource, now: Timestamp
    ) {
        self.services = services
        self.isDemo = isDemo
        self.isScript = isScript
        self.limits = limits
        self.ids = ids
        self.now = now
        catalog = PlainCatalog(services: services)
    }

    /// What is said at the start.
    package static func welcome(isDemo: Bool) -> [String] {
        let kind = isDemo ? "Demo: a simulator of both services, nothing is charged. " : ""
        return ["Easel in plain mode. \(kind)Type help for commands, quit to leave."]
    }

    /// What is written where a line is to be typed; nil while nothing is asked.
    package var prompt: String? {
        guard wait == nil, !hasLeft else { return nil }
        switch place {
        case .commands: return "Command: "
        case .form(let form): return form.prompt
        case .confirming(let form): return confirmation(of: form)
        case .repeating: return "Type \"yes\" to send, \"no\" to cancel, \"view\" to preview: "
        case .question(let question): return "1 to \(question.answers.count): "
        case .spending(_, let answer):
            return "Type \"\(Self.word(thatDoes: answer.action))\" to confirm, anything else to cancel: "
        }
    }

    /// Whether the next line is a secret, which is not to be seen while it is typed, even before it is asked for again.
    package var asksForSecret: Bool {
        guard !hasLeft, case .form(let form) = place, !form.isWriting else { return false }
        return form.field?.isSecret ?? false
    }

    /// Takes `input` and tells what to do.
    package mutating func take(_ input: Input, now: Timestamp) -> [Step] {
        self.now = now
        steps = []
        switch input {
        case .engine(let event):
            take(event)
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

    mutating func say(_ words: String) { steps.append(.say(words)) }
    mutating func say(_ lines: [String]) { for line in lines { say(line) } }
    mutating func send(_ command: EngineCommand) { steps.append(.engine(command)) }

    /// Says why a command is not done, and notes it for the exit code.
    mutating func fail(_ status: ExitStatus, _ words: String) {
        note(status)
        say(words)
    }

    /// Notes what went wrong; what went wrong before counts.
    mutating func note(_ status: ExitStatus) { self.status = self.status ?? status }

    /// The exit code's meaning: of a script what went wrong first, at a terminal that a question was not answered.
    package var exit: ExitStatus? { isScript ? status : isUnanswered ? .failed : nil }

    /// Tells what happened by itself: now, or once nobody is typing an answer.
    mutating func tell(_ words: String) {
        if case .commands = place { say(words) } else { news.append(words) }
    }

    mutating func nextRequestID() -> RequestID { ids.next() }

    // MARK: lines

    private mutating func act(on input: Input) {
        // Lines that were on their way when it left are nobody's.
        guard !hasLeft else { return }
        if case .line = input, missesForm {
            return abandon("Its form did not open, so the lines that follow are ignored.")
        }
        switch (input, place) {
        case (.end, _): end()
        case (.unusable(let why), _): refuseLine(why)
        case (.line(let line), .commands): obey(line)
        case (.line(let line), .form(let form)): fill(form, line)
        case (.line(let line), .confirming(let form)): confirm(form, line)
        case (.line(let line), .repeating(let request)): confirm(request, line)
        case (.line(let line), .question(let question)): answer(question, line)
        case (.line(let line), .spending(_, let answer)):
            place = .commands
            if Self.means(line, answer.action) {
                perform(answer.action)
            } else {
                say("Canceled; nothing was sent.")
            }
        case (.edited(let outcome), .form(let form)): takeEdited(outcome, form)
        case (.edited, _), (.engine, _), (.interrupt, _): break
        }
    }

    /// Asks what waits to be asked, and tells what waits to be told, when nothing else is going on.
    private mutating func ask() {
        guard case .commands = place, !hasLeft else { return }
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
        guard !wasInterrupted, wait != .files else { return leave(isInterrupted: true) }
        wasInterrupted = true
        // The end of the input comes once.
        held.removeAll { if case .end = $0 { false } else { true } }
        let isWaiting = wait != nil
        wait = nil
        switch place {
        case .commands where isWaiting: say("Stopped waiting. Sent requests continue.")
        case .commands: say("Press ctrl-c again to quit; sent requests continue.")
        case .form, .confirming:
            keepDraft()
            place = .commands
            say("Form closed. Your answers are kept; nothing was sent.")
        case .repeating, .question, .spending:
            place = .commands
            say("Nothing changed.")
        }
    }

    // MARK: waiting

    /// Ends what is waited for once it is there.
    private mutating func endWait() {
        switch wait {
        case .catalog(let wish)? where hasCatalog:
            wait = nil
            list(wish)
        case .named(let name, let opening)? where hasCatalog:
            wait = nil
            openEntry(name, opening)
        case .collections(let name)? where catalog.collections != nil || hasFailed(.artinstring):
            wait = nil
            listCollections(name)
        case .older(let services)? where services.isEmpty:
            wait = nil
            if !tellOlder() { say("No older runs.") }
        case .runs? where !runs.hasLive(except: refusing) && !isFetching:
            wait = nil
            say(refusals.isEmpty ? ["All runs finished."] : refusals)
        case .reading(let line)? where isReadyFor(line):
            wait = nil
            obey(line)
        case .account(let service)? where isAccountRead(service):
            wait = nil
            tellPrice()
        case .files? where !isFetching:
            wait = nil
            leave(isInterrupted: false)
        default: break
        }
    }

    /// The services that do not accept their token: nothing more comes from them.
    var refusing: Set<Service> {
        Set(services.filter { if case .unauthorized? = statuses[$0] { true } else { false } })
    }

    /// What is no longer waited for, since nobody would tell of it.
    var refusals: [String] {
        refusing.filter { runs.hasLive(of: $0) }.map(\.name).sorted().map {
            "\($0) rejects the token: its runs continue, but Easel cannot follow them."
        }
    }

    /// What has been spent of the limits that are set.
    var budgets: [Budget] {
        Budget.all(limits, session: sessionSpending, day: daySpending, runs: runs.all)
    }

    mutating func edit(_ text: String, isJSON: Bool) {
        editions += 1
        wait = .editor
        steps.append(.edit(EditorText(id: editions, text: text, format: isJSON ? .json : .plain)))
    }
}
