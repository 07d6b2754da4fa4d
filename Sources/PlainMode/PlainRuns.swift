import Dashboard
import Domain
import Session

/// The runs of a session, each with a number from its first mention on.
struct PlainRuns: Sendable {
    /// The number of finished runs per page.
    static let mostEnded = 20

    private var runs: [RunID: Run] = [:]
    /// The runs by number, from 1.
    private var numbered: [RunID] = []
    /// The finished runs listed since the last `queue`.
    private var listed: Set<RunID> = []
    /// The last printed state of each run.
    private var told: [RunID: [String]] = [:]

    /// Returns the run of that number; nil where there is none.
    subscript(number: Int) -> Run? {
        numbered[numbered: number].flatMap { runs[$0] }
    }

    subscript(id: RunID) -> Run? { runs[id] }

    /// All runs, unordered.
    var all: some Sequence<Run> { runs.values }

    /// True while a run is active at any service but `silent`.
    func hasLive(except silent: Set<Service>) -> Bool {
        runs.values.contains { !silent.contains($0.service) && Self.isLive($0) }
    }

    /// True while a run is active at `service`.
    func hasLive(of service: Service) -> Bool { runs.values.contains { $0.service == service && Self.isLive($0) } }

    /// True while a run makes progress by itself; one that waits for the user, a quota or a connection may do so
    /// indefinitely.
    private static func isLive(_ run: Run) -> Bool {
        switch run.delivery {
        case .waiting(let waiting): waiting.reason == .turn || waiting.reason == .pace
        case .sending, .searching: true
        case .unconfirmed: false
        case nil:
            // A run that no longer exists at the service is not followed.
            run.phase.isLive && run.failure?.cause != .notFound || run.phase == .unknown && run.failure == nil
        }
    }

    /// Merges new or changed runs.
    ///
    /// - Returns: Their news, a line each; none for runs that had finished when first seen.
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

    /// Removes runs that now have another id.
    mutating func forget(_ ids: [RunID]) {
        for id in ids { (runs[id], told[id]) = (nil, nil) }
    }

    /// Returns the name of a run with its number, assigning one if necessary.
    mutating func name(of run: Run) -> String {
        if let index = numbered.firstIndex(of: run.id) { return "Run \(index + 1), \(run.title)" }
        numbered.append(run.id)
        return "Run \(numbered.count), \(run.title)"
    }

    /// Assigns a number to every run, in queue order.
    mutating func numberAll() {
        for run in runs.values.filter({ !$0.phase.isTerminal }).sorted(by: { $0.precedes($1) }) { _ = name(of: run) }
        for run in runs.values.filter(\.phase.isTerminal).sorted(by: { $0.precedes($1) }) { _ = name(of: run) }
    }

    /// Returns the queue, a line each: waiting runs in order, unfinished ones, then the newest finished ones.
    mutating func lines(now: Timestamp) -> [String] {
        listed = []
        let open = runs.values.filter { !$0.phase.isTerminal }.sorted { $0.precedes($1) }
        return open.map { line($0, now: now) } + olderLines(now: now)
    }

    /// Returns the next page of finished runs, a line each.
    mutating func olderLines(now: Timestamp) -> [String] {
        let next = runs.values.filter { $0.phase.isTerminal && !listed.contains($0.id) }.sorted { $0.precedes($1) }
            .prefix(Self.mostEnded)
        listed.formUnion(next.map(\.id))
        return next.map { line($0, now: now) }
    }

    /// The number of finished runs not listed yet.
    var restCount: Int { runs.values.count { $0.phase.isTerminal && !listed.contains($0.id) } }

    private mutating func line(_ run: Run, now: Timestamp) -> String {
        let begun = run.phase.isTerminal ? Wording.ago(run.createdAt, now: now) : nil
        let facts = [name(of: run), run.detail, begun].compactMap(\.self).joined(separator: ", ")
        return "\(facts): \(PlainWords.state(run, now: now))"
    }
}
