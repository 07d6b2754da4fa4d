import Domain

/// Follows one run to its end: by its stream while that works, and by polling.
///
/// A stream is a hint, a read is the truth: every end is confirmed by a read, and an open stream is checked by a read
/// now and then, because a proxy may hold its events back.
struct RunFollower: Sendable {
    let service: Service
    let timeline: Timeline
    let random: @Sendable () -> Double
    let read: @Sendable () async throws(ClientError) -> RunReport
    /// Opens the run's stream, from the event after the given id.
    let open: @Sendable (String?) async throws(ClientError) -> RunEventStream

    /// The time for which a completed generation without an output is read again.
    private static let outputGrace = Duration.seconds(60)

    /// The messages between the tasks that follow a stream.
    private enum Signal: Sendable {
        case opened
        case report(RunReport)
        case ended(lastEventID: String?, retry: Duration?)
        case isTimeToRead
    }

    /// Follows the run; returns the final report.
    ///
    /// - `onReport`: Called with each report that has news, in order.
    /// - Throws: `ClientError`: `notAuthorized`, `notFound` after repeated responses, `cancelled`. No other failure
    ///   ends it.
    func follow(
        isolation: isolated (any Actor)? = #isolation, onReport: (RunReport) async -> Void
    ) async throws(ClientError) -> RunReport {
        var machine = FollowMachine(service: service, at: timeline.elapsed())
        var last: RunReport?
        var outputDeadline: Duration?
        var lastEventID: String?
        while !Task.isCancelled {
            switch machine.next(at: timeline.elapsed()) {
            case .openStream:
                if let end = try await followStream(&machine, from: &lastEventID, last: &last, onReport: onReport) {
                    return end
                }
            case .poll:
                if let end = try await poll(&machine, last: &last, onReport: onReport) {
                    // "images: always present when completed" (Antekirt, Generation outputs): they may appear a moment
                    // later, as in any database that is written in two steps.
                    let limit = outputDeadline ?? timeline.elapsed() + Self.outputGrace
                    outputDeadline = limit
                    let isWhole = service != .antekirt || end.phase != .completed || end.output?.isEmpty == false
                    if isWhole || timeline.elapsed() >= limit { return end }
                }
            case .wait(let moment): await timeline.sleep(until: moment)
            case .stop: throw ClientError(.notFound, service: service)
            }
        }
        throw ClientError(.cancelled, service: service)
    }

    /// Reads the run; returns its report when it has ended.
    private func poll(
        _ machine: inout FollowMachine, last: inout RunReport?, isolation: isolated (any Actor)? = #isolation,
        onReport: (RunReport) async -> Void
    ) async throws(ClientError) -> RunReport? {
        do {
            let report = try await read()
            machine.polled(at: timeline.elapsed(), jitter: random())
            await emit(report, last: &last, onReport: onReport)
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

    /// Follows one connection to its end; returns the run's report when a read in parallel found that it has ended.
    private func followStream(
        _ machine: inout FollowMachine, from lastEventID: inout String?, last: inout RunReport?,
        isolation: isolated (any Actor)? = #isolation, onReport: (RunReport) async -> Void
    ) async throws(ClientError) -> RunReport? {
        // Only the newest are buffered for a slow reader: a later report supersedes an earlier one.
        let (signals, signal) = AsyncStream.makeStream(of: Signal.self, bufferingPolicy: .bufferingNewest(8))
        let start = lastEventID
        var hasFinalEvent = false
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
                    hasFinalEvent = report.phase?.isTerminal == true
                    if hasFinalEvent { return .success(nil) }
                    if report != last { machine.streamDelivered() }
                    await emit(report, last: &last, onReport: onReport)
                case .ended(let id, let requestedRetry):
                    lastEventID = id
                    retry = requestedRetry
                    return .success(nil)
                case .isTimeToRead:
                    do throws(ClientError) {
                        if let end = try await poll(&machine, last: &last, onReport: onReport) { return .success(end) }
                    } catch {
                        return .failure(error)
                    }
                }
            }
            return .success(nil)
        }
        machine.streamEnded(at: timeline.elapsed(), hasFinalEvent: hasFinalEvent, retry: retry, jitter: random())
        return try outcome.get()
    }

    private func readStream(from lastEventID: String?, _ emit: @Sendable (Signal) -> Void) async {
        var id = lastEventID
        var retry: Duration?
        do throws(ClientError) {
            var events = try await open(lastEventID).makeAsyncIterator()
            emit(.opened)
            while let event = try await events.next() {
                (id, retry) = (events.lastEventID, events.retry)
                if case .report(let report) = event { emit(.report(report)) }
            }
        } catch {
            // However a stream ends, the next read has the rest.
        }
        emit(.ended(lastEventID: id, retry: retry))
    }

    private func emit(
        _ report: RunReport, last: inout RunReport?, isolation: isolated (any Actor)? = #isolation,
        onReport: (RunReport) async -> Void
    ) async {
        guard report != last else { return }
        last = report
        await onReport(report)
    }
}
