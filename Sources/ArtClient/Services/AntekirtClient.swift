package import JSON
package import Domain

/// The client for Antekirt's API, `/api/v1`.
///
/// Reads are retried by the retry rule; a request that spends, only when the service provably did no work for it
/// (`ClientError.isRetrySafe`). Every method may be called from any task, and ends early with
/// `ClientError.Kind.cancelled` when that task is canceled.
///
/// There is no login: Antekirt's document mentions an endpoint that exchanges an email address and a password for a
/// key, but not its address, and a password is not sent to a guessed one. The user provides the key.
package struct AntekirtClient: Sendable {
    private(set) var caller: ServiceCaller

    /// Creates a client for one key.
    ///
    /// - Parameters:
    ///   - origin: The only origin that the key is sent to.
    ///   - key: The API key, which starts with `ak_`.
    ///   - transport: The transport for the requests.
    ///   - policy: The retries, circuit breakers and budget.
    ///   - clock: The clock for waits between attempts.
    ///   - random: Returns a number from 0 up to but not including 1, for the jitter of waits.
    ///   - notice: Called with deprecations that the service announces.
    package init(
        origin: Origin = .antekirt, key: Secret, transport: any Transport, policy: CallPolicy = .antekirt,
        clock: any Clock<Duration> = ContinuousClock(),
        random: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) },
        notice: @escaping @Sendable (DeprecationNotice) -> Void = { _ in }
    ) {
        caller = ServiceCaller(
            .antekirt,
            builder: RequestBuilder(
                origin: origin, credentialField: "x-api-key", credentialPrefix: "", credential: key),
            transport: transport, policy: policy, clock: clock, random: random, notice: notice)
    }

    /// The only origin that the key is sent to.
    package var origin: Origin { caller.builder.origin }

    /// A hint that distinguishes this client's key from others without revealing it.
    package var credentialHint: String { caller.builder.credential.hint }

    /// The same client without retries, for callers with their own schedule. Both share breakers and budget.
    package var withoutRetries: AntekirtClient {
        var client = self
        client.caller = caller.withoutRetries
        return client
    }
}

// MARK: - The account

extension AntekirtClient {
    /// Reads the account and its credit balance (`GET /account/me`).
    package func account() async throws(ClientError) -> Resource<Account> {
        let json = try await caller.get(["api", "v1", "account", "me"]).json
        guard json.object != nil else { throw malformed("not a JSON object") }
        return Resource(AccountReading.antekirt(json), raw: json.unwrapped("data"))
    }

    /// Reads the account's keys, masked (`GET /account/api-keys`).
    package func apiKeys() async throws(ClientError) -> Page<APIKey> {
        let answer = try await caller.get(["api", "v1", "account", "api-keys"])
        return try answer.page(of: "data", service: .antekirt, read: AccountReading.apiKey)
    }
}

// MARK: - The catalog

extension AntekirtClient {
    /// Reads a page of artists (`GET /artists`).
    ///
    /// - `page`: From 1.
    /// - `limit`: From 1 to 100, clamped.
    /// - `search`: A part of an artist's name.
    package func artists(
        page: Int, limit: Int = 100, search: String? = nil, order: ListOrder? = nil
    ) async throws(ClientError) -> Page<CatalogEntry> {
        try await list("artists", page, limit, [("search", search)], order, EntryReading.artist)
    }

    /// Reads all artists, page by page; parameters as for `artists(page:limit:search:order:)`.
    package func allArtists(
        search: String? = nil, order: ListOrder? = nil
    ) -> some AsyncSequence<Page<CatalogEntry>, ClientError> & Sendable {
        Pages(service: .antekirt, walk: NumberedPaging(id: \CatalogEntry.id.value)) { page throws(ClientError) in
            try await artists(page: page, search: search, order: order)
        }
    }

    /// Reads one artist (`GET /artists/:id`), with complete models.
    ///
    /// - Parameter id: A UUID; anything else is refused here, as the service would.
    package func artist(_ id: String) async throws(ClientError) -> Resource<CatalogEntry> {
        try await entry("artists", id) { json throws(Unreadable) in try EntryReading.artist(json) }
    }

    /// Reads a page of models (`GET /models`).
    ///
    /// - `page`: From 1.
    /// - `limit`: From 1 to 100, clamped.
    /// - `artistID`: A UUID.
    /// - `serviceType`: Such as `illustration`.
    /// - `search`: A part of a model's name.
    package func models(
        page: Int, limit: Int = 100, artistID: String? = nil, serviceType: String? = nil, search: String? = nil,
        order: ListOrder? = nil
    ) async throws(ClientError) -> Page<CatalogEntry> {
        try check(artistID, "artistId")
        return try await list(
            "models", page, limit, [("artistId", artistID), ("serviceType", serviceType), ("search", search)], order
        ) { json throws(Unreadable) in try EntryReading.model(json) }
    }

    /// Reads all models, page by page; parameters as for `models(page:limit:artistID:serviceType:search:order:)`.
    package func allModels(
        artistID: String? = nil, serviceType: String? = nil, search: String? = nil, order: ListOrder? = nil
    ) -> some AsyncSequence<Page<CatalogEntry>, ClientError> & Sendable {
        Pages(service: .antekirt, walk: NumberedPaging(id: \CatalogEntry.id.value)) { page throws(ClientError) in
            try await models(
                page: page, artistID: artistID, serviceType: serviceType, search: search, order: order)
        }
    }

    /// Reads one model (`GET /models/:id`).
    ///
    /// - Parameter id: A UUID; anything else is refused here, as the service would.
    package func model(_ id: String) async throws(ClientError) -> Resource<CatalogEntry> {
        try await entry("models", id) { json throws(Unreadable) in try EntryReading.model(json) }
    }
}

// MARK: - Generations

extension AntekirtClient {
    /// Reads a page of this account's generations, by age (`GET /generations`).
    ///
    /// - Parameters:
    ///   - page: From 1.
    ///   - limit: From 1 to 100, clamped.
    ///   - artistID: A UUID.
    ///   - serviceType: Such as `illustration`.
    ///   - direction: nil uses the service's default, newest first.
    package func generations(
        page: Int, limit: Int = 50, artistID: String? = nil, serviceType: String? = nil,
        direction: ListOrder.Direction? = nil
    ) async throws(ClientError) -> Page<RunReport> {
        try check(artistID, "artistId")
        let redaction = caller.redaction
        return try await list(
            "generations", page, limit, [("artistId", artistID), ("serviceType", serviceType)],
            direction.map { ListOrder(.createdAt, $0) }
        ) { json throws(Unreadable) in try RunReading.antekirt(json, redaction: redaction) }
    }

    /// Reads all generations, page by page; parameters as for
    /// `generations(page:limit:artistID:serviceType:direction:)`.
    package func allGenerations(
        artistID: String? = nil, serviceType: String? = nil, direction: ListOrder.Direction? = nil
    ) -> some AsyncSequence<Page<RunReport>, ClientError> & Sendable {
        Pages(service: .antekirt, walk: NumberedPaging(id: \RunReport.remoteID)) { page throws(ClientError) in
            try await generations(
                page: page, limit: 100, artistID: artistID, serviceType: serviceType, direction: direction)
        }
    }

    /// Reads one generation (`GET /generations/:id`).
    ///
    /// - Parameter id: The id from the service, unchecked: what was paid for is always requested.
    package func generation(_ id: String) async throws(ClientError) -> Resource<RunReport> {
        let json = try await caller.get(["api", "v1", "generations", id]).whole(of: .antekirt).unwrapped("data")
        guard json.text("status", "id") != nil,
            let report = try? RunReading.antekirt(json, id: id, redaction: caller.redaction)
        else { throw malformed("a generation without a status") }
        return Resource(report, raw: json)
    }
}

// MARK: - Requests that spend

extension AntekirtClient {
    /// Requests an image (`POST /generations/image`, 3 credits). Retried only when provably not started.
    ///
    /// - `idempotencyKey`: Sent in case the service honors it; it documents no such key.
    /// - Throws: `ClientError`; `mayHaveSpent` indicates whether credits may have been charged. A request outside the
    ///   documented bounds is refused here as `invalidBody`, with every invalid member, and not sent.
    package func createImage(
        _ request: ImageRequest, idempotencyKey: String? = nil
    ) async throws(ClientError) -> RunAcceptance {
        try request.check()
        return try await createImage(body: request.body, idempotencyKey: idempotencyKey)
    }

    /// Requests an image with an unchecked body; otherwise as `createImage(_:idempotencyKey:)`.
    package func createImage(
        body: JSON, idempotencyKey: String? = nil
    ) async throws(ClientError) -> RunAcceptance {
        try await post("image", body, idempotencyKey)
    }

    /// Requests an SVG of an image (`POST /generations/svg`, 5 credits); otherwise as `createImage(_:idempotencyKey:)`.
    ///
    /// The generation keeps its id, and its only SVG is overwritten: see `ConversionTracker`.
    package func createSVG(
        _ request: SVGRequest, idempotencyKey: String? = nil
    ) async throws(ClientError) -> RunAcceptance {
        try request.check()
        return try await createSVG(body: request.body, idempotencyKey: idempotencyKey)
    }

    /// Requests an SVG with an unchecked body; otherwise as `createSVG(_:idempotencyKey:)`.
    package func createSVG(
        body: JSON, idempotencyKey: String? = nil
    ) async throws(ClientError) -> RunAcceptance {
        try await post("svg", body, idempotencyKey)
    }

    /// Requests a video of an image (`POST /generations/video`, 25 credits); otherwise as
    /// `createSVG(_:idempotencyKey:)`.
    package func createVideo(
        _ request: VideoRequest, idempotencyKey: String? = nil
    ) async throws(ClientError) -> RunAcceptance {
        try request.check()
        return try await createVideo(body: request.body, idempotencyKey: idempotencyKey)
    }

    /// Requests a video with an unchecked body; otherwise as `createVideo(_:idempotencyKey:)`.
    package func createVideo(
        body: JSON, idempotencyKey: String? = nil
    ) async throws(ClientError) -> RunAcceptance {
        try await post("video", body, idempotencyKey)
    }

    private func post(_ name: String, _ body: JSON, _ key: String?) async throws(ClientError) -> RunAcceptance {
        let answer = try await caller.post(["api", "v1", "generations", name], body: body, idempotencyKey: key)
        return try AcceptanceReading.read(
            answer, service: .antekirt, idNames: ["generationId", "id"], wrapper: "data")
    }
}

extension AntekirtClient {
    private func list<Value>(
        _ name: String, _ page: Int, _ limit: Int, _ filters: [(String, String?)], _ order: ListOrder?,
        _ read: (JSON) throws(Unreadable) -> Value
    ) async throws(ClientError) -> Page<Value> {
        let number = max(page, 1)
        let paging: [(String, String?)] = [
            ("page", "\(number)"), ("limit", "\(min(max(limit, 1), 100))"), ("order", order?.key.rawValue),
            ("direction", order?.direction.rawValue),
        ]
        let answer = try await caller.get(
            ["api", "v1", name], query: paging + filters.map { ($0, $1.flatMap { $0.isEmpty ? nil : $0 }) })
        return try answer.antekirtPage(number: number, read: read)
    }

    private func entry(
        _ list: String, _ id: String, _ read: (JSON) throws(Unreadable) -> CatalogEntry
    ) async throws(ClientError) -> Resource<CatalogEntry> {
        try check(id, "id")
        let json = try await caller.get(["api", "v1", list, id]).whole(of: .antekirt).unwrapped("data")
        do throws(Unreadable) {
            return Resource(try read(json), raw: json)
        } catch {
            throw malformed("a row of \(list) with \(error.reason)")
        }
    }

    /// Refuses an id that the service would: "params.id must be a valid GUID".
    private func check(_ id: String?, _ name: String) throws(ClientError) {
        guard let id, !UUIDText.isUUID(id) else { return }
        throw ClientError(
            .invalidParameter(allowed: []), service: .antekirt, message: "\(name) must be a UUID")
    }

    private func malformed(_ reason: String) -> ClientError {
        ClientError(.invalidResponse(reason: reason), service: .antekirt)
    }
}
