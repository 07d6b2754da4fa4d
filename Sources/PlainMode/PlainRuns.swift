import Domain
import Session

/// The numbers of a session's runs, assigned at their first mention.
struct PlainRuns: Sendable {
    /// The number of finished runs per page.
    static let mostEnded = 20

    /// The runs by their numbers, from 1.
    private var numbered: [RunID] = []
    /// The finished runs listed since the last `queue`.
    private var listed: Set<RunID> = []

    /// Returns the id of the run of that number; nil where there is none.
    subscript(number: Int) -> RunID? { numbered[numbered: number] }

    /// Returns the news of changed runs, a line each; none for runs that had finished when first seen.
    mutating func news(of changes: [RunChange], now: Timestamp) -> [String] {
        changes.flatMap { change -> [String] in
            guard let run = change.after, change.before != nil || !run.phase.isTerminal else { return [] }
            let before = change.before.map { PlainText.news($0, now: now) } ?? []
            let news = PlainText.news(run, now: now).filter { !before.contains($0) }
            if news.isEmpty { return [] }
            let name = name(of: run)
            return news.map { "\(name): \($0)" }
        }
    }

    /// Returns the name of a run with its number, assigning one if necessary.
    mutating func name(of run: Run) -> String {
        if let index = numbered.firstIndex(of: run.id) { return "Run \(index + 1), \(run.title)" }
        numbered.append(run.id)
        return "Run \(numbered.count), \(run.title)"
    }

    /// Assigns a number to every run, in queue order.
    mutating func number(_ runs: RunList) {
        for run in runs.all where !run.phase.isTerminal { _ = name(of: run) }
        for run in runs.all where run.phase.isTerminal { _ = name(of: run) }
    }

    /// Returns the queue, a line each: waiting runs in order, unfinished ones, then the newest finished ones.
    mutating func lines(of runs: RunList, now: Timestamp) -> [String] {
        listed = []
        return runs.all.filter { !$0.phase.isTerminal }.map { line($0, now: now) } + olderLines(of: runs, now: now)
    }

    /// Returns the next page of finished runs, a line each.
    mutating func olderLines(of runs: RunList, now: Timestamp) -> [String] {
        let next = runs.all.filter { $0.phase.isTerminal && !listed.contains($0.id) }.prefix(Self.mostEnded)
        listed.formUnion(next.map(\.id))
        return next.map { line($0, now: now) }
    }

    /// The number of finished runs not listed yet.
    func restCount(of runs: RunList) -> Int { runs.all.count { $0.phase.isTerminal && !listed.contains($0.id) } }

    private mutating func line(_ run: Run, now: Timestamp) -> String {
        let begun = run.phase.isTerminal ? Wording.ago(run.createdAt, now: now) : nil
        let facts = [name(of: run), run.detail, begun].compactMap(\.self).joined(separator: ", ")
        return "\(facts): \(PlainText.state(run, now: now))"
    }
}
