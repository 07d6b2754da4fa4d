package import Domain

/// artinstring's API, `/api/v1` and the run stream.
///
/// Reads are sent again by the retry rule; a request that spends is sent once. Every method may be called from any
/// task at any time and ends early with `ClientError.Kind.cancelled` when that task is cancelled.
package struct ArtinstringClient: Sendable {
    let caller: ServiceCaller

    /// A client for one token.
    ///
    /// - Parameters:
    ///   - origin: The only place the token is sent to.
    ///   - token: Starts with `arti_`.
    ///   - transport: Carries the requests.
    ///   - pace: When calls are sent again, and how many pass.
    ///   - clock: What waits between attempts are measured by.
    ///   - random: Gives a number from 0 up to but not including 1, for the jitter of waits.
    package init(
        origin: Origin = .artinstring, token: Secret, transport: any Transport, pace: CallPace = .artinstring,
        clock: any Clock<Duration> = ContinuousClock(),
        random: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
    ) {
        caller = ServiceCaller(
            .artinstring,
            builder: RequestBuilder(
                origin: origin, credentialField: "Authorization", credentialPrefix: "Bearer ", credential: token),
            transport: transport, pace: pace, clock: clock, random: random)
    }

    /// Who the token belongs to and what they may run (`GET /me` and `GET /me/quotas`, at the same time).
    ///
    /// - Throws: `ClientError` when neither could be read; otherwise what could be read is the answer.
    package func account() async throws(ClientError) -> Account {
        async let meAnswer = result(["api", "v1", "me"])
        async let quotasAnswer = result(["api", "v1", "me", "quotas"])
        let (me, quotas) = await (meAnswer, quotasAnswer)
        if case .failure(let error) = me, case .failure = quotas { throw error }
        return AccountReading.artinstring(me: try? me.get().json, quotas: try? quotas.get().json)
    }

    /// Published prompts (`GET /prompts`), at most 200 of them.
    package func prompts(_ query: PromptQuery = PromptQuery()) async throws(ClientError) -> EntryPage {
        let answer = try await caller.get(
            ["api", "v1", "prompts"],
            query: [
                ("modality", query.modality?.rawValue), ("tier", query.tier?.rawValue), ("provider", query.provider),
                ("limit", "\(min(max(query.limit, 1), 200))"), ("q", query.q.flatMap { $0.isEmpty ? nil : $0 }),
            ])
        let rows = ReadRows(try list("prompts", in: answer), EntryReading.prompt)
        let total = total(of: answer)
        return EntryPage(
            entries: rows.rows, total: total, brokenRows: rows.broken,
            hasMore: total.map { $0 > rows.rows.count + rows.broken } ?? false)
    }

    /// One prompt by its slug or id (`GET /prompts/:slug`).
    package func prompt(_ slugOrID: String) async throws(ClientError) -> CatalogEntry {
        let answer = try await caller.get(["api", "v1", "prompts", slugOrID])
        guard let entry = EntryReading.prompt(answer.json.unwrapped("prompt")) else {
            throw malformed("a prompt without an id")
        }
        return entry
    }

    /// A prompt that the service picks (`GET /prompts/random`), asked for again by its own name where the answer
    /// leaves out what a form needs.
    package func randomPrompt() async throws(ClientError) -> CatalogEntry {
        let json = try await caller.get(["api", "v1", "prompts", "random"]).json.unwrapped("prompt")
        let isWhole = ["title", "modality", "variableSchema"].allSatisfy { json[$0] != nil }
        if isWhole, let entry = EntryReading.prompt(json) { return entry }
        guard let name = json.text("id", "slug") else { throw malformed("a prompt without an id") }
        return try await prompt(name)
    }

    /// The curated groups of prompts (`GET /collections`), and how many the service counts.
    package func collections() async throws(ClientError) -> (collections: [EntryCollection], total: Int?) {
        let answer = try await caller.get(["api", "v1", "collections"])
        let rows = ReadRows(try list("collections", in: answer), EntryReading.collection)
        return (rows.rows, total(of: answer))
    }

    /// A page of this account's runs, newest first (`GET /runs`).
    package func runs(_ query: RunQuery = RunQuery()) async throws(ClientError) -> RunPage {
        let answer = try await caller.get(
            ["api", "v1", "runs"],
            query: [
                ("status", query.status?.rawValue), ("since", query.since?.rfc3339), ("cursor", query.cursor),
            ])
        let redaction = caller.redaction
        let rows = ReadRows(try list("runs", in: answer)) { RunReading.artinstring($0, redaction: redaction) }
        return RunPage(
            rows: rows.rows, total: total(of: answer), next: answer.json.text("nextCursor").map { .cursor($0) },
            brokenRows: rows.broken, serverDate: answer.serverDate)
    }

    /// How one run is going (`GET /runs/:id`).
    package func run(_ id: String) async throws(ClientError) -> RunReport {
        let answer = try await caller.get(["api", "v1", "runs", id])
        let json = answer.json.unwrapped("run")
        guard json.text("status", "id") != nil,
            let report = RunReading.artinstring(json, id: id, redaction: caller.redaction)
        else { throw malformed("a run without a status") }
        return report
    }

    /// Asks for a run (`POST /runs`). Sent once, whatever happens.
    ///
    /// - Parameters:
    ///   - body: `promptId`, `vars` and, where billed to the user's own key, `useOwnKey`.
    ///   - idempotencyKey: Sent along in case the service heeds it; it documents nothing of the sort.
    /// - Throws: `ClientError`; `mayHaveSpent` says whether a run may exist all the same.
    package func createRun(
        body: JSON, idempotencyKey: String? = nil
    ) async throws(ClientError) -> RunAcceptance {
        let answer = try await caller.post(["api", "v1", "runs"], body: body, idempotencyKey: idempotencyKey)
        return try AcceptanceReading.read(answer, service: .artinstring, idNames: ["runId", "id"], wrapper: "run")
    }

    /// The live stream of a run (`GET /api/runs/:id/stream`, outside `/api/v1`).
    ///
    /// - Parameter lastEventID: Where an earlier connection ended (`RunEventStream.Iterator.lastEventID`).
    /// - Throws: `ClientError` when the stream is refused; the stream itself throws what happens later.
    package func events(
        ofRun id: String, after lastEventID: String? = nil
    ) async throws(ClientError) -> RunEventStream {
        let body = try await caller.open(["api", "runs", id, "stream"], lastEventID: lastEventID)
        return RunEventStream(
            runID: id, body: body, redaction: caller.redaction, timeline: caller.timeline,
            lastEventID: lastEventID ?? "")
    }

    private func result(_ path: [String]) async -> Result<ServiceAnswer, ClientError> {
        do throws(ClientError) {
            let answer = try await caller.get(path)
            guard answer.json.object != nil else { throw malformed("the answer is not an object") }
            return .success(answer)
        } catch {
            return .failure(error)
        }
    }

    /// The rows below `name`, or the whole answer where it is a bare list.
    private func list(_ name: String, in answer: ServiceAnswer) throws(ClientError) -> [JSON] {
        guard let rows = answer.json[name]?.array ?? answer.json["data"]?.array ?? answer.json.array else {
            throw malformed("the answer has no \(name)")
        }
        return rows
    }

    /// The body's total, or the header `X-Total-Count`, which is documented to mirror it.
    private func total(of answer: ServiceAnswer) -> Int? {
        answer.json.whole("total") ?? answer.headers["x-total-count"].flatMap { Int($0) }
    }

    private func malformed(_ reason: String) -> ClientError {
        ClientError(.malformedAnswer(reason: reason), service: .artinstring)
    }
}
