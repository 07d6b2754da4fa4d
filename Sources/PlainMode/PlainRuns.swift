import Dashboard
import Domain
import Session

/// The runs as plain mode tells of them: each gets a number for the session when it is first spoken of.
struct PlainRuns: Sendable {
    /// How many that have ended are said in the queue.
    static let mostEnded = 20

    private var runs: [RunID: Run] = [:]
    /// The runs by their numbers, from 1.
    private var numbered: [RunID] = []
    /// Those that have ended and were listed since the queue was.
    private var listed: Set<RunID> = []
    /// What was said last of each.
    private var told: [RunID: [String]] = [:]

    /// The run number `number`; nil where there is none.
    subscript(number: Int) -> Run? {
        numbered[numbered: number].flatMap { runs[$0] }
    }

    subscript(id: RunID) -> Run? { runs[id] }

    /// All of them, in no order.
    var all: some Sequence<Run> { runs.values }

    /// Whether something is on its way or being made at any other service than `silent`.
    func hasLive(except silent: Set<Service>) -> Bool {
        runs.values.contains { !silent.contains($0.service) && Self.isLive($0) }
    }

    /// Whether something is on its way to `service` or being made there.
    func hasLive(of service: Service) -> Bool { runs.values.contains { $0.service == service && Self.isLive($0) } }

    /// What waits for a person, a quota or a connection may do so for ever.
    private static func isLive(_ run: Run) -> Bool {
        switch run.delivery {
        case .waiting(let waiting): waiting.reason == .turn || waiting.reason == .pace
        case .sending, .searching: true
        case .unconfirmed: false
        case nil:
            // One that the service has forgotten is followed no more.
            run.phase.isLive && run.failure?.cause != .notFound || run.phase == .unknown && run.failure == nil
        }
    }

    /// Takes runs that are new or changed, and says what is new of them, a line each.
    ///
    /// What had ended when it was first heard of is no news.
    mutating func merge(_ changed: [Run], now: Timestamp) -> [String] {
        var lines: [String] = []
        for run in changed {
            let isNew = runs.updateValue(run, forKey: run.id) == nil
            let words = PlainWords.news(run, now: now)
            let before = told.updateValue(words, forKey: run.id)
            guard !isNew || !run.phase.isTerminal else { continue }
            let news = words.filter { before?.contains($0) != true }
            if !news.isEmpty {
                let name = name(of: run)
                lines += news.map { "\(name): \($0)" }
            }
        }
        return lines
    }

    /// Forgets runs that are told under another id.
    mutating func forget(_ ids: [RunID]) {
        for id in ids { (runs[id], told[id]) = (nil, nil) }
    }

    /// What a run is called.
    mutating func name(of run: Run) -> String {
        if let index = numbered.firstIndex(of: run.id) { return "Run \(index + 1), \(run.title)" }
        numbered.append(run.id)
        return "Run \(numbered.count), \(run.title)"
    }

    /// Gives every run a number, in the order in which the queue lists them.
    mutating func numberAll() {
        for run in runs.values.filter({ !$0.phase.isTerminal }).sorted(by: { $0.precedes($1) }) { _ = name(of: run) }
        for run in runs.values.filter(\.phase.isTerminal).sorted(by: { $0.precedes($1) }) { _ = name(of: run) }
    }

    /// What waits, in its line, then what has not ended, then the newest of the others; a line each.
    mutating func lines(now: Timestamp) -> [String] {
        listed = []
        let open = runs.values.filter { !$0.phase.isTerminal }.sorted { $0.precedes($1) }
        return open.map { line($0, now: now) } + olderLines(now: now)
    }

    /// The next of those that have ended, a line each.
    mutating func olderLines(now: Timestamp) -> [String] {
        let next = runs.values.filter { $0.phase.isTerminal && !listed.contains($0.id) }.sorted { $0.precedes($1) }
            .prefix(Self.mostEnded)
        listed.formUnion(next.map(\.id))
        return next.map { line($0, now: now) }
    }

    /// How many that have ended were not listed yet.
    var restCount: Int { runs.values.count { $0.phase.isTerminal && !listed.contains($0.id) } }

    private mutating func line(_ run: Run, now: Timestamp) -> String {
        let begun = run.phase.isTerminal ? Wording.ago(run.createdAt, now: now) : nil
        let facts = [name(of: run), run.detail, begun].compactMap(\.self).joined(separator: ", ")
        return "\(facts): \(PlainWords.state(run, now: now))"
    }
}
