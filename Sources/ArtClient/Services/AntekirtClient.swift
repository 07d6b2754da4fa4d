package import Domain

/// Antekirt's API, `/api/v1`.
///
/// Reads are sent again by the retry rule; a request that spends is sent once. Antekirt's document speaks of a login
/// endpoint without naming its address, so there is none here: the key comes from the user.
package struct AntekirtClient: Sendable {
    let caller: ServiceCaller

    /// A client for one key.
    ///
    /// - Parameters:
    ///   - origin: The only place the key is sent to.
    ///   - key: Starts with `ak_`.
    ///   - transport: Carries the requests.
    ///   - pace: When calls are sent again, and how many pass.
    ///   - clock: What waits between attempts are measured by.
    ///   - random: Gives a number from 0 up to but not including 1, for the jitter of waits.
    package init(
        origin: Origin = .antekirt, key: Secret, transport: any Transport, pace: CallPace = .antekirt,
        clock: any Clock<Duration> = ContinuousClock(),
        random: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
    ) {
        caller = ServiceCaller(
            .antekirt,
            builder: RequestBuilder(
                origin: origin, credentialField: "x-api-key", credentialPrefix: "", credential: key),
            transport: transport, pace: pace, clock: clock, random: random)
    }

    /// Whose key it is and how many credits are left (`GET /account/me`).
    package func account() async throws(ClientError) -> Account {
        let answer = try await caller.get(["api", "v1", "account", "me"])
        guard answer.json.object != nil else { throw malformed("the answer is not an object") }
        return AccountReading.antekirt(answer.json)
    }

    /// A page of artists (`GET /artists`).
    ///
    /// - Parameters:
    ///   - page: From 1.
    ///   - limit: From 1 to 100.
    ///   - search: A part of an artist's name.
    package func artists(
        page: Int, limit: Int = 100, search: String? = nil, order: ListOrder? = nil
    ) async throws(ClientError) -> EntryPage {
        try await entries(
            "artists", page: page, limit: limit, filters: [("search", search)], order: order, EntryReading.artist)
    }

    /// A page of models (`GET /models`); parameters as for `artists(page:limit:search:order:)`.
    package func models(
        page: Int, limit: Int = 100, artistID: String? = nil, serviceType: String? = nil, search: String? = nil,
        order: ListOrder? = nil
    ) async throws(ClientError) -> EntryPage {
        try await entries(
            "models", page: page, limit: limit,
            filters: [("artistId", artistID), ("serviceType", serviceType), ("search", search)], order: order,
            EntryReading.model)
    }

    /// One artist (`GET /artists/:id`).
    package func artist(_ id: String) async throws(ClientError) -> CatalogEntry {
        let answer = try await caller.get(["api", "v1", "artists", id])
        guard let entry = EntryReading.artist(answer.json.unwrapped("data")) else {
            throw malformed("an artist without an id")
        }
        return entry
    }

    /// One model (`GET /models/:id`).
    package func model(_ id: String) async throws(ClientError) -> CatalogEntry {
        let answer = try await caller.get(["api", "v1", "models", id])
        guard let entry = EntryReading.model(answer.json.unwrapped("data")) else {
            throw malformed("a model without an id")
        }
        return entry
    }

    /// A page of this account's generations, newest first (`GET /generations`).
    package func generations(
        page: Int, limit: Int = 50, artistID: String? = nil, serviceType: String? = nil, order: ListOrder? = nil
    ) async throws(ClientError) -> RunPage {
        let answer = try await list(
            "generations", page: page, limit: limit, filters: [("artistId", artistID), ("serviceType", serviceType)],
            order: order)
        let redaction = caller.redaction
        let rows = ReadRows(try elements(of: answer)) { RunReading.antekirt($0, redaction: redaction) }
        return RunPage(
            rows: rows.rows, total: answer.json["pagination"]?.whole("totalCount"),
            next: hasMore(answer, page: page, limit: limit) ? .page(page + 1) : nil, brokenRows: rows.broken,
            serverDate: answer.serverDate)
    }

    /// How one generation is going (`GET /generations/:id`).
    package func generation(_ id: String) async throws(ClientError) -> RunReport {
        let json = try await caller.get(["api", "v1", "generations", id]).json.unwrapped("data")
        guard json.text("status", "id") != nil,
            let report = RunReading.antekirt(json, id: id, redaction: caller.redaction)
        else { throw malformed("a generation without a status") }
        return report
    }

    /// Asks for an image (`POST /generations/image`, 3 credits). Sent once, whatever happens.
    ///
    /// - Parameters:
    ///   - body: `artistId` and `prompt`.
    ///   - idempotencyKey: Sent along in case the service heeds it; it documents nothing of the sort.
    /// - Throws: `ClientError`; `mayHaveSpent` says whether credits may be gone all the same.
    package func createImage(
        body: JSON, idempotencyKey: String? = nil
    ) async throws(ClientError) -> RunAcceptance {
        let answer = try await caller.post(
            ["api", "v1", "generations", "image"], body: body, idempotencyKey: idempotencyKey)
        return try AcceptanceReading.read(
            answer, service: .antekirt, idNames: ["generationId", "id"], wrapper: "data")
    }

    private func entries(
        _ name: String, page: Int, limit: Int, filters: [(String, String?)], order: ListOrder?,
        _ read: (JSON) -> CatalogEntry?
    ) async throws(ClientError) -> EntryPage {
        let answer = try await list(name, page: page, limit: limit, filters: filters, order: order)
        let rows = ReadRows(try elements(of: answer), read)
        return EntryPage(
            entries: rows.rows, total: answer.json["pagination"]?.whole("totalCount"), brokenRows: rows.broken,
            hasMore: hasMore(answer, page: page, limit: limit))
    }

    private func list(
        _ name: String, page: Int, limit: Int, filters: [(String, String?)], order: ListOrder?
    ) async throws(ClientError) -> ServiceAnswer {
        let paging: [(String, String?)] = [
            ("page", "\(max(page, 1))"), ("limit", "\(min(max(limit, 1), 100))"), ("order", order?.key.rawValue),
            ("direction", order?.direction.rawValue),
        ]
        return try await caller.get(
            ["api", "v1", name], query: paging + filters.map { ($0, $1.flatMap { $0.isEmpty ? nil : $0 }) })
    }

    private func elements(of answer: ServiceAnswer) throws(ClientError) -> [JSON] {
        guard let rows = answer.json["data"]?.array ?? answer.json.array else {
            throw malformed("the answer has no data")
        }
        return rows
    }

    /// By `totalPages`; where that is missing, a full page promises another. An empty page ends any list.
    private func hasMore(_ answer: ServiceAnswer, page: Int, limit: Int) -> Bool {
        let count = (answer.json["data"]?.array ?? answer.json.array ?? []).count
        guard count > 0 else { return false }
        if let pages = answer.json["pagination"]?.whole("totalPages") { return page < pages }
        return count >= min(max(limit, 1), 100)
    }

    private func malformed(_ reason: String) -> ClientError {
        ClientError(.malformedAnswer(reason: reason), service: .antekirt)
    }
}
