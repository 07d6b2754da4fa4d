package import JSON
package import Domain

/// The client for artinstring's API, `/api/v1` and the run stream.
///
/// Reads are retried by the retry rule; a request that spends, only when the service provably did no work for it
/// (`ClientError.isRetrySafe`). Every method may be called from any task, and ends early with
/// `ClientError.Kind.cancelled` when that task is canceled.
package struct ArtinstringClient: Sendable {
    private(set) var caller: ServiceCaller

    /// Creates a client for one token.
    ///
    /// - Parameters:
    ///   - origin: The only origin that the token is sent to.
    ///   - token: The token, which starts with `arti_`.
    ///   - transport: The transport for the requests.
    ///   - policy: The retries, circuit breakers and budget.
    ///   - clock: The clock for waits between attempts.
    ///   - random: Returns a number from 0 up to but not including 1, for the jitter of waits.
    ///   - notice: Called with deprecations that the service announces.
    package init(
        origin: Origin = .artinstring, token: Secret, transport: any Transport, policy: CallPolicy = .artinstring,
        clock: any Clock<Duration> = ContinuousClock(),
        random: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) },
        notice: @escaping @Sendable (DeprecationNotice) -> Void = { _ in }
    ) {
        caller = ServiceCaller(
            .artinstring,
            builder: RequestBuilder(
                origin: origin, credentialField: "Authorization", credentialPrefix: "Bearer ", credential: token),
            transport: transport, policy: policy, clock: clock, random: random, notice: notice)
    }

    /// The only origin that the token is sent to.
    package var origin: Origin { caller.builder.origin }

    /// A hint that distinguishes this client's token from others without revealing it.
    package var credentialHint: String { caller.builder.credential.hint }

    /// The same client without retries, for callers with their own schedule. Both share breakers and budget.
    package var withoutRetries: ArtinstringClient {
        var client = self
        client.caller = caller.withoutRetries
        return client
    }
}

// MARK: - The account

extension ArtinstringClient {
    /// Reads the account and its quotas: `me()` and `quotas()`, concurrently.
    ///
    /// - Returns: The account; its raw form is an object made here, with the two responses as `me` and `quotas`.
    /// - Throws: `ClientError` when the quotas could not be read, which does not mean that there are none, or either
    ///   request rejects the token. Without `me` the account has no name, and its tier is that of the quotas.
    package func account() async throws(ClientError) -> Resource<Account> {
        async let meAnswer = result(Self.mePath)
        async let quotasAnswer = result(Self.quotasPath)
        let (me, quotas) = await (meAnswer, quotasAnswer)
        var raw = JSONObject()
        do {
            raw["me"] = try me.get()
        } catch  where error.kind == .notAuthorized || error.kind == .cancelled {
            throw error
        } catch {
            raw["me"] = nil
        }
        raw["quotas"] = try quotas.get()
        return Resource(AccountReading.artinstring(me: raw["me"], quotas: raw["quotas"]), raw: .object(raw))
    }

    /// Reads the account (`GET /me`), without the quotas.
    package func me() async throws(ClientError) -> Resource<Account> {
        let json = try await object(Self.mePath)
        return Resource(AccountReading.artinstring(me: json, quotas: nil), raw: json)
    }

    /// Reads the quotas for artinstring's own account at Replicate in this period (`GET /me/quotas`), their reset time,
    /// and the tier. Runs with the user's own key are not counted.
    package func quotas() async throws(ClientError) -> Resource<Account> {
        let json = try await object(Self.quotasPath)
        return Resource(AccountReading.artinstring(me: nil, quotas: json), raw: json)
    }

    private static var mePath: [String] { ["api", "v1", "me"] }
    private static var quotasPath: [String] { mePath + ["quotas"] }

    private func result(_ path: [String]) async -> Result<JSON, ClientError> {
        do throws(ClientError) { return .success(try await object(path)) } catch { return .failure(error) }
    }
}

// MARK: - The catalog

extension ArtinstringClient {
    /// Reads published prompts (`GET /prompts`), at most 200; `allPrompts(_:)` reads more.
    package func prompts(_ query: PromptQuery = PromptQuery()) async throws(ClientError) -> Page<CatalogEntry> {
        let answer = try await caller.get(["api", "v1", "prompts"], query: query.items)
        var page = try answer.artinstringPage(of: "prompts", read: EntryReading.prompt)
        // Fewer rows than "limit applied to this query" are all of them, whatever the total.
        let isCapped = page.limit.map { page.sent >= $0 } ?? true
        let missing = max(0, (page.total ?? 0).subtractingWithSaturation(page.sent))
        if missing > 0, isCapped { page.next = .narrower } else { page.shortfall = missing }
        return page
    }

    /// Reads all published prompts that match `query`, whose limit is ignored.
    ///
    /// Where one response cannot hold them, the list is read in parts: by modality, tier and provider, and by text
    /// search where such a part is still too large.
    package func allPrompts(
        _ query: PromptQuery = PromptQuery()
    ) -> some AsyncSequence<Page<CatalogEntry>, ClientError> & Sendable {
        Pages(service: .artinstring, walk: PromptPaging(query)) { part throws(ClientError) in
            do throws(ClientError) {
                return try await prompts(part)
            } catch {
                // The service may have dropped a value that the walk has added.
                guard case .invalidParameter = error.kind, PromptPartition(part) != PromptPartition(query) else {
                    throw error
                }
                return Page()
            }
        }
    }

    /// Reads one prompt by its slug or id (`GET /prompts/:slug`).
    ///
    /// `random` is the name of another endpoint, so a prompt with this slug is looked up and read by its id.
    package func prompt(_ slugOrID: String) async throws(ClientError) -> Resource<CatalogEntry> {
        var name = slugOrID
        if name == "random" {
            let rows = try await prompts(PromptQuery(q: name)).rows
            guard let row = rows.first(where: { $0.slug == name }) else {
                throw ClientError(.notFound, service: .artinstring)
            }
            name = row.id.value
        }
        return try prompt(in: try await caller.get(["api", "v1", "prompts", name]).whole(of: .artinstring))
    }

    /// Reads a prompt that the service picks (`GET /prompts/random`); requested again by its id where the response
    /// omits what a form needs.
    package func randomPrompt() async throws(ClientError) -> Resource<CatalogEntry> {
        let answer = try await caller.get(["api", "v1", "prompts", "random"])
        let json = try answer.whole(of: .artinstring).unwrapped("prompt")
        let isWhole = ["id", "title", "modality", "variableSchema"].allSatisfy { json[$0] != nil }
        if isWhole { return try prompt(in: json) }
        guard let name = json.id("id", "slug") else { throw malformed("a prompt without an id") }
        return try await prompt(name)
    }

    /// Reads the curated collections of prompts (`GET /collections`). The list has no pages; the page's `shortfall` is
    /// the number that the service counts beyond it.
    package func collections() async throws(ClientError) -> Page<EntryCollection> {
        let answer = try await caller.get(["api", "v1", "collections"])
        var page = try answer.artinstringPage(of: "collections", read: EntryReading.collection)
        page.shortfall = max(0, (page.total ?? 0).subtractingWithSaturation(page.sent))
        return page
    }

    private func prompt(in json: JSON) throws(ClientError) -> Resource<CatalogEntry> {
        let json = json.unwrapped("prompt")
        do throws(Unreadable) {
            return Resource(try EntryReading.prompt(json), raw: json)
        } catch {
            throw malformed("a prompt with \(error.reason)")
        }
    }
}

// MARK: - Runs

extension ArtinstringClient {
    /// Reads a page of this account's runs, newest first (`GET /runs`), at most 50.
    package func runs(_ query: RunQuery = RunQuery()) async throws(ClientError) -> Page<RunReport> {
        guard query.status.map({ RunQuery.phases.contains($0) }) ?? true else {
            throw ClientError(.invalidParameter(allowed: RunQuery.phases.map(\.rawValue)), service: .artinstring)
        }
        let answer = try await caller.get(["api", "v1", "runs"], query: query.items)
        let redaction = caller.redaction
        var page = try answer.artinstringPage(of: "runs") { row throws(Unreadable) in
            try RunReading.artinstring(row, redaction: redaction)
        }
        page.next = answer.json.id("nextCursor").map { .cursor($0) }
        return page
    }

    /// Reads all of this account's runs, newest first, page by page.
    ///
    /// Rows created in the same second are not lost between pages, and are returned once.
    ///
    /// - Parameters:
    ///   - since: Only runs created at this time or later, by the service's clock: use a page's `serverDate` minus some
    ///     minutes.
    ///   - status: Any but `unknown`.
    package func allRuns(
        since: Timestamp? = nil, status: Phase? = nil
    ) -> some AsyncSequence<Page<RunReport>, ClientError> & Sendable {
        Pages(service: .artinstring, walk: RunPaging(since: since, status: status)) { query throws(ClientError) in
            try await runs(query)
        }
    }

    /// Reads one run (`GET /runs/:id`).
    package func run(_ id: String) async throws(ClientError) -> Resource<RunReport> {
        let json = try await caller.get(["api", "v1", "runs", id]).whole(of: .artinstring).unwrapped("run")
        guard json.text("status", "id") != nil,
            let report = try? RunReading.artinstring(json, id: id, redaction: caller.redaction)
        else { throw malformed("a run without a status") }
        return Resource(report, raw: json)
    }

    /// Opens the event stream of a run (`GET /api/runs/:id/stream`, outside `/api/v1`).
    ///
    /// - `lastEventID`: The end of an earlier connection (`RunEventStream.Iterator.lastEventID`).
    /// - Throws: `ClientError` when the stream is refused; the stream itself throws later errors.
    package func events(
        ofRun id: String, after lastEventID: String? = nil
    ) async throws(ClientError) -> RunEventStream {
        let body = try await caller.open(["api", "runs", id, "stream"], lastEventID: lastEventID)
        return RunEventStream(
            runID: id, body: body, redaction: caller.redaction, timeline: caller.timeline,
            lastEventID: lastEventID ?? "")
    }

    /// Requests a run (`POST /runs`). Retried only when provably not started.
    ///
    /// - `idempotencyKey`: Sent in case the service honors it; it documents no such key.
    /// - Throws: `ClientError`; `mayHaveSpent` indicates whether a run may exist anyway.
    package func createRun(
        _ request: RunRequest, idempotencyKey: String? = nil
    ) async throws(ClientError) -> RunAcceptance {
        try request.check()
        return try await createRun(body: request.body, idempotencyKey: idempotencyKey)
    }

    /// Requests a run with an unchecked body; otherwise as `createRun(_:idempotencyKey:)`.
    package func createRun(
        body: JSON, idempotencyKey: String? = nil
    ) async throws(ClientError) -> RunAcceptance {
        let answer = try await caller.post(["api", "v1", "runs"], body: body, idempotencyKey: idempotencyKey)
        return try AcceptanceReading.read(answer, service: .artinstring, idNames: ["runId", "id"], wrapper: "run")
    }
}

extension ArtinstringClient {
    private func object(_ path: [String]) async throws(ClientError) -> JSON {
        let json = try await caller.get(path).json
        guard json.object != nil else { throw malformed("not a JSON object") }
        return json
    }

    private func malformed(_ reason: String) -> ClientError {
        ClientError(.invalidResponse(reason: reason), service: .artinstring)
    }
}
