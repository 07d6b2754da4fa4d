import Dashboard
import Domain

extension PlainSession {
    /// What can be done, by the word that does it.
    private enum Command: String, CaseIterable {
        case list, more, open, fill, queue, show, answer, hold, go, withdraw, download, account, refresh, wait, help
        case quit

        /// What it does, with what goes behind it.
        var help: String {
            switch self {
            case .list: "list WORDS: the catalog, or what of it has all the words"
            case .more: "more: the next ones of the list"
            case .open: "open 3: what an entry of the list is; its short name or title does as well"
            case .fill: "fill: answer what the open entry asks, and send it; fill 3 opens and fills the third"
            case .queue: "queue: what waits, what is being made and what is done, each with a number"
            case .show: "show 3: all about run 3, and what came out of it"
            case .answer: "answer 3: decide what became of run 3, where that could not be told"
            case .hold: "hold 3: hold run 3 back while it waits"
            case .go: "go 3: let run 3 go on that is held back"
            case .withdraw: "withdraw 3: take run 3 back while it waits; nothing is sent"
            case .download: "download 3: fetch the files of run 3"
            case .account: "account: what is left to spend"
            case .refresh: "refresh: read everything again"
            case .wait: "wait: wait until nothing is being made any more"
            case .help: "help: this list"
            case .quit: "quit: leave; what was sent goes on"
            }
        }
    }

    /// Does what a line at the commands' prompt says.
    mutating func obey(_ line: String) {
        let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
        guard let word = parts.first?.lowercased() else { return }
        let rest = (parts.count > 1 ? parts[1] : "").trimmed
        // A beginning that fits one command only is enough; `w` fits two and does nothing.
        let fitting = Command.allCases.filter { $0.rawValue.hasPrefix(word) }
        guard let command = Command(rawValue: word) ?? (fitting.count == 1 ? fitting[0] : nil) else {
            return say("There is no command \(word). help lists them.")
        }
        switch command {
        case .list: listWhenRead(rest)
        case .more: more()
        case .open: openEntry(rest, fills: false)
        case .fill: if rest.isEmpty { fillOpen() } else { openEntry(rest, fills: true) }
        case .queue:
            let lines = runs.lines()
            say(lines.isEmpty ? ["The queue is empty."] : lines)
        case .show: withRun(rest) { session, run in session.say(PlainWords.result(run, now: session.now)) }
        case .answer: withRun(rest) { session, run in session.decide(run) }
        case .hold: withWaiting(rest) { session, id in session.send(.hold(id, true)) }
        case .go: withWaiting(rest) { session, id in session.send(.hold(id, false)) }
        case .withdraw: withWaiting(rest) { session, id in session.send(.withdraw(id)) }
        case .download: withRun(rest) { session, run in session.download(run) }
        case .account:
            for service in services { say(PlainWords.account(service, accounts[service] ?? .unknown, now: now)) }
        case .refresh:
            send(.refresh(nil))
            say("Reading everything again.")
        case .wait: if runs.hasLive { self.wait = .runs } else { say("Nothing is being made or sent.") }
        case .help: say(Command.allCases.map(\.help))
        case .quit: quit()
        }
    }

    // MARK: the catalog

    /// Lists what of the catalog has all `words`.
    mutating func list(_ words: String) {
        let lines = catalog.list(words)
        let count = catalog.listed.count
        for (service, status) in statuses.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            if let failure = status.failure { say("\(service.name): \(PlainWords.sentence(failure))") }
        }
        say(count == 0 ? "Nothing fits." : "\(Wording.plural(count, "thing")) to ask for.")
        say(lines)
        sayRest()
    }

    private mutating func more() {
        let lines = catalog.more()
        say(lines.isEmpty ? ["There are no more."] : lines)
        sayRest()
    }

    private mutating func sayRest() {
        let rest = catalog.listed.count - catalog.said
        if rest > 0 { say("\(Wording.count(rest)) more: type more.") }
    }

    /// Reads the entry called `name` whole, then tells of it or asks what it asks.
    private mutating func openEntry(_ name: String, fills: Bool) {
        guard !name.isEmpty else { return say("Say which: its number in the list, its short name or its title.") }
        guard let entry = catalog.entry(name) else {
            return say(
                catalog.listed.isEmpty
                    ? "There is no \(name). list reads the catalog." : "There is no \(name) in the catalog.")
        }
        say("Reading \(entry.title).")
        open = entry
        send(.loadEntry(entry.id))
        wait = .entry(entry.id, fills: fills)
    }

    // MARK: runs

    private mutating func withRun(_ words: String, _ body: (inout PlainSession, Run) -> Void) {
        guard let number = Int(words) else { return say("Say which run, by its number: queue lists them.") }
        guard let run = runs[number] else { return say("There is no run \(number).") }
        body(&self, run)
    }

    private mutating func withWaiting(_ words: String, _ body: (inout PlainSession, RequestID) -> Void) {
        withRun(words) { session, run in
            guard case .waiting? = run.outbox else {
                return session.say("This one was sent: only what waits can be held or taken back.")
            }
            body(&session, RequestID(run.id.value))
        }
    }

    private mutating func decide(_ run: Run) {
        guard case .asking(let inquiry)? = run.outbox else { return say("There is nothing to decide about this one.") }
        pose(Question.about(run, inquiry, now: now))
    }

    private mutating func download(_ run: Run) {
        if case .done(let paths)? = run.download, let path = paths.first { return say("It is here already: \(path)") }
        guard run.phase == .completed || run.output?.isEmpty == false else {
            return say("Nothing has come out of it yet.")
        }
        send(.download(run.id))
    }

    // MARK: questions

    /// Takes the number of an answer; one that spends is asked about once more.
    mutating func answer(_ question: Question, _ line: String) {
        if line.isEmpty {
            place = .commands
            return say("Left as it is.")
        }
        guard let number = Int(line), question.answers.indices.contains(number - 1) else {
            return say("Type a number from 1 to \(question.answers.count).")
        }
        let answer = question.answers[number - 1]
        switch answer.deed {
        case .send, .sendForm, .sendAgain:
            say("\(answer.label).")
            place = .spending(question, answer)
        case .leave, .adopt, .letBe:
            place = .commands
            perform(answer.deed)
        }
    }

    /// Does what an answer says.
    mutating func perform(_ deed: Question.Deed) {
        switch deed {
        case .leave: say("Left as it is.")
        case .send(let requests): for request in requests { submit(request, isConfirmed: true) }
        case .sendForm(let requests): for request in requests { submit(request, isConfirmed: false) }
        case .adopt(let request, let remoteID): send(.resolve(request, .adopt(remoteID: remoteID)))
        case .sendAgain(let request): send(.resolve(request, .sendAgain(nextRequestID())))
        case .letBe(let request): send(.resolve(request, .letBe))
        }
    }
}

extension String {
    /// Without the spaces at its ends.
    fileprivate var trimmed: String {
        var text = self[...]
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
