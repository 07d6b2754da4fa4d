import Painting
import JSON
import Domain

extension World {
    /// `POST /api/v1/runs`: checks the body as a Zod schema would, then tier, variables, key, rate and quota.
    func enqueue(_ body: [UInt8]) -> Reply {
        let request: RunRequest
        switch RunRequest.read(body) {
        case .success(let read): request = read
        case .failure(let problems): return Self.invalidBody(problems.fields)
        }
        guard !faults.contains(.emptyCatalog),
            let card = promptCatalog.prompts.first(where: { $0.id == request.prompt })
        else {
            return .json(404, ["error": "prompt_not_found"])
        }
        if card.tier == "studio" || faults.contains(.tierRequired) {
            return .json(402, ["error": "tier_required", "tier": "studio"])
        }
        if let reply = problem(about: request.vars, for: card) { return reply }
        let usesOwnKey = request.usesOwnKey && card.provider != "replicate"
        if usesOwnKey && card.provider == "anthropic" || faults.contains(.missingKey) {
            return .json(400, ["error": "missing_provider_key", "provider": .string(card.provider)])
        }
        // "limits are Replicate-routed only"
        let isCounted = card.provider == "replicate"
        let limit = Self.quotaLimit(card.modality)
        let used = quotaUse(card.modality)
        if isCounted, faults.contains(.quotaExceeded) {
            return .json(402, ["error": "quota_exceeded", "modality": .string(card.modality.rawValue)])
        }
        if isCounted, used >= limit {
            return .json(
                429,
                [
                    "error": "over_quota", "modality": .string(card.modality.rawValue),
                    "used": .number(JSONNumber(used)), "limit": .number(JSONNumber(limit)),
                ])
        }
        if faults.contains(.enqueueFailed) { return .json(502, ["error": "enqueue_failed"]) }
        if let wait = rate.admit(at: now) {
            return .json(
                429, ["error": "rate_limited", "retryAfterSeconds": .number(JSONNumber(wait))],
                headers: ["Retry-After": String(wait)])
        }
        if isCounted { quotaUsed[card.modality, default: 0] += 1 }
        let id = accept(card, request.vars)
        return .json(200, ["runId": .string(id), "status": "queued"])
    }

    private static func invalidBody(_ fields: [(String, String)]) -> Reply {
        let errors = JSONObject(fields.map { ($0.0, [.string($0.1)]) })
        return .json(400, ["error": "invalid_body", "fieldErrors": .object(errors)])
    }

    private func problem(about vars: JSONObject, for card: PromptRecord) -> Reply? {
        let missing = card.fields.filter { field in
            guard field.isRequired else { return false }
            switch vars[field.name] {
            case nil, .null?, .string("")?: return true
            default: return false
            }
        }
        if !missing.isEmpty {
            return .json(400, ["error": "missing_variables", "variables": .array(missing.map { .string($0.name) })])
        }
        var wrong: [(String, String)] = []
        for field in card.fields {
            guard let value = vars[field.name], !value.isNull else { continue }
            if let problem = field.problem(about: value) { wrong.append((field.name, problem)) }
        }
        if card.shape == .zod {
            // Only this schema forbids other members.
            let known = Set(card.fields.map(\.name))
            for name in vars.names where !known.contains(name) { wrong.append((name, "Unrecognized key: \"\(name)\"")) }
        }
        return wrong.isEmpty ? nil : Self.invalidBody(wrong)
    }

    private func accept(_ card: PromptRecord, _ vars: JSONObject) -> String {
        submissions += 1
        countRun()
        let id = live.uuid()
        let seed = live.next()
        let queued = live.int(500...3000)
        let total: ClosedRange<Int> =
            switch card.modality {
            case .image: 8000...20_000
            case .video: 15_000...40_000
            case .text: 2500...6000
            }
        let running = max(500, live.int(total) - queued)
        let outcome = drawOutcome()
        let record = RunRecord(
            id: id, card: card, vars: vars, seed: seed,
            timeline: RunTimeline(
                created: nextCreation(), queued: queued, running: running, outcome: outcome, speed: options.speed))
        runs.append(record)
        return id
    }

    /// One of every fifteen requests fails, never one of the first four, so that the demo begins with successes.
    func drawOutcome() -> RunOutcome {
        let reasons = ["provider timeout", "the model returned no output", "content filter declined the prompt"]
        var generator = SeededGenerator(options.seed, "fate \(submissions / 15)")
        let fails = generator.int(5...14) == submissions % 15
        return fails || faults.contains(.runFails)
            ? .failed(generator.pick(reasons, or: "provider timeout")) : .completed
    }

    /// Returns the used part of a quota.
    func quotaUse(_ modality: PromptRecord.Modality) -> Int {
        faults.isDisjoint(with: [.overQuota, .quotaExceeded])
            ? quotaUsed[modality, default: 0] : Self.quotaLimit(modality)
    }

    static func quotaLimit(_ modality: PromptRecord.Modality) -> Int {
        switch modality {
        case .image: 200
        case .video: 30
        case .text: 1000
        }
    }

    /// `GET /api/v1/runs/:id`
    func run(_ id: String) -> Reply {
        guard let run = runs.run(id) else { return .json(404, ["error": "not_found"]) }
        let now = now
        return .json(
            200,
            [
                "id": .string(run.id), "status": .string(run.timeline.status(at: now)),
                "error": run.timeline.error(at: now).map(JSON.string) ?? .null,
                "createdAt": .string(run.timeline.created.rfc3339),
                "completedAt": run.timeline.isOver(at: now) ? .string(run.timeline.ended.rfc3339) : .null,
                "output": output(of: run, at: now) ?? .null,
            ])
    }

    private func output(of run: RunRecord, at now: Timestamp) -> JSON? {
        guard run.timeline.isOver(at: now), run.timeline.outcome == .completed else { return nil }
        if let text = run.text { return ["url": .null, "text": .string(text), "mime": "text/plain"] }
        guard let artwork = run.artwork else { return nil }
        return [
            "url": url(of: "\(run.id).\(artwork.format.rawValue)"), "text": .null, "mime": .string(artwork.format.mime),
        ]
    }

    /// Returns the state of a run for its event stream, and the time until the next change.
    func snapshot(at id: String) -> RunSnapshot? {
        guard let run = runs.run(id) else { return nil }
        let now = now
        let status = run.timeline.status(at: now)
        var frame = JSONObject([("status", .string(status))])
        if let output = output(of: run, at: now) { frame["output"] = output }
        return RunSnapshot(
            status: status, frame: Distortion(faults: faults).applied(toFrame: .object(frame)),
            untilNextChange: run.timeline.nextChange(after: now).map { $0 - now })
    }

    /// `GET /api/v1/runs`: fifty to a page, newest first, by creation time.
    func listRuns(_ query: [String: String]) -> Reply {
        let statuses = ["queued", "running", "completed", "failed", "cancelled"]
        if let status = query["status"], !statuses.contains(status) {
            return .json(400, ["error": "invalid_status", "allowed": .array(statuses.map(JSON.string))])
        }
        let cursor = query["cursor"].map { Timestamp(rfc3339: $0) }
        if let cursor, cursor == nil { return .json(400, ["error": "invalid_cursor"]) }
        let since = query["since"].map { Timestamp(rfc3339: $0) }
        if let since, since == nil { return .json(400, ["error": "invalid_since"]) }
        let (runs, now) = (runs, now)
        let first = (since ?? nil).map { runs.count(before: $0) } ?? 0
        let end = (cursor ?? nil).map { runs.count(before: $0) } ?? runs.count
        func matches(_ position: Int) -> Bool {
            query["status"].map { runs.timeline(at: position).status(at: now) == $0 } ?? true
        }
        let total = query["status"] == nil ? runs.count - first : (first..<runs.count).count(where: matches)
        // One more than a page, to see whether there is another.
        let newest = (first..<max(first, end)).reversed().lazy.filter(matches).prefix(51)
        let page = newest.prefix(50).map { runs[$0] }
        let next = newest.count > page.count ? page.last?.timeline.created.rfc3339 : nil
        return .json(
            200,
            [
                "runs": .array(page.map { Self.row($0, now) }), "count": .number(JSONNumber(page.count)),
                "total": .number(JSONNumber(total)), "nextCursor": next.map(JSON.string) ?? .null,
            ], headers: ["X-Total-Count": String(total)])
    }

    private static func row(_ run: RunRecord, _ now: Timestamp) -> JSON {
        [
            "id": .string(run.id), "status": .string(run.timeline.status(at: now)),
            "createdAt": .string(run.timeline.created.rfc3339),
            "completedAt": run.timeline.isOver(at: now) ? .string(run.timeline.ended.rfc3339) : .null,
            "promptId": .string(run.card.id), "promptSlug": .string(run.card.slug),
            "promptTitle": .string(run.card.title),
        ]
    }
}
