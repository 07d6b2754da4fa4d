import CommandLine
import Domain
import Session

extension PlainModeState {
    /// Runs the command of a line.
    mutating func run(_ line: String) {
        let (word, command, rest) = Self.parts(line)
        guard let word else { return }
        guard let command else { return fail(.usage, "Unknown command: \(word). Type help for the list.") }
        if isScript || command == .wait, !isReadyFor(line) {
            print(command == .account ? "Loading balances." : "Loading runs.")
            wait = .reading(line)
            return
        }
        if let hint = command.renameHint(for: word) { print(hint) }
        leadsToForm = command.leadsToForm
        switch command {
        case .list: listWhenRead(PlainCatalog.Filter(words: rest))
        case .prompts: list(.prompt, rest)
        case .artists: list(.artist, rest)
        case .models: list(.model, rest)
        case .collections: ofArtinstring { $0.listCollectionsWhenRead(rest) }
        case .more: more()
        case .random: ofArtinstring { $0.drawRandom() }
        case .open: openEntry(rest, .show)
        case .fill: if rest.isEmpty { fillOpen() } else { openEntry(rest, .fill(nil)) }
        case .queue: listQueue()
        case .older: listOlder()
        case .show: withRun(rest) { $0.show($1) }
        case .again: withRun(rest) { $0.runAgain($1) }
        case .edit: withRun(rest) { $0.edit($1) }
        case .svg: withRun(rest) { $0.convert($1, to: .svg) }
        case .video: withRun(rest) { $0.convert($1, to: .video) }
        case .resolve: withRun(rest) { $0.decide($1) }
        case .pause: withWaiting(rest) { $0.hold($1, true) }
        case .resume: withWaiting(rest) { $0.hold($1, false) }
        case .up: withWaiting(rest) { $0.move($1, by: -1) }
        case .down: withWaiting(rest) { $0.move($1, by: 1) }
        case .cancel:
            withWaiting(rest) {
                $0.send(.withdraw($1))
                $0.waitForChange(of: $1)
            }
        case .download: withRun(rest) { $0.download($1) }
        case .stop: withRun(rest) { $0.stopDownload($1) }
        case .account: printAccounts()
        case .refresh:
            send(.refresh(nil))
            print("Refreshing.")
        case .wait:
            if session.runs.hasProgress(except: refusing) || isFetching {
                wait = .runs
            } else {
                print(refusals.isEmpty ? ["No runs in progress."] : refusals)
            }
        case .help: help(rest)
        case .quit: quit()
        }
    }

    /// Splits `line` into its first word, the command of that name, and the rest.
    static func parts(_ line: String) -> (word: String?, command: PlainCommand?, rest: String) {
        let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
        guard let word = parts.first?.lowercased() else { return (nil, nil, "") }
        return (word, PlainCommand(word), (parts.count > 1 ? parts[1] : "").trimmed)
    }

    private mutating func help(_ word: String) {
        guard !word.isEmpty else { return print(PlainCommand.allCases.map(\.help)) }
        guard let command = PlainCommand(word.lowercased()) else {
            return fail(.usage, "Unknown command: \(word). Type help for the list.")
        }
        print(command.help)
    }

    private mutating func printAccounts() {
        for service in services {
            guard session.isAccountSettled(service) else {
                print("\(service.name): balance not loaded yet.")
                continue
            }
            let account = session.account(service)
            if account == .unknown { record(session.services[service]?.status.failure.map(ExitReason.init) ?? .failed) }
            print(PlainText.account(service, account, now: now))
        }
        for budget in session.budgets { print("Budget used: \(budget.words).") }
    }

    private mutating func ofArtinstring(_ body: (inout PlainModeState) -> Void) {
        guard services.contains(.artinstring) else {
            return fail(.notAuthorized, "artinstring only, and there is no token for it. Run: easel login artinstring")
        }
        body(&self)
    }

    // MARK: the catalog

    private mutating func list(_ kind: CatalogEntry.Kind, _ words: String) {
        guard session.catalog.section(of: kind) != nil else {
            return fail(.notAuthorized, "No token for that service.")
        }
        listWhenRead(PlainCatalog.Filter(words: words, kind: kind))
    }

    /// Lists the catalog entries that match `filter`.
    mutating func list(_ filter: PlainCatalog.Filter) {
        let lines = listing.list(filter, of: session.catalog)
        let count = listing.listed.count
        printFailures()
        print(count == 0 ? "No matches." : count == 1 ? "1 entry." : "\(Wording.count(count)) entries.")
        print(lines)
        printRemainingCount()
    }

    /// Lists the collections, or the prompts of the named one.
    mutating func listCollections(_ name: String) {
        guard let collections = session.catalog.collections else { return printFailures() }
        guard !name.isEmpty else {
            print(
                collections.isEmpty
                    ? "No collections." : "\(Wording.plural(collections.count, "collection")).")
            for (index, collection) in collections.enumerated() {
                let count = collection.promptCount.map { ", \(Wording.plural($0, "prompt"))" } ?? ""
                print("\(index + 1): \(collection.title)\(count)")
            }
            return
        }
        guard let collection = listing.collection(name, of: session.catalog) else {
            return fail(.failed, "No collection named \(name).")
        }
        print(collection.title + ".")
        if !collection.summary.isEmpty { print(Wording.sentence(collection.summary)) }
        listWhenRead(PlainCatalog.Filter(kind: .prompt, collection: collection.slug))
    }

    private mutating func printFailures() {
        for service in services.sorted(by: { $0.rawValue < $1.rawValue }) {
            guard let failure = session.services[service]?.status.failure else { continue }
            fail(ExitReason(failure), "\(service.name): \(PlainText.sentence(failure))")
        }
    }

    private mutating func more() {
        let lines = listing.more()
        print(lines.isEmpty ? ["No more entries."] : lines)
        printRemainingCount()
    }

    private mutating func printRemainingCount() {
        let rest = listing.listed.count - listing.printedCount
        if rest > 0 { print("\(Wording.count(rest)) more: type more.") }
    }

    private mutating func drawRandom() {
        print("Loading a random prompt.")
        send(.randomEntry)
        wait = .random
    }

    /// Loads the entry called `name`, then shows or fills it.
    mutating func openEntry(_ name: String, _ opening: Opening) {
        guard !name.isEmpty else {
            return fail(.usage, "Which entry? Give its list number, slug or title.")
        }
        if let entry = listing.entry(name, of: session.catalog) { return read(entry, opening) }
        let isNumber = Int(name) != nil
        guard hasCatalog || isNumber else {
            print("Loading catalog.")
            wait = .named(name, opening)
            return
        }
        // Only loaded sections can lack an entry.
        printFailures()
        for service in services where session.hasFailed(service) && session.services[service]?.status.failure == nil {
            print("\(service.name): catalog incomplete.")
        }
        fail(
            .failed,
            isNumber && listing.listed.isEmpty
                ? "No entry \(name): list shows the numbers."
                : "No entry \(isNumber ? "" : "named ")\(name) in the catalog.")
    }

    /// Loads all of `entry`, then shows or fills it.
    mutating func read(_ entry: CatalogEntry, _ opening: Opening) {
        print("Loading \(entry.title).")
        open = entry
        send(.loadEntry(entry.id))
        wait = .entry(entry.id, opening)
    }

    /// Shows the open entry.
    mutating func printOpenEntry() {
        guard let entry = open else { return }
        print(PlainText.details(entry, questions: PlainForm(entry: entry).count))
        print("Type fill to answer them; nothing is sent before you confirm.")
    }
}
