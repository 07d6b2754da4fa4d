import JSON
import CommandLine
import Domain
import Session
import Forms

/// The commands for runs.
extension PlainModeState {
    mutating func withRun(_ words: String, _ body: (inout PlainModeState, Run) -> Void) {
        guard let number = Int(words) else {
            return fail(.usage, "Which run? Give its number; queue lists them.")
        }
        if numbers[number].flatMap({ session.runs[$0] }) == nil { numbers.number(session.runs) }
        guard let run = numbers[number].flatMap({ session.runs[$0] }) else {
            return fail(
                .failed, "No run \(number)\(session.areRunsRead ? "." : " yet: runs are still loading.")")
        }
        body(&self, run)
    }

    mutating func withWaiting(_ words: String, _ body: (inout PlainModeState, RequestID) -> Void) {
        withRun(words) { mode, run in
            guard run.waiting != nil else {
                return mode.fail(.failed, "Already sent: only waiting requests can be moved, paused or canceled.")
            }
            body(&mode, run.request)
        }
    }

    // MARK: looking

    mutating func listQueue() {
        let lines = numbers.lines(of: session.runs, now: now)
        print(lines)
        if !session.areRunsRead {
            print("Runs are still loading.")
        } else if lines.isEmpty {
            print(services.contains(where: session.hasFailed) ? "No runs known." : "The queue is empty.")
        }
        printRunFailures()
        printOlderHint()
    }

    /// Reports the services whose runs are missing.
    private mutating func printRunFailures() {
        for service in services {
            guard let failure = session.services[service]?.status.failure else { continue }
            fail(ExitReason(failure), "\(service.name): \(PlainText.sentence(failure))")
        }
    }

    mutating func hold(_ request: RequestID, _ isHeld: Bool) {
        // No event would come to wait for.
        if isScript, let waiting = session.runs[request.runID]?.waiting, (waiting.reason == .held) == isHeld {
            return print(isHeld ? "Already paused." : "Not paused.")
        }
        send(.hold(request, isHeld))
        waitForChange(of: request)
    }

    private mutating func printOlderHint() {
        let rest = numbers.restCount(of: session.runs)
        if rest > 0 {
            print("\(Wording.count(rest)) older: type older.")
        } else if !servicesWithOlderRuns.isEmpty {
            print("Older runs available: type older.")
        }
    }

    /// Moves a waiting request; its new position is printed once it is known.
    mutating func move(_ request: RequestID, by places: Int) {
        guard let run = session.runs[request.runID], let waiting = run.waiting else { return }
        let last = session.runs.waitingCount(of: run.service)
        if places < 0, waiting.position == 1 { return print("Already first in line.") }
        if places > 0, waiting.position >= last { return print("Already last in line.") }
        moved.insert(request)
        send(.move(request, by: places))
        waitForChange(of: request)
    }

    /// Prints the new position of a moved request.
    mutating func printNewPosition(_ run: Run) {
        guard let waiting = run.waiting, moved.remove(run.request) != nil else { return }
        announce("\(numbers.name(of: run)): now number \(waiting.position) in line.")
    }

    /// The services that have older runs than those read so far.
    private var servicesWithOlderRuns: [Service] { services.filter { session.services[$0]?.hasOlderRuns == true } }

    mutating func listOlder() {
        if printOlderRuns() { return }
        guard !servicesWithOlderRuns.isEmpty else { return print("No older runs.") }
        print("Loading older runs.")
        for service in servicesWithOlderRuns { send(.loadOlderRuns(service)) }
        wait = .older(Set(servicesWithOlderRuns))
    }

    /// Lists the next page of finished runs.
    ///
    /// - Returns: False where there are none.
    mutating func printOlderRuns() -> Bool {
        let lines = numbers.olderLines(of: session.runs, now: now)
        guard !lines.isEmpty else { return false }
        print(lines)
        printOlderHint()
        return true
    }

    mutating func show(_ run: Run) {
        print(PlainText.result(run, now: now))
        // The output may not be loaded yet.
        guard run.phase == .completed, run.remoteID != nil, run.output?.isEmpty != false else { return }
        print("Loading output.")
        send(.refreshRun(run.id))
        if isScript { wait = .output(run.id) }
    }

    // MARK: files

    mutating func download(_ run: Run) {
        if case .done(let paths)? = run.download, let path = paths.first { return print("Already downloaded: \(path)") }
        guard run.phase == .completed || run.output?.isEmpty == false else {
            return fail(.failed, "No output yet.")
        }
        guard !run.isDownloading else { return print("Already downloading.") }
        send(.download(run.id))
    }

    mutating func stopDownload(_ run: Run) {
        guard run.isDownloading else { return print("No download in progress.") }
        send(.cancelDownload(run.id))
        if isScript { wait = .output(run.id) }
    }

    // MARK: once more

    mutating func runAgain(_ run: Run) {
        guard run.waiting == nil, !run.isBeingSent else { return fail(.failed, "Not sent yet.") }
        send(.loadRequest(run.id))
        wait = .request(run.id, isEdited: false)
    }

    mutating func edit(_ run: Run) {
        if run.waiting != nil {
            send(.withdraw(run.request))
            wait = .withdrawal(run.request)
        } else {
            send(.loadRequest(run.id))
            wait = .request(run.id, isEdited: true)
        }
    }

    mutating func convert(_ run: Run, to conversion: Conversion) {
        guard let entry = session.runs.entry(for: conversion, of: run) else {
            return fail(.failed, session.runs.obstacle(to: conversion, of: run))
        }
        read(entry, .fill(nil))
    }

    /// Handles the request of `run`: asks whether to send it again, or opens its form.
    mutating func handle(_ request: Request?, of run: RunID) {
        guard case .request(run, let isEdited)? = wait else { return }
        wait = nil
        guard let request else { return openFormOfFound(run) }
        let entry = entry(of: request)
        guard !isEdited else { return read(entry, .fill(.body(request.body))) }
        guard request.obstacle(to: entry) == nil else {
            print("The form changed; review it.")
            return read(entry, .fill(.body(request.body)))
        }
        place = .repeating(request)
        leadsToForm = false
        print("Ready to send to \(request.service.name) again: \(request.title).")
        if let detail = request.detail { print("Input: \(detail)") }
        if !waitsForAccount(of: request.service) { print(price(request.cost, of: request.service)) }
    }

    /// Prints the price after the balance is loaded.
    mutating func printPrice() {
        switch place {
        case .confirming(let form): printSummary(of: form)
        case .repeating(let request): print(price(request.cost, of: request.service))
        default: break
        }
    }

    /// Opens the empty form of a run without a known request.
    private mutating func openFormOfFound(_ run: RunID) {
        guard let entry = session.runs[run]?.entry.flatMap(session.catalog.entry) else {
            return fail(.failed, "This run was not sent from this machine: its input is unknown.")
        }
        print("This run was not sent from this machine: its input is unknown. Opening its empty form.")
        read(entry, .fill(nil))
    }

    /// Handles a line at the question whether to send a run's request again.
    mutating func confirm(_ request: Request, _ line: String) {
        switch line.lowercased() {
        case "yes":
            place = .commands
            if let obstacle = session.obstacle(resending: request, to: entry(of: request)) { return fail(obstacle) }
            submit([request.again(id: nextRequestID(), at: now)], isConfirmed: false)
        case "no", "n", "!q":
            place = .commands
            print("Nothing was sent.")
        case "view", "!view": print(request.shownBody.visibleText.lines)
        default: fail(.usage, "Nothing was sent. Type \"yes\" to send or \"no\" to cancel.")
        }
    }

    /// Returns the entry of `request`, as far as it is known.
    func entry(of request: Request) -> CatalogEntry {
        session.catalog.entry(request.entry) ?? (open?.id == request.entry ? open : nil)
            ?? CatalogEntry(askedBy: request)
    }

    /// Handles a request that was canceled before it was sent.
    mutating func handleCanceled(_ request: Request) {
        let entry = entry(of: request)
        let isEdited = wait == .withdrawal(request.id)
        if isEdited {
            wait = nil
            print("Canceled: \(request.title). Nothing was sent.")
            return read(entry, .fill(.body(request.body)))
        }
        announce("Canceled: \(request.title). Nothing was sent.")
        // What was typed since is not lost.
        guard session.drafts[entry.id] == nil else { return }
        var form = Form(entry)
        form.fill(.body(request.body))
        keep(form.savedAnswers, of: entry.id)
    }

    // MARK: questions

    mutating func decide(_ run: Run) {
        guard let question = session.outcomeQuestion(of: run.id, now: now) else {
            return fail(.failed, "Nothing to resolve for this run.")
        }
        pose(question)
    }

    /// Poses the question about `request`, which was not admitted, combined with those about others of its form.
    mutating func ask(about request: Request, _ concerns: [Concern]) {
        guard let index = questions.lastIndex(where: { $0.isAbout(likesOf: request) }) else {
            return questions.append(session.question(about: request, concerns))
        }
        if let more = session.question(questions[index], alsoAbout: request, concerns) { questions[index] = more }
    }

    /// Handles the number of an answer; one that costs needs a confirmation.
    mutating func answer(_ question: Question, _ line: String) {
        if line.isEmpty {
            place = .commands
            return print("Nothing changed.")
        }
        guard let number = Int(line), let answer = question.answers[numbered: number] else {
            return fail(.usage, "Type a number from 1 to \(question.answers.count).")
        }
        switch answer.action {
        case .send, .sendForm, .sendAgain:
            print("\(answer.label).")
            place = .spending(question, answer)
        case .leave, .adopt, .dismiss:
            place = .commands
            perform(answer.action)
        }
    }

    /// Returns the confirmation of an answer that costs. One that may be charged twice has its own, since a `yes` typed
    /// ahead was meant for something else.
    static func word(confirming action: Question.Action) -> String {
        if case .sendAgain = action { "send again" } else { "yes" }
    }

    /// True where `line` is that confirmation.
    static func means(_ line: String, _ action: Question.Action) -> Bool {
        return line.lowercased() == word(confirming: action)
    }

    /// Performs an answer.
    mutating func perform(_ action: Question.Action) {
        switch action {
        case .leave: print("Nothing changed.")
        case .send(let requests): submit(requests, isConfirmed: true)
        case .sendForm(let requests): submit(requests, isConfirmed: false)
        case .adopt(let request, let remoteID): resolve(request, .adopt(remoteID: remoteID))
        case .sendAgain(let request): resolve(request, .sendAgain(nextRequestID()))
        case .dismiss(let request): resolve(request, .dismiss)
        }
    }

    private mutating func resolve(_ request: RequestID, _ resolution: Resolution) {
        send(.resolve(request, resolution))
        waitForChange(of: request)
    }
}
