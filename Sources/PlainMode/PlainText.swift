import Domain
import Session

/// The texts of plain mode, one sentence or line each, without columns or marks that only eyes can read.
enum PlainText {
    /// Returns the line of an entry in a list.
    static func line(_ entry: CatalogEntry, number: Int) -> String {
        let facts = [
            entry.modality == .unknown ? nil : entry.modality.rawValue, entry.tier?.rawValue, entry.artist?.name,
        ]
        return "\(number): \(entry.title), "
            + facts.compactMap(\.self).filter { $0 != entry.title }.joined(separator: ", ")
    }

    /// Returns the details of an entry.
    ///
    /// - `questions`: The number of questions of its form.
    static func details(_ entry: CatalogEntry, questions: Int) -> [String] {
        var lines = ["\(entry.title), \(entry.id.service.name) \(kind(entry))."]
        if !entry.summary.isEmpty { lines.append(Wording.sentence(entry.summary)) }
        if entry.modality != .unknown { lines.append("Output: \(entry.modality.rawValue).") }
        if let tier = entry.tier { lines.append("Plan: \(tier.rawValue).") }
        if let slug = entry.slug { lines.append("Slug: \(slug).") }
        if let collection = entry.collectionTitle { lines.append("Collection: \(collection).") }
        if let artist = entry.artist, artist.name != entry.title { lines.append("Artist: \(artist.name).") }
        if let note = entry.sendingNote { lines.append(Wording.sentence(note)) }
        if let model = entry.modelName { lines.append("Model: \(model).") }
        if !entry.tags.isEmpty { lines.append("Tags: \(entry.tags.joined(separator: ", ")).") }
        let price = Wording.price(Cost.estimate(for: entry, useOwnKey: false))
        lines.append(
            "\(questions == 0 ? "No questions" : Wording.plural(questions, "question")). Costs \(price).")
        return lines
    }

    private static func kind(_ entry: CatalogEntry) -> String {
        switch entry.id.kind {
        case .prompt: "prompt"
        case .artist: "artist"
        case .model: "model"
        case .svg, .video: "conversion"
        }
    }

    /// Returns the balance of an account, a line each.
    static func account(_ service: Service, _ account: Observed<Account>, now: Timestamp) -> [String] {
        guard let value = account.value else { return ["\(service.name): balance unknown."] }
        var lines: [String] = []
        if let tier = value.tier { lines.append("\(service.name): \(tier.rawValue) plan.") }
        if let credits = value.credits { lines.append("\(service.name): \(Wording.plural(credits, "credit")).") }
        for quota in value.quotas {
            let limit = quota.limit.map { " of \(Wording.count($0))" } ?? ""
            let left =
                quota.remaining.map { "\(Wording.count($0))\(limit) left" }
                ?? (quota.isUnlimited ? "no limit" : "remaining quota unknown")
            lines.append("\(service.name): \(quota.modality.rawValue) runs, \(left).")
        }
        if let reset = value.quotasResetAt {
            lines.append("\(service.name): resets \(Wording.weekdayAndDay(reset, now: now)).")
        }
        if case .stale(_, let asOf) = account {
            lines.append("\(service.name): data is \(Wording.age(asOf, now: now)).")
        }
        return lines.isEmpty ? ["\(service.name): the service reports no balance."] : lines
    }

    /// Returns the state of a run, without anything that changes every second.
    static func state(_ run: Run, now: Timestamp) -> String {
        switch run.delivery {
        case .waiting(let waiting):
            return "waiting, number \(waiting.position) in line. \(why(waiting, run, now: now)) Not sent yet."
        case .sending: return "sending."
        case .searching:
            let failure = run.searchFailure.map { " \(Wording.sentence("The check failed so far: \($0.what)"))" } ?? ""
            return "no reply. Checking whether it was accepted; do not resend.\(failure)"
        case .unconfirmed: return "unconfirmed. The resolve command settles it."
        case nil: break
        }
        let failure = run.failure.map { " \(sentence($0))" } ?? ""
        switch run.phase {
        case .unknown: return run.failure == nil ? "sending." : "unknown.\(failure)"
        case .queued: return "accepted and queued.\(failure)"
        case .running: return "running.\(failure)"
        case .completed: return "completed."
        case .failed: return "failed.\(failure)"
        case .cancelled: return "cancelled."
        }
    }

    /// Returns the news of a run, a line each; the caller leaves out what was printed before.
    ///
    /// A run that waits for its turn has none, since a queue of a hundred moves a hundred times.
    static func news(_ run: Run, now: Timestamp) -> [String] {
        let text = run.output?.text.map { _ in "text output. The show command prints it." }
        return [state(of: run, now: now), download(run), text].compactMap(\.self)
            + (run.output?.files ?? []).map { "file: \($0.url)" }
    }

    private static func state(of run: Run, now: Timestamp) -> String? {
        switch run.waiting?.reason {
        case .turn, .pace: nil
        case .held, .quota, .credits, .offline, .unauthorized, .budget, .elsewhere:
            run.waiting.map { "waiting. \(why($0, run, now: now)) Not sent yet." }
        case nil: state(run, now: now)
        }
    }

    private static func why(_ waiting: Waiting, _ run: Run, now: Timestamp) -> String {
        Wording.sentence(
            for: waiting, service: run.service, isSending: false, missingCredits: nil, budget: nil, now: now)
    }

    /// Returns the state of a run's download; nil where it was not requested.
    static func download(_ run: Run) -> String? {
        switch run.download {
        case .running: "downloading."
        case .retrying: "download interrupted; it resumes automatically."
        case .done(let paths): "saved: \(paths.joined(separator: ", "))."
        case .failed(let failure): "download failed. \(sentence(failure))"
        case .cancelled: "download stopped."
        case nil: nil
        }
    }

    /// Returns the details and the output of a run.
    static func result(_ run: Run, now: Timestamp) -> [String] {
        var lines = ["\(run.title), \(run.modality.rawValue), \(run.service.name): \(state(run, now: now))"]
        if let detail = run.detail { lines.append("Input: \(detail)") }
        if let cost = run.cost { lines.append("Price: \(Wording.price(cost)).") }
        lines.append("Started \(Wording.ago(run.createdAt, now: now)).")
        if let elapsed = run.elapsed(at: now) {
            lines.append("\(run.phase.isTerminal ? "Took" : "Running for") \(Wording.span(elapsed)).")
        }
        if let text = run.output?.text { lines += ["Text:"] + text.split(separator: "\n").map(String.init) }
        for file in run.output?.files ?? [] {
            let size = file.width.flatMap { width in file.height.map { "\(width) by \($0) pixels" } }
            lines.append(
                (["File"] + [file.format, size].compactMap(\.self)).joined(separator: ", ") + ": \(file.url)")
        }
        if let download = download(run) { lines.append(Wording.sentence(download)) }
        return lines
    }

    /// Returns a failure as sentences: what happened, what it means, what to do.
    static func sentence(_ failure: Failure) -> String {
        Wording.sentences(failure).joined(separator: " ")
    }
}
