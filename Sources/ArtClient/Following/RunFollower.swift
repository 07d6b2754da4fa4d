import Domain

/// Follows one run to its end: by its stream while that works, and by reading it.
///
/// What a stream tells is a hint, a read is the truth: every end is read before it is believed, and a stream that is
/// open is checked by a read now and then, since a proxy may hold back what it says.
struct RunFollower: Sendable {
    let service: Service
    let timeline: Timeline
    let random: @Sendable () -> Double
    let read: @Sendable () async throws(ClientError) -> RunReport
    /// Opens the run's stream, from the event after the one whose id is given.
    let open: @Sendable (String?) async throws(ClientError) -> RunEventStream

    /// How long a completed generation without an output is asked for again.
    private static let emptyGrace = Duration.seconds(60)

    /// What the parts of following a stream tell each other.
    private enum Signal: Sendable {
        case opened
        case report(RunReport)
        case ended(lastEventID: String?, retry: Duration?)
        case isTimeToRead
    }

    /// Follows the run; returns the report of its end.
    ///
    /// - Parameter told: Called with each report that says something new, in order.
    /// - Throws: `ClientError`: `notAuthorized`, `notFound` once the service has said so again and again, `cancelled`.
    ///   No other failure ends it.
    func follow(
        isolation: isolated (any Actor)? = #isolation, told: (RunReport) async -> Void
    ) async throws(ClientError) -> RunReport {
        var machine = FollowMachine(service: service, at: timeline.elapsed())
        var last: RunReport?
        var emptyUntil: Duration?
        var lastEventID: String?
        while !Task.isCancelled {
            switch machine.next(at: timeline.elapsed()) {
            case .openStream:
                if let end = try await followStream(&machine, from: &lastEventID, last: &last, told: told) {
                    return end
                }
            case .poll:
                if let end = try await poll(&machine, last: &last, told: told) {
                    // "images: always present when completed" (Antekirt, Generation outputs): they may come a moment
                    // later, as in any database that is written in two steps.
                    let limit = emptyUntil ?? timeline.elapsed() + Self.emptyGrace
                    emptyUntil = limit
                    let isWhole = service != .antekirt || end.phase != .completed || end.output?.isEmpty == false
                    if isWhole || timeline.elapsed() >= limit { return end }
                }
            case .wait(let moment): await timeline.sleep(until: moment)
            case .stop: throw ClientError(.notFound, service: service)
            }
        }
        throw ClientError(.cancelled, service: service)
    }

    /// Reads the run; gives its report when it has ended.
    private func poll(
        _ machine: inout FollowMachine, last: inout RunReport?, isolation: isolated (any Actor)? = #isolation,
        told: (RunReport) async -> Void
    ) async throws(ClientError) -> RunReport? {
        do {
            let report = try await read()
            machine.polled(at: timeline.elapsed(), jitter: random())
            await tell(report, last: &last, told: told)
            return report.phase?.isTerminal == true ? report : nil
        } catch {
            switch error.kind {
            case .notAuthorized, .cancelled: throw error
            case .notFound: _ = machine.pollMissed(at: timeline.elapsed(), jitter: random())
            default: machine.pollFailed(at: timeline.elapsed(), retryAfter: error.retryAfter, jitter: random())
            }
            return nil
        }
    }

    /// Follows one connection to its end; gives the run's report when a read beside it found that it has ended.
    private func followStream(
        _ machine: inout FollowMachine, from lastEventID: inout String?, last: inout RunReport?,
        isolation: isolated (any Actor)? = #isolation, told: (RunReport) async -> Void
    ) async throws(ClientError) -> RunReport? {
        // Only the newest are kept for one who is slow to take them: a later report says more than an earlier one.
        let (signals, signal) = AsyncStream.makeStream(of: Signal.self, bufferingPolicy: .bufferingNewest(8))
        let start = lastEventID
        var saidTerminal = false
        var retry: Duration?
        let outcome = await withTaskGroup(of: Void.self) { group -> Result<RunReport?, ClientError> in
            defer { group.cancelAll() }
            group.addTask { await readStream(from: start) { signal.yield($0) } }
            group.addTask {
                while !Task.isCancelled {
                    await timeline.sleep(for: FollowMachine.safetyInterval)
                    signal.yield(.isTimeToRead)
                }
            }
            for await signal in signals {
                switch signal {
                case .opened: machine.streamOpened()
                case .report(let report):
                    saidTerminal = report.phase?.isTerminal == true
                    if saidTerminal { return .success(nil) }
                    if report != last { machine.streamSpoke() }
                    await tell(report, last: &last, told: told)
                case .ended(let id, let asked):
                    lastEventID = id
                    retry = asked
                    return .success(nil)
                case .isTimeToRead:
                    do throws(ClientError) {
                        if let end = try await poll(&machine, last: &last, told: told) { return .success(end) }
                    } catch {
                        return .failure(error)
                    }
                }
            }
            return .success(nil)
        }
        machine.streamEnded(at: timeline.elapsed(), saidTerminal: saidTerminal, retry: retry, jitter: random())
        return try outcome.get()
    }

    private func readStream(from lastEventID: String?, _ tell: @Sendable (Signal) -> Void) async {
        var id = lastEventID
        var retry: Duration?
        do throws(ClientError) {
            var events = try await open(lastEventID).makeAsyncIterator()
            tell(.opened)
            while let event = try await events.next() {
                (id, retry) = (events.lastEventID, events.retry)
                if case .report(let report) = event { tell(.report(report)) }
            }
        } catch {
            // However a stream ends, the next read tells what it did not.
        }
        tell(.ended(lastEventID: id, retry: retry))
    }

    private func tell(
        _ report: RunReport, last: inout RunReport?, isolation: isolated (any Actor)? = #isolation,
        told: (RunReport) async -> Void
    ) async {
        guard report != last else { return }
        last = report
        await told(report)
    }
}
