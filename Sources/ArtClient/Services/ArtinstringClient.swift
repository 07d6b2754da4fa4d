package import JSON
package import Domain

/// artinstring's API, `/api/v1` and the run stream.
///
/// Reads are sent again by the retry rule; a request that spends, only when it is proven that the service did no work
/// for it (`ClientError.isRetrySafe`). Every method may be called from any task at any time and ends early with
/// `ClientError.Kind.cancelled` when that task is cancelled.
package struct ArtinstringClient: Sendable {
    private(set) var caller: ServiceCaller

    /// A client for one token.
    ///
    /// - Parameters:
    ///   - origin: The only place the token is sent to.
    ///   - token: Starts with `arti_`.
    ///   - transport: Carries the requests.
    ///   - pace: When calls are sent again, and how many pass.
    ///   - clock: What waits between attempts are measured by.
    ///   - random: Gives a number from 0 up to but not including 1, for the jitter of waits.
    ///   - notice: Told what the service says about its API in passing.
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

    /// The only place the token is sent to.
    package var origin: Origin { caller.builder.origin }

    /// What tells this client's token from another, without giving it away.
    package var credentialHint: String { caller.builder.credential.hint }

    /// This client, but one that sends each request once, for whoever has a pace of their own. Both know of each
    /// other's calls.
    package var once: ArtinstringClient {
        var client = self
        client.caller = caller.once
        return client
    }
}

// MARK: - The account

extension ArtinstringClient {
    /// Who the token belongs to and what they may run: `me()` and `quotas()`, at the same time.
    ///
    /// - Returns: The account, and as its raw form an object made here, with the two answers as `me` and `quotas`.
    /// - Throws: `ClientError` when the quotas could not be read, since to have read none is not to have none, or the
    ///   token is refused by either. Without `me` the account has no name, and its tier is that of the quotas.
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

    /// Who the token belongs to (`GET /me`); the quotas are not in it.
    package func me() async throws(ClientError) -> Resource<Account> {
        let json = try await object(Self.mePath)
        return Resource(AccountReading.artinstring(me: json, quotas: nil), raw: json)
    }

    /// What may still be run this period on artinstring's own account at Replicate (`GET /me/quotas`): the quotas,
    /// when they start afresh, and the tier. Runs on a key of the user's own are not counted.
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
    /// Published prompts (`GET /prompts`), at most 200 of them; `allPrompts(_:)` gives more.
    package func prompts(_ query: PromptQuery = PromptQuery()) async throws(ClientError) -> Page<CatalogEntry> {
        let answer = try await caller.get(["api", "v1", "prompts"], query: query.items)
        var page = try answer.artinstringPage(of: "prompts", read: EntryReading.prompt)
        // Fewer rows than "limit applied to this query" are all there are, whatever the total says.
        let isCapped = page.limit.map { page.sent >= $0 } ?? true
        let missing = max(0, (page.total ?? 0).subtractingWithSaturation(page.sent))
        if missing > 0, isCapped { page.next = .narrower } else { page.shortfall = missing }
        return page
    }

    /// All published prompts that match `query`, whose limit is of no account.
    ///
    /// Where one answer does not hold them, the list is read in parts: by modality, tier and provider, and by what
    /// is in a prompt's texts where such a part is still too large.
    package func allPrompts(
        _ query: PromptQuery = PromptQuery()
    ) -> some AsyncSequence<Page<CatalogEntry>, ClientError> & Sendable {
        Pages(service: .artinstring, walk: PromptPaging(query)) { part throws(ClientError) in
            do throws(ClientError) {
                return try await prompts(part)
            } catch {
                // The service may have done away with a value that we ask for on our own.
                guard case .invalidParameter = error.kind, PromptPartition(part) != PromptPartition(query) else {
                    throw error
                }
                return Page()
            }
        }
    }

    /// One prompt by its slug or id (`GET /prompts/:slug`).
    ///
    /// `random` is the name of another endpoint, so that a prompt with this slug is looked up and read by its id.
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

    /// A prompt that the service picks (`GET /prompts/random`), asked for again by its own name where the answer
    /// leaves out what a form needs.
    package func randomPrompt() async throws(ClientError) -> Resource<CatalogEntry> {
        let answer = try await caller.get(["api", "v1", "prompts", "random"])
        let json = try answer.whole(of: .artinstring).unwrapped("prompt")
        let isWhole = ["id", "title", "modality", "variableSchema"].allSatisfy { json[$0] != nil }
        if isWhole { return try prompt(in: json) }
        guard let name = json.id("id", "slug") else { throw malformed("a prompt without an id") }
        return try await prompt(name)
    }

    /// The curated groups of prompts (`GET /collections`). The list has no pages; how many the service counts beyond
    /// it is the page's `shortfall`.
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
    /// A page of this account's runs, newest first (`GET /runs`), at most 50 of them.
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

    /// All of this account's runs, newest first, page by page.
    ///
    /// Rows that were made in the same second are not lost at the edges of pages, and come once.
    ///
    /// - Parameters:
    ///   - since: Only runs created at this moment or later, by the service's clock: take a page's `serverDate`, and
    ///     some minutes off it.
    ///   - status: Any but `unknown`.
    package func allRuns(
        since: Timestamp? = nil, status: Phase? = nil
    ) -> some AsyncSequence<Page<RunReport>, ClientError> & Sendable {
        Pages(service: .artinstring, walk: RunPaging(since: since, status: status)) { query throws(ClientError) in
            try await runs(query)
        }
    }

    /// How one run is going (`GET /runs/:id`).
    package func run(_ id: String) async throws(ClientError) -> Resource<RunReport> {
        let json = try await caller.get(["api", "v1", "runs", id]).whole(of: .artinstring).unwrapped("run")
        guard json.text("status", "id") != nil,
            let report = try? RunReading.artinstring(json, id: id, redaction: caller.redaction)
        else { throw malformed("a run without a status") }
        return Resource(report, raw: json)
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

    /// Asks for a run (`POST /runs`). Sent again only when proven not started.
    ///
    /// - Parameter idempotencyKey: Sent along in case the service heeds it; it documents nothing of the sort.
    /// - Throws: `ClientError`; `mayHaveSpent` says whether a run may exist all the same.
    package func createRun(
        _ order: RunRequest, idempotencyKey: String? = nil
    ) async throws(ClientError) -> RunAcceptance {
        try order.check()
        return try await createRun(body: order.body, idempotencyKey: idempotencyKey)
    }

    /// Asks for a run with a body that is sent as it is; as `createRun(_:idempotencyKey:)` otherwise.
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
