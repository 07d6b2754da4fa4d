import ArtClient
import Domain
import Logging

extension RunQueue {
    func isFollowed(_ id: RunID) -> Bool { runs[id].map { sweeps[$0.service]?.contains(id) ?? false } ?? false }

    /// How long ago a run of ours may have been sent that is read for what came of it: files are not kept for long.
    private static var outputReach: Duration { .seconds(24 * 60 * 60) }

    /// Follows the runs of `service` that go on and are not followed yet, but none that it has forgotten; and has those
    /// of ours read, once, that have ended without a word of what came of them.
    func followLive(_ service: Service) {
        let start = context.now() + (.zero - Self.outputReach)
        for run in runs.values where run.service == service && run.failure?.cause != .notFound {
            if run.phase.isLive {
                follow(run.id)
            } else if run.isOurs, run.lacksOutput, run.place > start, !askedForOutput.contains(run.id) {
                if wantRead(run.id) { askedForOutput.insert(run.id) }
            }
        }
    }

    /// Has a run that has ended read on its own, for what came of it; gives whether that is going to happen.
    func wantRead(_ id: RunID) -> Bool {
        guard isLeading, let run = runs[id], run.remoteID != nil, context.calls.has(run.service) else { return false }
        let now = context.timeline.elapsed()
        sweeps[run.service, default: PollSchedule(run.service, at: now)].follow(id, createdAt: run.createdAt, at: now)
        sweeps[run.service]?.wantRead(id, at: now)
        wake(run.service)
        return true
    }

    /// Follows a run until it has ended.
    func follow(_ id: RunID) {
        guard isLeading, let run = runs[id], run.remoteID != nil, !run.phase.isTerminal, context.calls.has(run.service)
        else {
            return
        }
        let now = context.timeline.elapsed()
        let isNew = !isFollowed(id)
        sweeps[run.service, default: PollSchedule(run.service, at: now)].follow(id, createdAt: run.createdAt, at: now)
        // What a conversion shows before its end may be short, and is what its end is told by.
        if isNew, run.conversion != nil { sweeps[run.service]?.wantRead(id, at: now) }
        // Only artinstring has streams ("GET /api/runs/:id/stream").
        if run.service == .artinstring { streams.follow(id, createdAt: run.createdAt, at: now) }
        wake(run.service)
    }

    /// Has the loop of `service` look again at what is to be done; starts it where there is none.
    func wake(_ service: Service) {
        if loops.insert(service).inserted {
            context.start { await self.pollLoop(service) }
        } else {
            alarms[service]?.finish()
        }
    }

    /// Follows the runs of `service` until none goes on.
    private func pollLoop(_ service: Service) async {
        await updateFollowing(service)
        while !Task.isCancelled {
            // No suspension from here to the end of the loop or the beginning of a rest, so that no alarm is missed.
            let streamsDue = service == .artinstring ? openStreams() : nil
            let now = context.timeline.elapsed()
            switch sweeps[service]?.next(at: now) ?? .rest {
            case .rest:
                loops.remove(service)
                return
            case .wait(let moment): await pause(service, until: min(moment, streamsDue ?? moment))
            case .newestPage: await sweep(service, at: nil)
            case .furtherPage(let position): await sweep(service, at: position)
            case .run(let id): await readAlone(id)
            }
        }
        loops.remove(service)
    }

    /// Waits until `moment`, or until the loop of `service` is roused.
    private func pause(_ service: Service, until moment: Duration) async {
        let (alarm, ring) = AsyncStream.makeStream(of: Void.self)
        alarms[service] = ring
        await context.timeline.sleep(until: moment, orEndOf: alarm)
        alarms[service] = nil
    }

    // MARK: reads

    /// Reads a page of the service's list, the newest one without `position`, on behalf of all runs that are followed.
    private func sweep(_ service: Service, at position: NextPage?) async {
        do {
            let page = try await context.calls.withoutRetries.runs(
                of: service, at: position, since: sweeps[service]?.since)
            await monitor.answered(service)
            hear(page.serverDate, of: service)
            let merged = await merge(page.values, of: service)
            var swept = PollResult(
                rows: [:], oldest: page.values.compactMap(\.createdAt).min(), next: page.next,
                serverDate: page.serverDate, isNews: merged.isNews)
            for row in page.values {
                let remoteID = RemoteID(service: service, value: row.remoteID)
                for id in runs.ids(toldBy: remoteID) { swept.rows[id] = .some(row.createdAt) }
            }
            let now = context.timeline.elapsed()
            if position == nil {
                sweeps[service]?.tookNewest(swept, at: now, time: context.now(), jitter: context.random())
            } else {
                sweeps[service]?.tookFurther(swept, at: now)
            }
            await updateFollowing(service)
        } catch {
            await fail(error, service)
        }
    }

    /// Reads one run.
    private func readAlone(_ id: RunID) async {
        guard let run = runs[id], let remoteID = run.remoteID else { return drop(id) }
        do {
            let report = try await context.calls.withoutRetries.run(remoteID, of: run.service)
            await monitor.answered(run.service)
            // It may have turned out to be one of ours, and is told under another id.
            guard let before = runs[id] else { return drop(id) }
            let news = before.applying(report, now: context.now())
            sweeps[run.service]?.read(
                id, createdAt: report.createdAt, isNews: news.phase != before.phase, at: context.timeline.elapsed(),
                jitter: context.random())
            await commit([news], .updated(.read))
            if news.phase.isTerminal || news.failure?.cause == .notFound {
                await end(id)
            } else {
                await updateFollowing(of: [id])
            }
        } catch  where error.kind == .notFound {
            await miss(id, error)
        } catch {
            await fail(error, run.service, run: id)
        }
    }

    /// Nothing is to be read for a run that is no row any more.
    private func drop(_ id: RunID) {
        for service in Service.allCases { leave(id, service) }
    }

    /// The service does not know the run: believed in the end, and told as such.
    private func miss(_ id: RunID, _ error: ClientError) async {
        guard let service = runs[id]?.service else { return }
        await monitor.failed(service, error)
        let isBelieved = sweeps[service]?.missed(id, at: context.timeline.elapsed(), jitter: context.random()) ?? false
        guard isBelieved, var run = runs[id] else { return await updateFollowing(of: [id]) }
        run.failure = Failure(
            .notFound, what: "\(service.name) no longer has this run",
            meaning: "Its output is no longer available", next: "Check the service's website")
        await commit([run], .notFound)
        leave(id, service)
        await updateFollowing(of: [id])
    }

    /// What a failed call means for the runs it was made for: never that they have failed. `run` is the one that was
    /// read, nil for a page of the list.
    private func fail(_ error: ClientError, _ service: Service, run: RunID? = nil) async {
        guard error.kind != .cancelled else { return }
        // Calls are made once. One that fails alone may be a connection that broke: that is no news of the service.
        if sweeps[service]?.hasFailures ?? true || error.retryAfter != nil || error.kind == .notAuthorized {
            await monitor.failed(service, error)
        }
        let (now, jitter) = (context.timeline.elapsed(), context.random())
        switch error.kind {
        case .notAuthorized: return await leaveAll(of: service)
        case .unreachable, .rateLimited:
            sweeps[service]?.failed(retryAfter: error.retryAfter, at: now, jitter: jitter)
        // It may be this run alone, or the list alone, that cannot be read.
        default:
            if let run {
                sweeps[service]?.readFailed(run, retryAfter: error.retryAfter, at: now, jitter: jitter)
            } else {
                sweeps[service]?.listFailed(retryAfter: error.retryAfter, at: now, jitter: jitter)
            }
        }
        await updateFollowing(service)
    }

    /// Nobody would answer, until a reading of the account works.
    private func leaveAll(of service: Service) async {
        let followed = sweeps[service]?.entries.keys.map { $0 } ?? []
        for id in followed { leave(id, service) }
        askedForOutput.subtract(followed)
        await updateFollowing(of: followed)
        // It may have been a slip. Not again and again, where the account can be read and the runs cannot.
        if isAccountDue(service) { readAccount(service) }
    }

    /// A run has ended, and all is known of it.
    func end(_ id: RunID) async {
        guard let service = runs[id]?.service else { return }
        leave(id, service)
        await updateFollowing(of: [id])
        // Many that end together change the account once.
        if isAccountDue(service) || sweeps[service]?.isEmpty ?? true { readAccount(service) }
    }

    private static var accountInterval: Duration { .seconds(30) }

    private func isAccountDue(_ service: Service) -> Bool {
        accountReadAt[service].map { $0 + Self.accountInterval <= context.timeline.elapsed() } ?? true
    }

    private func readAccount(_ service: Service) {
        accountReadAt[service] = context.timeline.elapsed()
        refreshAccount(service)
    }

    private func leave(_ id: RunID, _ service: Service) {
        sweeps[service]?.leave(id)
        streams.leave(id)
        streamEnders[id]?.finish()
    }

    // MARK: telling

    /// Tells how the runs of `service` are followed, where that has changed.
    private func updateFollowing(_ service: Service) async {
        if let entries = sweeps[service]?.entries { await updateFollowing(of: entries.keys) }
    }

    func updateFollowing(of ids: some Sequence<RunID>) async {
        var changed: [Run] = []
        for id in ids {
            guard var run = runs[id] else { continue }
            let following = following(run)
            guard run.following != following else { continue }
            run.following = following
            changed.append(run)
        }
        await commit(changed, .following)
    }

    private func following(_ run: Run) -> Following {
        guard let plan = sweeps[run.service], let entry = plan.entries[run.id], !run.phase.isTerminal else {
            return .none
        }
        if entry.isStreamed { return .stream }
        let now = context.timeline.elapsed()
        let failedUntil = entry.failures > 0 ? entry.readDue : plan.failures > 0 ? plan.restsUntil : nil
        return failedUntil.map { .retrying(at: context.now() + max(.zero, $0 - now)) } ?? .poll
    }
}
