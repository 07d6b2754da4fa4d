import ArtClient
import Domain
import JSON

/// The runs that the queue knows, with what they are called at their services and what was emitted of them.
///
/// A value without clock or input and output: the queue asks it what has changed, and emits and saves that. It grows
/// with the runs that the user has sent or looked at; what ended long ago is left to the archive (`forget`).
struct RunTable {
    /// A run that was put in and not emitted since.
    private struct Silence {
        let before: Run?
        let cause: RunChange.Cause
    }

    private var runs: [RunID: Run] = [:]
    /// The runs that have changed and were not emitted since.
    private var silences: [RunID: Silence] = [:]
    /// Whose run a service's id is.
    private var idsByRemoteID: [RemoteID: RunID] = [:]
    /// The conversions of a generation that go on. They have no id of their own at the service.
    private var conversions: [RemoteID: Set<RunID>] = [:]
    /// The entries that runs can be made from, to name and sort what is found at a service.
    private var entries: [EntryID: CatalogEntry] = [:]
    /// Found runs whose entry is not known yet.
    private var unnamed: [EntryID: Set<RunID>] = [:]
    /// The rows that have turned out to be runs under another id. One for each run of ours that was read in a list
    /// before the response to its request: few in a session.
    private var heirs: [RunID: RunID] = [:]
    /// The runs that differ from what the archive holds.
    private var unsaved: Set<RunID> = []

    // MARK: what is known

    /// The run called `id`; nil where the table does not hold it.
    subscript(id: RunID) -> Run? { runs[id] }

    /// The id under which the run `id` is shown since it was merged; nil for one that was not.
    func heir(of id: RunID) -> RunID? { heirs[id] }

    /// All runs, in no order.
    var values: some Collection<Run> & Sendable { runs.values }

    /// The run that the service calls `remoteID`, conversions aside.
    func id(of remoteID: RemoteID) -> RunID? { idsByRemoteID[remoteID] }

    /// The conversions that go on of the generation `remoteID`.
    func conversions(of remoteID: RemoteID) -> Set<RunID> { conversions[remoteID] ?? [] }

    /// Every run that a row called `remoteID` tells of.
    func ids(toldBy remoteID: RemoteID) -> Set<RunID> {
        conversions(of: remoteID).union(id(of: remoteID).map { [$0] } ?? [])
    }

    /// The catalog entry called `id`, where it was read.
    func entry(_ id: EntryID) -> CatalogEntry? { entries[id] }

    /// True while what is new in the ended generation `run` is downloaded as the conversion of ours that it is.
    func isConverted(_ run: Run?) -> Bool {
        guard let run, run.phase == .completed, run.conversion == nil, let id = run.foldedRemoteID else { return false }
        return runs.values.contains { $0.isOurs && $0.conversion != nil && $0.foldedRemoteID == id }
    }

    // MARK: changes

    /// Puts in a run that is emitted later, by `flush` or with its next `update`; `cause` is then its cause.
    mutating func put(_ run: Run, _ cause: RunChange.Cause) {
        let before = runs.updateValue(run, forKey: run.id)
        heirs[run.id] = nil
        if silences[run.id] == nil { silences[run.id] = Silence(before: before, cause: cause) }
        noteRemoteID(of: run)
    }

    /// The outcome of an update.
    struct Update {
        /// The transition to emit.
        let change: RunChange
        /// The run as the table held it, emitted or not.
        let stored: Run?
    }

    /// Takes over a run and returns what that has changed; nil where nothing has.
    ///
    /// - `cause`: What happened. `updated` is refined where the run has ended or is not found any more.
    mutating func update(_ run: Run, _ cause: RunChange.Cause) -> Update? {
        let stored = runs.updateValue(run, forKey: run.id)
        heirs[run.id] = nil
        let silence = silences.removeValue(forKey: run.id)
        let before = silence == nil ? stored : silence?.before
        guard before != run else { return nil }
        noteRemoteID(of: run)
        let refined = before == nil ? silence?.cause ?? cause.refined(nil, run) : cause.refined(before, run)
        return Update(change: RunChange(before: before, after: run, cause: refined), stored: stored)
    }

    /// The transitions of all runs that were put in, newest first; they are emitted from then on.
    mutating func flush() -> [RunChange] {
        defer { silences = [:] }
        return silences.compactMap { id, silence -> RunChange? in
            guard let run = runs[id], silence.before != run else { return nil }
            return RunChange(before: silence.before, after: run, cause: silence.cause)
        }.sorted { left, right in
            guard let left = left.after, let right = right.after else { return false }
            return left.isNewer(than: right)
        }
    }

    /// Takes a run away without a word.
    mutating func remove(_ id: RunID) {
        runs[id] = nil
        silences[id] = nil
        unsaved.remove(id)
    }

    /// Takes away the row that was found in a list before it was known to be `run`, which must be emitted before.
    mutating func merge(into run: Run) -> RunChange? {
        guard let remoteID = run.ownRemoteID else { return nil }
        let found = RunID(remoteID)
        guard found != run.id, let before = runs[found], before.service == run.service else { return nil }
        remove(found)
        heirs[found] = run.id
        return RunChange(before: before, after: nil, cause: .merged(into: run.id))
    }

    /// Leaves a run that ended before `limit` to the archive, so that memory does not grow with what was looked
    /// through.
    mutating func forget(_ row: RunReport, of service: Service, endedBefore limit: Timestamp) {
        let remoteID = RemoteID(service: service, value: row.remoteID)
        guard let id = idsByRemoteID[remoteID], let run = runs[id], run.phase.isTerminal,
            run.createdAt.map({ $0 < limit }) ?? false, !unsaved.contains(id)
        else { return }
        remove(id)
        idsByRemoteID[remoteID] = nil
        if let prompt = row.promptID {
            unnamed[EntryID(service: service, kind: .prompt, value: prompt)]?.remove(id)
        }
    }

    /// Notes what a service calls a run.
    private mutating func noteRemoteID(of run: Run) {
        guard let remoteID = run.remoteID.map({ RemoteID(service: run.service, value: $0) }) else { return }
        if run.conversion == nil {
            idsByRemoteID[remoteID] = run.id
        } else if run.phase.isTerminal {
            conversions[remoteID]?.remove(run.id)
            if conversions[remoteID]?.isEmpty == true { conversions[remoteID] = nil }
        } else {
            conversions[remoteID, default: []].insert(run.id)
        }
    }

    // MARK: names

    /// The run that a row of a service's list tells of and nobody here has sent; it is named as soon as its entry is
    /// known.
    mutating func discover(_ row: RunReport, of service: Service, at now: Timestamp) -> Run {
        let prompt = row.promptID.map { EntryID(service: service, kind: .prompt, value: $0) }
        let run = Run(found: row, service: service, entry: prompt.flatMap { entries[$0] }, now: now)
        if let prompt, run.entry == nil { unnamed[prompt, default: []].insert(run.id) }
        return run
    }

    /// Takes entries that were read, and returns the found runs that are named by them.
    mutating func learn(_ learned: [CatalogEntry]) -> [Run] {
        var changed: [Run] = []
        for entry in learned {
            entries[entry.id] = entry
            for id in unnamed.removeValue(forKey: entry.id) ?? [] {
                guard var run = runs[id], !run.isOurs else { continue }
                run.entry = entry.id
                run.modality = entry.modality
                changed.append(run)
            }
        }
        return changed
    }

    // MARK: saving

    /// Notes that a run has to be saved, where the archive holds something else since `update`.
    mutating func noteUnsaved(_ update: Update) {
        guard let run = update.change.after else { return }
        if update.stored.map({ $0.asKept != run.asKept }) ?? true { unsaved.insert(run.id) }
    }

    /// True while there is something to save.
    var hasUnsaved: Bool { !unsaved.isEmpty }

    /// Runs that could not be saved: they are with the next.
    mutating func putBackUnsaved(_ batch: [Run]) {
        for run in batch where runs[run.id] != nil { unsaved.insert(run.id) }
    }

    /// The runs that differ from what the archive holds; they count as saved from then on.
    mutating func takeUnsaved() -> [Run] {
        defer { unsaved = [] }
        return unsaved.compactMap { runs[$0] }
    }
}

extension RunChange.Cause {
    /// Returns what an update has come to: a run that has reached its end has ended, and one that the service does not
    /// know any more is not found. Any other cause stays.
    func refined(_ before: Run?, _ after: Run) -> RunChange.Cause {
        guard case .updated = self, let before else { return self }
        if !before.phase.isTerminal, after.phase.isTerminal { return .ended }
        if before.failure?.cause != .notFound, after.failure?.cause == .notFound { return .notFound }
        return self
    }
}
