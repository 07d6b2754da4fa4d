import ArtClient
import Domain
import Logging

extension RunQueue {
    /// A stream for each run would meet the limits of servers and proxies; the newest few are enough.
    private static var streamLimit: Int { 4 }
    /// From here on one list is cheaper than a read for each run.
    private static var sweepThreshold: Int { 3 }

    func isFollowed(_ id: RunID) -> Bool { machines[id] != nil }

    /// Follows the runs of `service` that go on and are not followed yet, but none that it has forgotten.
    func followLive(_ service: Service) {
        let live = runs.values.filter {
            $0.service == service && $0.phase.isLive && $0.remoteID != nil && $0.failure?.cause != .notFound
        }
        for run in live.sorted(by: { $0.createdAt > $1.createdAt }) { follow(run.id) }
    }

    /// Follows a run until it has ended, as a task of its own.
    func follow(_ id: RunID) {
        guard isLeading, machines[id] == nil, let run = runs[id], run.remoteID != nil, !run.phase.isTerminal,
            shop.calls.has(run.service)
        else { return }
        machines[id] = FollowMachine(service: run.service, at: shop.timeline.elapsed())
        shop.start { await self.pursue(id) }
    }

    private func pursue(_ id: RunID) async {
        while !Task.isCancelled, let machine = machines[id] {
            let step = machine.next(at: shop.timeline.elapsed(), streamIsFree: openStreams < Self.streamLimit)
            if step == .stop { break }
            switch step {
            case .openStream: await stream(id)
            case .poll: await poll(id)
            case .wait(let moment):
                await tellFollowing(id)
                await shop.timeline.sleep(until: moment)
            case .stop: break
            }
        }
        machines[id] = nil
        needsOwnRead.remove(id)
        await tellFollowing(id)
    }

    private func tellFollowing(_ id: RunID) async {
        guard var run = runs[id] else { return }
        run.following =
            if let machine = machines[id], !run.phase.isTerminal {
                if machine.isStreaming {
                    .stream
                } else if machine.isRetrying {
                    .retrying(at: shop.now() + (machine.nextPoll - shop.timeline.elapsed()))
                } else {
                    .poll
                }
            } else {
                .none
            }
        await commit([run])
    }

    // MARK: streams

    private func stream(_ id: RunID) async {
        guard let remoteID = runs[id]?.remoteID else { return }
        openStreams += 1
        let saidTerminal = await withTaskGroup(of: Bool.self) { group in
            group.addTask { await self.readStream(of: id, remoteID: remoteID) }
            group.addTask { await self.watchOver(id) }
            let first = await group.next() ?? false
            group.cancelAll()
            return first
        }
        openStreams -= 1
        needsOwnRead.insert(id)
        machines[id]?.streamEnded(
            at: shop.timeline.elapsed(), saidTerminal: saidTerminal, jitter: shop.random())
    }

    /// Reads the stream to its end; gives whether it said that the run has ended.
    private func readStream(of id: RunID, remoteID: String) async -> Bool {
        do {
            let events = try await shop.calls.events(ofRun: remoteID)
            machines[id]?.streamOpened()
            for try await event in events {
                await gauges.answered(.artinstring)
                guard var run = runs[id] else { return false }
                if run.following != .stream {
                    run.following = .stream
                    await commit([run])
                }
                guard case .report(let report) = event else { continue }
                // A stream's end is a hint; the run is read before its end is told, with its output.
                if report.phase?.isTerminal == true { return true }
                guard let run = runs[id] else { continue }
                let news = run.applying(report, now: shop.now())
                if news != run { machines[id]?.streamSpoke() }
                await commit([news])
            }
        } catch {
            shop.logger.info("stream ended", metadata: ["run": "\(remoteID)", "error": "\(error)"])
        }
        return false
    }

    /// Reads the run now and then beside its stream; returns when it has ended.
    private func watchOver(_ id: RunID) async -> Bool {
        while !Task.isCancelled {
            await shop.timeline.sleep(for: FollowMachine.safetyInterval)
            guard !Task.isCancelled else { break }
            await readAlone(id)
            if runs[id]?.phase.isTerminal ?? true { return true }
        }
        return false
    }

    // MARK: polls

    private func poll(_ id: RunID) async {
        guard let run = runs[id], needsOwnRead.remove(id) == nil else { return await readAlone(id) }
        let peers = machines.filter { runs[$0.key]?.service == run.service && !$0.value.isStreaming }.map(\.key)
        if peers.count >= Self.sweepThreshold {
            await sweep(run.service, for: peers, asked: id)
        } else {
            await readAlone(id)
        }
    }

    /// Reads the service's list once for all polled runs.
    private func sweep(_ service: Service, for peers: [RunID], asked id: RunID) async {
        guard sweeping.insert(service).inserted else {
            machines[id]?.postpone(until: shop.timeline.elapsed() + .milliseconds(500))
            return
        }
        defer { sweeping.remove(service) }
        do {
            let page = try await shop.calls.runs(of: service)
            await gauges.answered(service)
            await merge(page.values, of: service)
            let listed = Set(page.values.map { UUIDText.folded($0.remoteID) })
            for peer in peers {
                guard let run = runs[peer], let remoteID = run.foldedRemoteID else { continue }
                if run.phase.isTerminal {
                    await end(peer)
                } else if !listed.contains(remoteID) {
                    needsOwnRead.insert(peer)
                } else if !needsOwnRead.contains(peer) {
                    machines[peer]?.polled(at: shop.timeline.elapsed(), jitter: shop.random())
                }
            }
        } catch {
            await take(error, of: peers, service: service)
        }
    }

    /// Reads one run.
    private func readAlone(_ id: RunID) async {
        guard let run = runs[id], let remoteID = run.remoteID else {
            machines[id]?.stop()
            return
        }
        do {
            let report = try await shop.calls.run(remoteID, of: run.service)
            await gauges.answered(run.service)
            if let run = runs[id] { await commit([run.applying(report, now: shop.now())]) }
            if runs[id]?.phase.isTerminal ?? true {
                await end(id)
            } else {
                machines[id]?.polled(at: shop.timeline.elapsed(), jitter: shop.random())
            }
        } catch {
            await take(error, of: [id], service: run.service)
        }
    }

    private func end(_ id: RunID) async {
        machines[id]?.stop()
        await tellFollowing(id)
        if let run = runs[id] { refreshGauge(run.service) }
    }

    /// What a failed read means for the runs it was made for: never that they have failed.
    private func take(_ error: ClientError, of ids: [RunID], service: Service) async {
        guard error.kind != .cancelled else { return }
        await gauges.failed(service, error)
        let now = shop.timeline.elapsed()
        for id in ids {
            switch error.kind {
            case .notAuthorized: machines[id]?.stop()
            case .notFound where ids.count == 1:
                guard machines[id]?.pollMissed(at: now, jitter: shop.random()) == true, var run = runs[id] else {
                    break
                }
                run.failure = Failure(
                    .notFound, what: "\(service.name) does not know this run any more",
                    meaning: "Its output cannot be had", next: "Look for it on the service's own pages")
                await commit([run])
            default:
                machines[id]?.pollFailed(at: now, retryAfter: error.retryAfter, jitter: shop.random())
            }
            await tellFollowing(id)
        }
    }
}
