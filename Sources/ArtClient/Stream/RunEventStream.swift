import Domain
import ServerSentEvents

/// The event stream of one run (artinstring, `GET /api/runs/:id/stream`); to be iterated once.
///
/// It ends when the server closes it, whether or not the run has ended: a stream is a hint, and
/// `ArtinstringClient.run(_:)` is the truth. Iteration throws `ClientError` when the connection breaks, times out or
/// sends too many events, and when the task is canceled, which also closes the connection.
package struct RunEventStream: AsyncSequence, Sendable {
    package typealias Element = StreamEvent
    package typealias Failure = ClientError

    let runID: String
    let body: TransportBody
    let redaction: Redaction
    let timeline: Timeline
    /// The last event id of the previous connection.
    let lastEventID: String

    package func makeAsyncIterator() -> Iterator { Iterator(self) }

    /// Iterates over the events of the stream.
    package struct Iterator: AsyncIteratorProtocol {
        private let runID: String
        private let redaction: Redaction
        private let timeline: Timeline
        private var body: TransportBody.Iterator
        private var parser: SSEParser
        private var rate: EventRate
        private var waiting: [RunReport] = []

        fileprivate init(_ stream: RunEventStream) {
            runID = stream.runID
            redaction = stream.redaction
            timeline = stream.timeline
            body = stream.body.makeAsyncIterator()
            parser = SSEParser(lastEventID: stream.lastEventID)
            rate = EventRate(at: stream.timeline.elapsed())
        }

        /// The argument for `ArtinstringClient.events(ofRun:after:)` when the stream is opened again; nil without an
        /// id, or with one that is not valid in a header field.
        package var lastEventID: String? { parser.headerID }

        /// The reconnection time that the service set; nil without one.
        package var retry: Duration? { parser.retryMilliseconds.map { .milliseconds($0) } }

        /// Returns the next event; nil when the server has closed the stream.
        ///
        /// - Throws: `ClientError` when the connection breaks or times out, on too many events, or when the task is
        ///   canceled.
        package mutating func next(
            isolation actor: isolated (any Actor)? = #isolation
        ) async throws(ClientError) -> StreamEvent? {
            if let report = waiting.popLast() { return .report(report) }
            let chunk: [UInt8]?
            do {
                chunk = try await body.next(isolation: actor)
            } catch {
                throw ClientError(transport: error, service: .artinstring, isSpending: false)
            }
            guard let chunk else { return nil }
            var reports: [RunReport] = []
            var count = 0
            let (runID, redaction) = (runID, redaction)
            parser.scan(chunk.span) { _, data, _ in
                count += 1
                if let report = RunReading.frame(data, of: runID, redaction: redaction) { reports.append(report) }
            }
            guard rate.admits(count, at: timeline.elapsed()) else {
                throw ClientError(.unavailable(reason: "too many stream events"), service: .artinstring)
            }
            waiting = reports.reversed()
            return waiting.popLast().map { .report($0) } ?? .heartbeat
        }
    }
}
