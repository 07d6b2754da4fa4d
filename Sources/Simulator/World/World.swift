import Painting
import JSON
import Domain

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The state of both simulated services, and the only mutable state of the simulator.
actor World {
    let options: SimulatorOptions
    let promptCatalog: PromptCatalog
    let artistCatalog: ArtistCatalog
    private(set) var faults: Set<Fault>
    private(set) var statistics = SimulatorStatistics()
    private(set) var port = 0

    var runs: RunHistory
    /// The generations, oldest first.
    var generations: [GenerationRecord] = []
    var generationIndex: [String: Int] = [:]
    var quotaUsed: [PromptRecord.Modality: Int] = [.image: 12, .video: 3, .text: 89]
    var credits = 445
    var rate = RateWindow(limit: 30)
    /// The random source for new work.
    var live: SeededGenerator
    var submissions = 0
    /// The number of turns of each fault that alternates.
    private var turns: [Fault: Int] = [:]
    /// Responses scripted by tests, by the pattern of their route, the next one first.
    private var scripts: [String: [ScriptedReply]] = [:]
    private var latest = Timestamp(milliseconds: 0)

    init(_ options: SimulatorOptions) {
        self.options = options
        faults = options.faults
        promptCatalog = PromptCatalog(seed: options.seed, count: options.promptCount)
        artistCatalog = ArtistCatalog(seed: options.seed)
        live = SeededGenerator(options.seed, "live")
        let past = DemoHistory(options, promptCatalog: promptCatalog, artistCatalog: artistCatalog, now: Self.clock())
        runs = RunHistory(older: past.olderRuns, recent: past.runs)
        generations = past.generations
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
    func script(_ reply: ScriptedReply, for pattern: String, times: Int) {
        scripts[pattern, default: []] += Array(repeating: reply, count: max(0, times))
    }

    /// Counts and returns the turns of `fault`.
    func turn(of fault: Fault) -> Int {
        turns[fault, default: 0] += 1
        return turns[fault, default: 0]
    }

    /// Returns a unique creation time, because cursors are creation times.
    func nextCreation() -> Timestamp {
        latest = Timestamp(milliseconds: max(now.milliseconds, latest.milliseconds + 1))
        return latest
    }

    func url(of file: String) -> JSON { .string("http://127.0.0.1:\(port)/files/\(file)") }

    /// Returns the reply and its delay.
    func reply(to call: Call) -> TimedReply {
        var timed = TimedReply(reply: .json(404, ["error": "not_found"]), delay: faults.contains(.slow) ? 3000 : 0)
        let route = Route(method: call.method, path: call.path)
        let pattern = route?.pattern ?? "\(call.method) *"
        statistics.requests[pattern, default: 0] += 1
        if let scripted = scripts[pattern]?.first {
            scripts[pattern]?.removeFirst()
            timed.reply = .raw(scripted.status, headers: scripted.headers, scripted.body[...])
        } else if let route {
            let before = submissions
            timed.reply = Distortion(faults: faults).applied(to: answer(route, call))
            if faults.contains(.acceptLate), submissions > before { timed.delay += 60_000 }
        }
        return timed
    }

    private func answer(_ route: Route, _ call: Call) -> Reply {
        if case .file(let name) = route { return missingFile() ?? file(name) }
        if let reply = interception(of: route.service) { return reply }
        guard isAuthorized(call, for: route.service) else {
            return route.service == .artinstring
                ? .json(401, ["error": "unauthorized"]) : Self.refusal(401, "Invalid API key")
        }
        if route.isSubmission { return submit(route, call) }
        return refusedRead(route) ?? read(route, call)
    }

    private func submit(_ route: Route, _ call: Call) -> Reply {
        if let reply = refusedSubmission(route) { return reply }
        let before = submissions
        let reply = record(route, call.body)
        guard submissions > before else { return reply }
        if faults.contains(.acceptTwice) { _ = record(route, call.body) }
        return lostReply(route) ?? reply
    }

    private func record(_ route: Route, _ body: [UInt8]) -> Reply {
        switch route {
        case .enqueueRun: enqueue(body)
        case .makeImage: makeImage(body)
        case .makeSVG: makeConversion(body)
        default: makeVideo(body)
        }
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

    private func isAuthorized(_ call: Call, for service: SimulatedService) -> Bool {
        if faults.contains(.tokenExpired) { return false }
        return service == .artinstring
            ? call.authorization == "Bearer \(options.artinstringToken)" : call.apiKey == options.antekirtKey
    }

    /// Returns an error in Antekirt's format.
    static func refusal(_ status: Int, _ messages: String...) -> Reply {
        .json(status, ["messages": .array(messages.map { ["type": "ERROR", "message": .string($0)] })])
    }
}
