import Domain

/// What a run's stream tells.
package enum StreamEvent: Hashable, Sendable {
    /// How the run is going.
    case report(RunReport)
    /// The connection lives: a heartbeat, a comment or a frame that says nothing about the run.
    case alive
}

/// The live stream of one run (artinstring, `GET /api/runs/:id/stream`); to be iterated once.
///
/// It ends when the server closes it, whether or not the run has: what it says is a hint, and
/// `ArtinstringClient.run(_:)` is the truth. Iteration throws `ClientError` when the connection breaks or stays
/// silent for longer than the transport allows, and when the task is cancelled, which also closes the connection.
package struct RunEventStream: AsyncSequence, Sendable {
    package typealias Element = StreamEvent
    package typealias Failure = ClientError

    let runID: String
    let body: TransportBody
    let redaction: Redaction

    package func makeAsyncIterator() -> Iterator {
        Iterator(runID: runID, redaction: redaction, body: body.makeAsyncIterator())
    }

    package struct Iterator: AsyncIteratorProtocol {
        let runID: String
        let redaction: Redaction
        var body: TransportBody.Iterator
        private var parser = SSEParser()
        private var waiting: [RunReport] = []

        init(runID: String, redaction: Redaction, body: TransportBody.Iterator) {
            self.runID = runID
            self.redaction = redaction
            self.body = body
        }

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
            let (runID, redaction) = (runID, redaction)
            parser.feed(chunk) { event in
                if let report = RunReading.frame(event, of: runID, redaction: redaction) { reports.append(report) }
            }
            waiting = reports.reversed()
            return waiting.popLast().map { .report($0) } ?? .alive
        }
    }
}
