import Domain

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Everything both simulated services know, and the only thing in the simulator that changes.
actor World {
    let options: SimulatorOptions
    let gallery: PromptShelf
    let atelier: ArtistShelf
    private(set) var faults: Set<Fault>
    private(set) var statistics = SimulatorStatistics()
    private(set) var port = 0

    /// Oldest first.
    var runs: [RunRecord] = []
    var runIndex: [String: Int] = [:]
    /// Oldest first.
    var generations: [GenerationRecord] = []
    var generationIndex: [String: Int] = [:]
    var quotaUsed: [PromptCard.Modality: Int] = [.image: 12, .video: 3, .text: 89]
    var credits = 445
    var rate = RateWindow(limit: 30)
    /// Where the ids and outcomes of new work come from.
    var live: SeededGenerator
    var orders = 0
    private var polls = 0
    private var refusals = 0
    private var latest = Timestamp(milliseconds: 0)

    init(_ options: SimulatorOptions) {
        self.options = options
        faults = options.faults
        gallery = PromptShelf(seed: options.seed)
        atelier = ArtistShelf(seed: options.seed)
        live = SeededGenerator(options.seed, "live")
        let past = PastWork(
            seed: options.seed, gallery: gallery, atelier: atelier, now: Self.clock())
        runs = past.runs
        generations = past.generations
        for (index, run) in runs.enumerated() { runIndex[run.id] = index }
        for (index, generation) in generations.enumerated() { generationIndex[generation.id] = index }
    }

    static func clock() -> Timestamp {
        Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    }

    var now: Timestamp { Self.clock() }

    func listen(on port: Int) { self.port = port }
    func setFaults(_ faults: Set<Fault>) { self.faults = faults }
    func countStream(_ change: Int) { statistics.openStreams += change }
    func countRun() { statistics.acceptedRuns += 1 }
    func countGeneration() { statistics.acceptedGenerations += 1 }

    /// A creation time that no other work has, since cursors are creation times.
    func nextCreation() -> Timestamp {
        latest = Timestamp(milliseconds: max(now.milliseconds, latest.milliseconds + 1))
        return latest
    }

    func url(of file: String) -> JSON { .string("http://127.0.0.1:\(port)/files/\(file)") }

    /// What to answer, and whether it is to be late.
    func reply(to call: Call) -> (Reply, isSlow: Bool) {
        let isSlow = faults.contains(.slow)
        guard let route = Route(method: call.method, path: call.path) else {
            statistics.requests["\(call.method) *", default: 0] += 1
            return (.json(404, ["error": "not_found"]), isSlow)
        }
        statistics.requests[route.pattern, default: 0] += 1
        var reply = answer(route, call)
        if faults.contains(.unknownFields), case .json(let status, let body, let headers) = reply {
            reply = .json(status, Undocumented.decorated(body), headers: headers)
        }
        return (reply, isSlow)
    }

    private func answer(_ route: Route, _ call: Call) -> Reply {
        if case .file(let name) = route { return file(name) }
        if faults.contains(.htmlError) { return .page(502, html: Undocumented.gatewayPage) }
        if faults.contains(.error500) { return internalError(route.service) }
        guard isAuthorised(call, for: route.service) else {
            return route.service == .artinstring
                ? .json(401, ["error": "unauthorized"]) : Self.refusal(401, "Invalid API key")
        }
        if route.isPoll, faults.contains(.poll500) {
            polls += 1
            if polls.isMultiple(of: 3) { return internalError(route.service) }
        }
        guard route.isOrder else { return read(route, call) }
        return order(route, call)
    }

    private func order(_ route: Route, _ call: Call) -> Reply {
        if faults.contains(.cutBeforeAccept) { return .cut }
        if faults.contains(.rateLimited) {
            let headers = ["Retry-After": "30"]
            return route == .enqueueRun
                ? .json(429, ["error": "rate_limited", "retryAfterSeconds": 30], headers: headers)
                : .json(429, ["messages": [["type": "ERROR", "message": "Too many requests"]]], headers: headers)
        }
        let before = orders
        let reply: Reply =
            switch route {
            case .enqueueRun: enqueue(call.body)
            case .makeImage: makeImage(call.body)
            case .makeSVG: makeConversion(call.body)
            default: makeVideo(call.body)
            }
        guard orders > before else { return reply }
        if faults.contains(.cutAfterAccept) { return .cut }
        if faults.contains(.acceptThen503) {
            return route == .enqueueRun
                ? .json(503, ["error": "service_unavailable"]) : Self.refusal(503, "Service unavailable")
        }
        return reply
    }

    private func read(_ route: Route, _ call: Call) -> Reply {
        switch route {
        case .me: me()
        case .quotas: quotas()
        case .runs: listRuns(call.query)
        case .run(let id): run(id)
        case .stream(let id): stream(id)
        case .collections: listCollections()
        case .prompts: listPrompts(call.query)
        case .randomPrompt: randomPrompt()
        case .prompt(let key): prompt(key)
        case .account: account()
        case .apiKeys: apiKeys()
        case .artists: listArtists(call.query)
        case .artist(let id): artist(id)
        case .models: listModels(call.query)
        case .model(let id): model(id)
        case .generations: listGenerations(call.query)
        case .generation(let id): generation(id)
        case .file(let name): file(name)
        case .enqueueRun, .makeImage, .makeSVG, .makeVideo: .json(404, ["error": "not_found"])
        }
    }

    private func isAuthorised(_ call: Call, for service: SimulatedService) -> Bool {
        if faults.contains(.tokenExpired) { return false }
        return service == .artinstring
            ? call.authorization == "Bearer \(options.artinstringToken)" : call.apiKey == options.antekirtKey
    }

    private func internalError(_ service: SimulatedService) -> Reply {
        service == .artinstring
            ? .json(500, ["error": "internal_error"]) : Self.refusal(500, "Internal server error")
    }

    /// Antekirt's form of an error.
    static func refusal(_ status: Int, _ messages: String...) -> Reply {
        .json(status, ["messages": .array(messages.map { ["type": "ERROR", "message": .string($0)] })])
    }

    private func stream(_ id: String) -> Reply {
        if faults.contains(.streamRefused) {
            refusals += 1
            return refusals.isMultiple(of: 2)
                ? .json(404, ["error": "not_found"]) : .json(500, ["error": "internal_error"])
        }
        guard runIndex[id] != nil else { return .json(404, ["error": "not_found"]) }
        if faults.contains(.streamHang) { return .stream(run: id, .hang) }
        if faults.contains(.streamGarbage) { return .stream(run: id, .garbage) }
        return .stream(run: id, faults.contains(.streamDrop) ? .drop : .honest)
    }
}
