package import Domain

/// The runs: what waits to be sent, in its line; then all runs followed or sent, newest first.
package struct RunList: Hashable, Sendable {
    /// The requests that wait, each service's in its line, then the runs, newest first.
    package private(set) var all: [Run] = []
    private var places: [RunID: Int] = [:]

    /// The list before the first event.
    package init() {}

    /// The run called `id`.
    package subscript(id: RunID) -> Run? { places[id].map { all[$0] } }

    // MARK: counts

    /// The numbers of runs by state, counted when the list changes.
    package private(set) var counts = RunCounts([])

    /// The number of requests that wait to be sent.
    package var waitingCount: Int { counts.waiting }

    /// The number of requests whose outcome the user is asked for.
    package var askingCount: Int { counts.asking }

    /// The number of requests whose outcome is not known and that are searched for.
    package var unknownCount: Int { counts.unknown }

    /// The number of requests that are being sent.
    package var sendingCount: Int { counts.sending }

    /// The number of runs that the services are at work on.
    package var liveCount: Int { counts.queued + counts.running }

    /// The number of completed runs.
    package var completedCount: Int { counts.completed }

    /// The number of requests that wait for `service`.
    package func waitingCount(of service: Service) -> Int { all.count { $0.waiting != nil && $0.service == service } }

    /// True while a request is being sent to `service`.
    package func isSending(to service: Service) -> Bool { all.contains { $0.isBeingSent && $0.service == service } }

    /// True while `run` waits in a line with others, so that it can be moved.
    package func canMove(_ run: Run) -> Bool { run.waiting != nil && waitingCount(of: run.service) > 1 }

    /// True while something is being sent or made, at any service but `silent`, that goes on by itself.
    package func hasProgress(except silent: Set<Service>) -> Bool {
        all.contains { !silent.contains($0.service) && $0.goesOn }
    }

    /// True while something is being sent to `service` or made there that goes on by itself.
    package func hasProgress(at service: Service) -> Bool { all.contains { $0.service == service && $0.goesOn } }

    /// True while a clock in it runs.
    package var hasClock: Bool {
        all.contains { run in
            if case .retrying? = run.download { return true }
            return switch run.delivery {
            case .waiting(let waiting): waiting.until != nil
            case .sending, .searching: true
            case .unconfirmed: false
            case nil: run.isLive || run.isBeingSent
            }
        }
    }

    // MARK: changes

    /// Takes runs that are new or changed, with the cause of each; returns the changes from what is here, in order.
    mutating func merge(_ changed: [(run: Run, cause: RunChange.Cause)]) -> [RunChange] {
        let changes = changed.map { run, cause in
            guard let place = places[run.id] else {
                places[run.id] = all.count
                all.append(run)
                return RunChange(before: nil, after: run, cause: cause)
            }
            let before = all[place]
            all[place] = Self.merged(before, run)
            return RunChange(before: before, after: all[place], cause: cause)
        }
        sort()
        return changes
    }

    /// Removes the run called `id`; returns it, nil where there is none.
    @discardableResult
    mutating func remove(_ id: RunID) -> Run? {
        guard let place = places[id] else { return nil }
        let run = all.remove(at: place)
        sort()
        return run
    }

    mutating func setFile(_ file: OutputFile, of id: RunID) {
        guard let place = places[id] else { return }
        guard let index = all[place].output?.files.firstIndex(where: { $0.url == file.url }) else { return }
        all[place].output?.files[index] = file
    }

    /// Keeps the facts read from a file when the run is reported again.
    private static func merged(_ old: Run, _ new: Run) -> Run {
        var run = new
        run.output?.files = (new.output?.files ?? []).map { file in
            guard let known = old.output?.files.first(where: { $0.url == file.url }) else { return file }
            return OutputFile(
                url: file.url, format: file.format ?? known.format, width: file.width ?? known.width,
                height: file.height ?? known.height, byteCount: file.byteCount ?? known.byteCount)
        }
        return run
    }

    private mutating func sort() {
        all.sort { $0.precedes($1) }
        places = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($0.element.id, $0.offset) })
        counts = RunCounts(all)
    }
}

extension RunList {
    /// The run that `id` has become, which was found at its service before it was known to be ours; nil where that is
    /// not known.
    ///
    /// - `service`: The service of the run that was called `id`.
    package func successor(of id: RunID, at service: Service) -> Run? {
        // Services spell UUIDs in either case.
        let remoteID = id.value.lowercased()
        return all.first {
            $0.id != id && $0.service == service && $0.ownRemoteID?.lowercased() == remoteID
        }
    }

    /// The usual time of a run like `run`: the mean of the last eight of the same title, else of the same modality, else
    /// the modality's usual.
    package func usualDuration(for run: Run) -> Duration {
        usualDuration(title: run.title, modality: run.modality)
    }

    /// The usual time of a run called `title`.
    package func usualDuration(title: String, modality: Modality) -> Duration {
        func mean(_ matches: (Run) -> Bool) -> Duration? {
            var sum = Duration.zero
            var count = 0
            for run in all where run.phase == .completed && matches(run) {
                guard let elapsed = run.elapsed(at: run.place) else { continue }
                sum += elapsed
                count += 1
                if count == 8 { break }
            }
            return count == 0 ? nil : sum / count
        }
        return mean { $0.title == title } ?? mean { $0.modality == modality } ?? modality.usualDuration
    }
}
