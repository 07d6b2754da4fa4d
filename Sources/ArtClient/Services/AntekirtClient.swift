package import JSON
package import Domain

/// Antekirt's API, `/api/v1`.
///
/// Reads are sent again by the retry rule; a request that spends, only when it is proven that the service did no work
/// for it (`ClientError.isRetrySafe`). Every method may be called from any task at any time and ends early with
/// `ClientError.Kind.cancelled` when that task is cancelled.
///
/// There is no login here: Antekirt's document speaks of an endpoint that takes an email address and a password and
/// gives a key, but does not name its address, and a password is not sent to a guess. The key comes from the user.
package struct AntekirtClient: Sendable {
    private(set) var caller: ServiceCaller

    /// A client for one key.
    ///
    /// - Parameters:
    ///   - origin: The only place the key is sent to.
    ///   - key: Starts with `ak_`.
    ///   - transport: Carries the requests.
    ///   - pace: When calls are sent again, and how many pass.
    ///   - clock: What waits between attempts are measured by.
    ///   - random: Gives a number from 0 up to but not including 1, for the jitter of waits.
    ///   - notice: Told what the service says about its API in passing.
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

    /// The only place the key is sent to.
    package var origin: Origin { caller.builder.origin }

    /// What tells this client's key from another, without giving it away.
    package var credentialHint: String { caller.builder.credential.hint }

    /// This client, but one that sends each request once, for whoever has a pace of their own. Both know of each
    /// other's calls.
    package var once: AntekirtClient {
        var client = self
        client.caller = caller.once
        return client
    }
}

// MARK: - The account

extension AntekirtClient {
    /// Whose key it is and how many credits are left (`GET /account/me`).
    package func account() async throws(ClientError) -> Resource<Account> {
        let json = try await caller.get(["api", "v1", "account", "me"]).json
        guard json.object != nil else { throw malformed("not a JSON object") }
        return Resource(AccountReading.antekirt(json), raw: json.unwrapped("data"))
    }

    /// The account's keys, masked (`GET /account/api-keys`).
    package func apiKeys() async throws(ClientError) -> Page<APIKey> {
        let answer = try await caller.get(["api", "v1", "account", "api-keys"])
        return try answer.page(of: "data", service: .antekirt, read: AccountReading.apiKey)
    }
}

// MARK: - The catalog

extension AntekirtClient {
    /// A page of artists (`GET /artists`).
    ///
    /// - Parameters:
    ///   - page: From 1.
    ///   - limit: From 1 to 100; anything else is brought into that range.
    ///   - search: A part of an artist's name.
    package func artists(
        page: Int, limit: Int = 100, search: String? = nil, order: ListOrder? = nil
    ) async throws(ClientError) -> Page<CatalogEntry> {
        try await list("artists", page, limit, [("search", search)], order, EntryReading.artist)
    }

    /// All artists, page by page; parameters as for `artists(page:limit:search:order:)`.
    package func allArtists(
        search: String? = nil, order: ListOrder? = nil
    ) -> some AsyncSequence<Page<CatalogEntry>, ClientError> & Sendable {
        Pages(service: .antekirt, walk: NumberedPaging(id: \CatalogEntry.id.value)) { page throws(ClientError) in
            try await artists(page: page, search: search, order: order)
        }
    }

    /// One artist (`GET /artists/:id`), with the models in full.
    ///
    /// - Parameter id: A UUID; anything else is refused here, as the service would.
    package func artist(_ id: String) async throws(ClientError) -> Resource<CatalogEntry> {
        try await entry("artists", id) { json throws(Unreadable) in try EntryReading.artist(json) }
    }

    /// A page of models (`GET /models`).
    ///
    /// - Parameters:
    ///   - page: From 1.
    ///   - limit: From 1 to 100; anything else is brought into that range.
    ///   - artistID: A UUID.
    ///   - serviceType: Such as `illustration`.
    ///   - search: A part of a model's name.
    package func models(
        page: Int, limit: Int = 100, artistID: String? = nil, serviceType: String? = nil, search: String? = nil,
        order: ListOrder? = nil
    ) async throws(ClientError) -> Page<CatalogEntry> {
        try check(artistID, "artistId")
        return try await list(
            "models", page, limit, [("artistId", artistID), ("serviceType", serviceType), ("search", search)], order
        ) { json throws(Unreadable) in try EntryReading.model(json) }
    }

    /// All models, page by page; parameters as for `models(page:limit:artistID:serviceType:search:order:)`.
    package func allModels(
        artistID: String? = nil, serviceType: String? = nil, search: String? = nil, order: ListOrder? = nil
    ) -> some AsyncSequence<Page<CatalogEntry>, ClientError> & Sendable {
        Pages(service: .antekirt, walk: NumberedPaging(id: \CatalogEntry.id.value)) { page throws(ClientError) in
            try await models(
                page: page, artistID: artistID, serviceType: serviceType, search: search, order: order)
        }
    }

    /// One model (`GET /models/:id`).
    ///
    /// - Parameter id: A UUID; anything else is refused here, as the service would.
    package func model(_ id: String) async throws(ClientError) -> Resource<CatalogEntry> {
        try await entry("models", id) { json throws(Unreadable) in try EntryReading.model(json) }
    }
}

// MARK: - Generations

extension AntekirtClient {
    /// A page of this account's generations, by their age (`GET /generations`).
    ///
    /// - Parameters:
    ///   - page: From 1.
    ///   - limit: From 1 to 100; anything else is brought into that range.
    ///   - artistID: A UUID.
    ///   - serviceType: Such as `illustration`.
    ///   - direction: nil leaves it to the service, which puts the newest first.
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

    /// All generations, page by page; parameters as for `generations(page:limit:artistID:serviceType:direction:)`.
    package func allGenerations(
        artistID: String? = nil, serviceType: String? = nil, direction: ListOrder.Direction? = nil
    ) -> some AsyncSequence<Page<RunReport>, ClientError> & Sendable {
        Pages(service: .antekirt, walk: NumberedPaging(id: \RunReport.remoteID)) { page throws(ClientError) in
            try await generations(
                page: page, limit: 100, artistID: artistID, serviceType: serviceType, direction: direction)
        }
    }

    /// How one generation is going (`GET /generations/:id`).
    ///
    /// - Parameter id: As the service gave it, whatever it looks like: what was paid for is always asked for.
    package func generation(_ id: String) async throws(ClientError) -> Resource<RunReport> {
        let json = try await caller.get(["api", "v1", "generations", id]).whole(of: .antekirt).unwrapped("data")
        guard json.text("status", "id") != nil,
            let report = try? RunReading.antekirt(json, id: id, redaction: caller.redaction)
        else { throw malformed("a generation without a status") }
        return Resource(report, raw: json)
    }
}

// MARK: - Orders

extension AntekirtClient {
    /// Asks for an image (`POST /generations/image`, 3 credits). Sent again only when proven not started.
    ///
    /// - Parameter idempotencyKey: Sent along in case the service heeds it; it documents nothing of the sort.
    /// - Throws: `ClientError`; `mayHaveSpent` says whether credits may be gone all the same. An order outside the
    ///   documented bounds is refused here as `invalidBody`, with every member that is wrong, and not sent.
    package func createImage(
        _ order: ImageRequest, idempotencyKey: String? = nil
    ) async throws(ClientError) -> RunAcceptance {
        try order.check()
        return try await createImage(body: order.body, idempotencyKey: idempotencyKey)
    }

    /// Asks for an image with a body that is sent as it is; as `createImage(_:idempotencyKey:)` otherwise.
    package func createImage(
        body: JSON, idempotencyKey: String? = nil
    ) async throws(ClientError) -> RunAcceptance {
        try await post("image", body, idempotencyKey)
    }

    /// Asks for an SVG of an image (`POST /generations/svg`, 5 credits); as `createImage(_:idempotencyKey:)` otherwise.
    ///
    /// The generation keeps its id, and its one slot for an SVG is written over: see `ConversionTracker`.
    package func createSVG(
        _ order: SVGRequest, idempotencyKey: String? = nil
    ) async throws(ClientError) -> RunAcceptance {
        try order.check()
        return try await createSVG(body: order.body, idempotencyKey: idempotencyKey)
    }

    /// Asks for an SVG with a body that is sent as it is; as `createSVG(_:idempotencyKey:)` otherwise.
    package func createSVG(
        body: JSON, idempotencyKey: String? = nil
    ) async throws(ClientError) -> RunAcceptance {
        try await post("svg", body, idempotencyKey)
    }

    /// Asks for a video from an image (`POST /generations/video`, 25 credits); as `createSVG(_:idempotencyKey:)`
    /// otherwise.
    package func createVideo(
        _ order: VideoRequest, idempotencyKey: String? = nil
    ) async throws(ClientError) -> RunAcceptance {
        try order.check()
        return try await createVideo(body: order.body, idempotencyKey: idempotencyKey)
    }

    /// Asks for a video with a body that is sent as it is; as `createVideo(_:idempotencyKey:)` otherwise.
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

    /// Refuses what the service would: "params.id must be a valid GUID".
    private func check(_ id: String?, _ name: String) throws(ClientError) {
        guard let id, !UUIDText.isUUID(id) else { return }
        throw ClientError(
            .invalidParameter(allowed: []), service: .antekirt, message: "\(name) must be a UUID")
    }

    private func malformed(_ reason: String) -> ClientError {
        ClientError(.invalidResponse(reason: reason), service: .antekirt)
    }
}
