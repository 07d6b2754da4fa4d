import ArtClient
import Domain
import Logging

extension RunQueue {
    /// True while a run is followed.
    func isFollowed(_ id: RunID) -> Bool { runs[id].map(polling.isFollowed) ?? false }

    /// The age up to which an ended run of ours is read for its output: files are not kept for long.
    private static var outputReach: Duration { .seconds(24 * 60 * 60) }

    /// Follows the runs of `service` that go on and are not followed yet, but none that it has forgotten; and has those
    /// of ours read, once, that have ended without a word of what came of them.
    func followLive(_ service: Service) {
        let start = context.now() + (.zero - Self.outputReach)
        for run in runs.values where run.service == service && run.failure?.cause != .notFound {
            if run.phase.isLive {
                follow(run.id)
            } else if run.isOurs, run.lacksOutput, run.place > start, polling.lacksOutputRead(run.id) {
                if wantRead(run.id) { polling.noteOutputRead(run.id) }
            }
        }
    }

    /// Has a run that has ended read on its own, for what came of it; false where that is not going to happen.
    func wantRead(_ id: RunID) -> Bool {
        guard isLeading, let run = runs[id], run.remoteID != nil, context.calls.has(run.service) else { return false }
        polling.wantRead(run, at: context.timeline.elapsed())
        wake(run.service)
        return true
    }

    /// Follows a run until it has ended.
    func follow(_ id: RunID) {
        guard isLeading, let run = runs[id], run.remoteID != nil, !run.phase.isTerminal, context.calls.has(run.service)
        else {
            return
        }
        polling.follow(run, at: context.timeline.elapsed())
        wake(run.service)
    }

    /// Has the loop of `service` look again at what is to be done; starts it where there is none.
    func wake(_ service: Service) {
        guard services[service].isPolling else {
            services[service].isPolling = true
            return context.start { await self.pollLoop(service) }
        }
        services[service].pollWakeup?.wake()
    }

    /// Follows the runs of `service` until none goes on.
    private func pollLoop(_ service: Service) async {
        await updateFollowing(service)
        while !Task.isCancelled {
            // No suspension from here to the end of the loop or the beginning of a pause, so that no wakeup is missed.
            let streamsDue = service == .artinstring ? openStreams() : nil
            let now = context.timeline.elapsed()
            switch polling[service]?.next(at: now) ?? .rest {
            case .rest:
                services[service].isPolling = false
                return
            case .wait(let moment): await pause(service, until: min(moment, streamsDue ?? moment))
            case .newestPage: await readPage(of: service, at: nil)
            case .furtherPage(let position): await readPage(of: service, at: position)
            case .run(let id): await readRun(id)
            }
        }
        services[service].isPolling = false
    }

    /// Waits until `moment`, or until the loop of `service` is woken.
    private func pause(_ service: Service, until moment: Duration) async {
        let wakeup = Wakeup()
        services[service].pollWakeup = wakeup
        await context.timeline.sleep(until: moment, orUntil: wakeup)
        services[service].pollWakeup = nil
    }

    // MARK: reads

    /// Reads a page of the service's list, the newest one without `position`, on behalf of all runs that are followed.
    private func readPage(of service: Service, at position: NextPage?) async {
        do {
            let page = try await context.calls.withoutRetries.runs(
                of: service, at: position, since: polling[service]?.since)
            await monitor.answered(service)
            updateClock(of: service, page.serverDate)
            let merged = await merge(page.values, of: service)
            var result = PollResult(
                rows: [:], oldest: page.values.compactMap(\.createdAt).min(), next: page.next,
                serverDate: page.serverDate, isNews: merged.isNews)
            for row in page.values {
                let remoteID = RemoteID(service: service, value: row.remoteID)
                for id in runs.ids(toldBy: remoteID) { result.rows[id] = .some(row.createdAt) }
            }
            let now = context.timeline.elapsed()
            if position == nil {
                polling[service]?.receiveNewest(result, at: now, time: context.now(), jitter: context.random())
            } else {
                polling[service]?.receiveFurther(result, at: now)
            }
            await updateFollowing(service)
        } catch {
            await noteFailure(error, service)
        }
    }

    /// Reads one run.
    private func readRun(_ id: RunID) async {
        guard let run = runs[id], let remoteID = run.remoteID else { return leave(id) }
        do {
            let report = try await context.calls.withoutRetries.run(remoteID, of: run.service)
            await monitor.answered(run.service)
            // It may have turned out to be one of ours, and is reported under another id.
            guard let before = runs[id] else { return leave(id) }
            let news = before.applying(report, now: context.now())
            polling[run.service]?.read(
                id, createdAt: report.createdAt, isNews: news.phase != before.phase, at: context.timeline.elapsed(),
                jitter: context.random())
            await commit([news], .updated(.read))
            if news.phase.isTerminal || news.failure?.cause == .notFound {
                await end(id)
            } else {
                await updateFollowing(of: [id])
            }
        } catch  where error.kind == .notFound {
            await noteNotFound(id, error)
        } catch {
            await noteFailure(error, run.service, run: id)
        }
    }

    /// The service does not know the run: reported once it has answered so often enough.
    private func noteNotFound(_ id: RunID, _ error: ClientError) async {
        guard let service = runs[id]?.service else { return }
        await monitor.failed(service, error)
        let isBelieved = polling[service]?.missed(id, at: context.timeline.elapsed(), jitter: context.random()) ?? false
        guard isBelieved, var run = runs[id] else { return await updateFollowing(of: [id]) }
        run.failure = Failure(
            .notFound, what: "\(service.name) no longer has this run",
            meaning: "Its output is no longer available", next: "Check the service's website")
        await commit([run], .notFound)
        leave(id)
        await updateFollowing(of: [id])
    }

    /// Notes a failed call, which never means that its runs have failed. `run` is the one that was
    /// read, nil for a page of the list.
    private func noteFailure(_ error: ClientError, _ service: Service, run: RunID? = nil) async {
        guard error.kind != .cancelled else { return }
        // Calls are made once. One that fails alone may be a connection that broke: that is no news of the service.
        if polling[service]?.hasFailures ?? true || error.retryAfter != nil || error.kind == .notAuthorized {
            await monitor.failed(service, error)
        }
        let (now, jitter) = (context.timeline.elapsed(), context.random())
        switch error.kind {
        case .notAuthorized: return await leaveAll(of: service)
        case .unreachable, .rateLimited:
            polling[service]?.failed(retryAfter: error.retryAfter, at: now, jitter: jitter)
        // It may be this run alone, or the list alone, that cannot be read.
        default:
            if let run {
                polling[service]?.readFailed(run, retryAfter: error.retryAfter, at: now, jitter: jitter)
            } else {
                polling[service]?.listFailed(retryAfter: error.retryAfter, at: now, jitter: jitter)
            }
        }
        await updateFollowing(service)
    }

    /// Nobody would answer, until a reading of the account works.
    private func leaveAll(of service: Service) async {
        let followed = polling.leaveAll(of: service)
        for id in followed { streamWakeups[id]?.wake() }
        await updateFollowing(of: followed)
        // It may have been a slip. Not again and again, where the account can be read and the runs cannot.
        if isAccountDue(service) { readAccount(service) }
    }

    /// A run has ended, and all is known of it.
    func end(_ id: RunID) async {
        guard let service = runs[id]?.service else { return }
        leave(id)
        await updateFollowing(of: [id])
        // Many that end together change the account once.
        if isAccountDue(service) || polling[service]?.isEmpty ?? true { readAccount(service) }
    }

    private static var accountInterval: Duration { .seconds(30) }

    private func isAccountDue(_ service: Service) -> Bool {
        services[service].accountReadAt.map { $0 + Self.accountInterval <= context.timeline.elapsed() } ?? true
    }

    private func readAccount(_ service: Service) {
        services[service].accountReadAt = context.timeline.elapsed()
        refreshAccount(service)
    }

    /// Follows a run no more; its stream is closed.
    func leave(_ id: RunID) {
        polling.leave(id)
        streamWakeups[id]?.wake()
    }

    // MARK: how updates arrive

    /// Emits how the runs of `service` are followed, where that has changed.
    private func updateFollowing(_ service: Service) async {
        if let entries = polling[service]?.entries { await updateFollowing(of: entries.keys) }
    }

    /// Emits how these runs are followed, where that has changed.
    func updateFollowing(of ids: some Sequence<RunID>) async {
        let (now, time) = (context.timeline.elapsed(), context.now())
        var changed: [Run] = []
        for id in ids {
            guard var run = runs[id] else { continue }
            let following = polling.following(run, at: now, time: time)
            guard run.following != following else { continue }
            run.following = following
            changed.append(run)
        }
        await commit(changed, .following)
    }
}
