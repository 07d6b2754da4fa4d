import JSON
import Domain

/// All runs of the simulated artinstring, oldest first.
struct RunHistory: Sendable {
    private let older: OlderRuns
    private var recent: [RunRecord]
    /// The indices in `recent` by id.
    private var places: [String: Int] = [:]

    /// - `recent`: Runs that are newer than all of `older`, oldest first.
    init(older: OlderRuns, recent: [RunRecord]) {
        self.older = older
        self.recent = recent
        for (place, run) in recent.enumerated() { places[run.id] = place }
    }

    var count: Int { older.count + recent.count }

    subscript(position: Int) -> RunRecord {
        position < older.count ? older.run(at: position) : recent[position - older.count]
    }

    /// Returns the timeline of the run at `position`, which is cheaper than the run.
    func timeline(at position: Int) -> RunTimeline {
        position < older.count ? older.timeline(at: position) : recent[position - older.count].timeline
    }

    /// Returns the run with `id`.
    func run(_ id: String) -> RunRecord? { places[id].map { recent[$0] } ?? older.position(of: id).map(older.run) }

    mutating func append(_ run: RunRecord) {
        places[run.id] = recent.count
        recent.append(run)
    }

    /// Returns the number of runs created before `moment`, which is the position of the first later one.
    func count(before moment: Timestamp) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if timeline(at: middle).created < moment { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// Runs before the demo's own history, each generated from its position alone.
struct OlderRuns: Sendable {
    let count: Int
    let seed: UInt64
    let cards: [PromptRecord]
    /// The time before which all of them were created.
    let end: Timestamp
    /// The number of them created at the same moment.
    let atOnce: Int

    func run(at position: Int) -> RunRecord {
        let card = cards[position % cards.count]
        var vars = JSONObject()
        for field in card.fields {
            vars[field.name] = field.isRequired ? .string("a picture from long ago") : field.initial
        }
        return RunRecord(
            id: id(at: position), card: card, vars: vars, seed: seed &+ UInt64(position),
            timeline: timeline(at: position))
    }

    func timeline(at position: Int) -> RunTimeline {
        let minutes = ((count - 1 - position) / atOnce + 1) * 10
        let outcome: RunOutcome =
            switch position % 14 {
            case 0: .cancelled
            case 1, 2: .failed("provider timeout")
            default: .completed
            }
        return RunTimeline(
            created: Timestamp(milliseconds: (end.milliseconds / 1000 - Int64(minutes) * 60) * 1000), queued: 1000,
            running: 9000, outcome: outcome, speed: 1)
    }

    /// Returns the position of the run with `id`.
    func position(of id: String) -> Int? {
        guard let digits = id.split(separator: "-").last, let position = Int(digits, radix: 16),
            (0..<count).contains(position), self.id(at: position) == id
        else { return nil }
        return position
    }

    /// Returns a UUID that ends in the position.
    private func id(at position: Int) -> String {
        func hex(_ value: UInt64, _ width: Int) -> String {
            let digits = String(value, radix: 16)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(hex(seed & 0xffff_ffff, 8))-0000-4000-8000-\(hex(UInt64(position), 12))"
    }
}
