import CommandLine
import Dashboard
import Domain

extension PlainSession {
    /// Does what a line at the commands' prompt says.
    mutating func obey(_ line: String) {
        let (word, command, rest) = Self.parts(line)
        guard let word else { return }
        guard let command else { return fail(.usage, "There is no command \(word). help lists them.") }
        if isScript || command == .wait, !isReadyFor(line) {
            say(command == .account ? "Reading what is left." : "Reading the runs.")
            wait = .reading(line)
            return
        }
        leadsToForm = command.leadsToForm
        switch command {
        case .list: listWhenRead(PlainCatalog.Wish(words: rest))
        case .prompts: list(.prompt, rest)
        case .artists: list(.artist, rest)
        case .models: list(.model, rest)
        case .collections: ofArtinstring { $0.listCollectionsWhenRead(rest) }
        case .more: more()
        case .random: ofArtinstring { $0.drawRandom() }
        case .open: openEntry(rest, .tells)
        case .fill: if rest.isEmpty { fillOpen() } else { openEntry(rest, .fills(nil)) }
        case .queue: listQueue()
        case .older: listOlder()
        case .show: withRun(rest) { $0.show($1) }
        case .again: withRun(rest) { $0.runAgain($1) }
        case .edit: withRun(rest) { $0.edit($1) }
        case .svg: withRun(rest) { $0.convert($1, to: .svg) }
        case .video: withRun(rest) { $0.convert($1, to: .video) }
        case .answer: withRun(rest) { $0.decide($1) }
        case .hold: withWaiting(rest) { $0.hold($1, true) }
        case .go: withWaiting(rest) { $0.hold($1, false) }
        case .sooner: withWaiting(rest) { $0.move($1, by: -1) }
        case .later: withWaiting(rest) { $0.move($1, by: 1) }
        case .withdraw:
            withWaiting(rest) {
                $0.send(.withdraw($1))
                $0.waitForChange(of: $1)
            }
        case .download: withRun(rest) { $0.download($1) }
        case .stop: withRun(rest) { $0.stopDownload($1) }
        case .account: tellAccounts()
        case .refresh:
            unanswering = []
            send(.refresh(nil))
            say("Reading everything again.")
        case .wait:
            if runs.hasLive(except: refusing) || isFetching {
                wait = .runs
            } else {
                say(refusals.isEmpty ? ["Nothing is being made or sent."] : refusals)
            }
        case .help: help(rest)
        case .quit: quit()
        }
    }

    /// The first word of `line`, the command that it is, and what stands behind it.
    static func parts(_ line: String) -> (word: String?, command: PlainCommand?, rest: String) {
        let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
        guard let word = parts.first?.lowercased() else { return (nil, nil, "") }
        return (word, PlainCommand(word), (parts.count > 1 ? parts[1] : "").trimmed)
    }

    private mutating func help(_ word: String) {
        guard !word.isEmpty else { return say(PlainCommand.allCases.map(\.help)) }
        guard let command = PlainCommand(word.lowercased()) else {
            return fail(.usage, "There is no command \(word). help lists them.")
        }
        say(command.help)
    }

    private mutating func tellAccounts() {
        for service in services {
            guard isAccountRead(service) else {
                say("\(service.name): what is left is not read yet.")
                continue
            }
            if accounts[service] ?? .unknown == .unknown {
                note(statuses[service]?.failure.map(ExitStatus.init) ?? .failed)
            }
            say(PlainWords.account(service, accounts[service] ?? .unknown, now: now))
        }
        for budget in budgets { say("Of your budget, \(budget.words) are spent.") }
    }

    private mutating func ofArtinstring(_ body: (inout PlainSession) -> Void) {
        guard services.contains(.artinstring) else {
            return fail(.notAuthorized, "That is artinstring's, which has no token here.")
        }
        body(&self)
    }

    // MARK: the catalog

    private mutating func list(_ kind: CatalogEntry.Kind, _ words: String) {
        guard catalog.has(kind) else {
            return fail(.notAuthorized, "There are none here: their service has no token.")
        }
        listWhenRead(PlainCatalog.Wish(words: words, kind: kind))
    }

    /// Lists what of the catalog fits `wish`.
    mutating func list(_ wish: PlainCatalog.Wish) {
        let lines = catalog.list(wish)
        let count = catalog.listed.count
        sayFailures()
        say(count == 0 ? "Nothing fits." : "\(Wording.plural(count, "thing")) to ask for.")
        say(lines)
        sayRest()
    }

    /// Lists the collections, or the prompts of the one that is named.
    mutating func listCollections(_ name: String) {
        guard let collections = catalog.collections else { return sayFailures() }
        guard !name.isEmpty else {
            say(
                collections.isEmpty
                    ? "There are no collections." : "\(Wording.plural(collections.count, "collection")).")
            for (index, collection) in collections.enumerated() {
                let count = collection.promptCount.map { ", \(Wording.plural($0, "prompt"))" } ?? ""
                say("\(index + 1): \(collection.title)\(count)")
            }
            return
        }
        guard let collection = catalog.collection(name) else {
            return fail(.failed, "There is no collection \(name).")
        }
        say(collection.title + ".")
        if !collection.summary.isEmpty { say(Wording.sentence(collection.summary)) }
        listWhenRead(PlainCatalog.Wish(kind: .prompt, collection: collection.slug))
    }

    private mutating func sayFailures() {
        for (service, status) in statuses.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            guard let failure = status.failure else { continue }
            fail(ExitStatus(failure), "\(service.name): \(PlainWords.sentence(failure))")
        }
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

    private mutating func drawRandom() {
        say("Asking for a random prompt.")
        send(.randomEntry)
        wait = .random
    }

    /// Reads the entry called `name` whole, then tells of it or asks what it asks.
    mutating func openEntry(_ name: String, _ opening: Opening) {
        guard !name.isEmpty else {
            return fail(.usage, "Say which: its number in the list, its short name or its title.")
        }
        if let entry = catalog.entry(name) { return read(entry, opening) }
        let isNumber = Int(name) != nil
        guard hasCatalog || isNumber else {
            say("Reading the catalog.")
            wait = .named(name, opening)
            return
        }
        // That nobody has it is known only of what was read.
        sayFailures()
        for service in services.filter(unanswering.contains) where statuses[service]?.failure == nil {
            say("\(service.name): its catalog could not be read whole.")
        }
        fail(
            .failed,
            "There is no \(name)\(isNumber && catalog.listed.isEmpty ? ": list gives numbers" : " in the catalog").")
    }

    /// Reads `entry` whole, then does with it what `opening` says.
    mutating func read(_ entry: CatalogEntry, _ opening: Opening) {
        say("Reading \(entry.title).")
        open = entry
        send(.loadEntry(entry.id))
        wait = .entry(entry.id, opening)
    }

    /// Tells of the open entry.
    mutating func tellOpen() {
        guard let entry = open else { return }
        say(PlainWords.details(entry, questions: PlainForm(entry: entry).count))
        say("fill asks these questions, and sends nothing before you say so.")
    }
}
