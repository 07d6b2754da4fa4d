import Dashboard
import Domain

/// What plain mode says of things, a sentence or a line each: no columns, no marks, nothing that only an eye makes
/// sense of.
enum PlainWords {
    /// An entry in a list.
    static func line(_ entry: CatalogEntry, number: Int) -> String {
        let facts = [
            entry.modality == .unknown ? nil : entry.modality.rawValue, entry.tier?.rawValue, entry.artist?.name,
        ]
        return "\(number): \(entry.title), "
            + facts.compactMap(\.self).filter { $0 != entry.title }.joined(separator: ", ")
    }

    /// What is known of an entry.
    static func details(_ entry: CatalogEntry, questions: Int) -> [String] {
        var lines = ["\(entry.title), \(kind(entry)) of \(entry.id.service.name)."]
        if !entry.summary.isEmpty { lines.append(Wording.sentence(entry.summary)) }
        if entry.modality != .unknown { lines.append("It makes: \(entry.modality.rawValue).") }
        if let tier = entry.tier { lines.append("It needs the subscription: \(tier.rawValue).") }
        if let slug = entry.slug { lines.append("Its short name: \(slug).") }
        if let collection = entry.collectionTitle { lines.append("Collection: \(collection).") }
        if let artist = entry.artist, artist.name != entry.title { lines.append("Artist: \(artist.name).") }
        if let note = entry.sendingNote { lines.append(Wording.sentence(note)) }
        if let model = entry.modelName { lines.append("Model: \(model).") }
        if !entry.tags.isEmpty { lines.append("Tags: \(entry.tags.joined(separator: ", ")).") }
        let price = Wording.price(Cost.estimate(for: entry, useOwnKey: false))
        lines.append(
            "It asks \(questions == 0 ? "nothing" : Wording.plural(questions, "question")). It costs \(price).")
        return lines
    }

    private static func kind(_ entry: CatalogEntry) -> String {
        switch entry.id.kind {
        case .prompt: "a prompt"
        case .artist: "an artist"
        case .model: "a model"
        case .svg, .video: "a conversion"
        }
    }

    /// What a request costs, and what is left to spend, as far as it is known.
    static func price(_ cost: Cost, _ account: Reading<Account>, now: Timestamp) -> String {
        let price = "It costs \(Wording.price(cost))."
        let waits = " That is not enough: what cannot be sent waits in line."
        var age = ""
        if case .stale(_, let asOf) = account { age = ", \(Wording.age(asOf, now: now))" }
        switch cost {
        case .quota(let modality, _):
            guard let quota = account.value?.quota(for: modality) else { return price + " What is left is not known." }
            guard let left = quota.remaining else {
                return price + (quota.isUnlimited ? " There is no limit." : " What is left is not known.")
            }
            let limit = quota.limit.map { " of \(Wording.count($0))" } ?? ""
            return price + " Left are \(Wording.count(left))\(limit)\(age)."
                + (left < cost.spending.runs ? waits : "")
        case .credits:
            guard let credits = account.value?.credits else { return price + " What is left is not known." }
            return price + " Left are \(Wording.plural(credits, "credit"))\(age)."
                + (credits < cost.spending.credits ? waits : "")
        case .uncounted(_, let provider, _):
            return price
                + (provider == nil
                    ? " Its provider is not told: whether it counts on the quota is not known."
                    : " The quota counts Replicate's runs alone: what this one costs is not known.")
        case .ownKey: return "It is \(Wording.price(cost)), at a price that Easel does not know."
        }
    }

    /// What a request costs, before what is left was read.
    static func priceBeforeReading(_ cost: Cost) -> String {
        if case .ownKey = cost { return price(cost, .unknown, now: Timestamp(milliseconds: 0)) }
        return "It costs \(Wording.price(cost)). What is left is not read yet."
    }

    /// What an account has left.
    static func account(_ service: Service, _ account: Reading<Account>, now: Timestamp) -> [String] {
        guard let value = account.value else { return ["\(service.name): what is left is not known."] }
        var lines: [String] = []
        if let tier = value.tier { lines.append("\(service.name): subscription \(tier.rawValue).") }
        if let credits = value.credits { lines.append("\(service.name): \(Wording.plural(credits, "credit")).") }
        for quota in value.quotas {
            let limit = quota.limit.map { " of \(Wording.count($0))" } ?? ""
            let left =
                quota.remaining.map { "\(Wording.count($0))\(limit) left" }
                ?? (quota.isUnlimited ? "no limit" : "what is left is not known")
            lines.append("\(service.name): \(quota.modality.rawValue) runs, \(left).")
        }
        if let reset = value.quotasResetAt {
            lines.append("\(service.name): starts afresh \(Wording.weekdayAndDay(reset, now: now)).")
        }
        if case .stale(_, let asOf) = account {
            lines.append("\(service.name): this is \(Wording.age(asOf, now: now)).")
        }
        return lines.isEmpty ? ["\(service.name): the service does not say what is left."] : lines
    }

    /// How it stands with a run, without what changes by the second.
    static func state(_ run: Run, now: Timestamp) -> String {
        switch run.outbox {
        case .waiting(let waiting):
            return "waits, number \(waiting.position) in line. \(why(waiting, run, now: now)) Nothing was sent."
        case .sending: return "is being sent."
        case .searching:
            let failure = run.searchFailure.map { " \(Wording.sentence("It could not look so far: \($0.what)"))" } ?? ""
            return "no answer came. Easel looks for it: do not send it again.\(failure)"
        case .asking: return "it could not be told what became of it. The command answer decides."
        case nil: break
        }
        let failure = run.failure.map { " \(sentence($0))" } ?? ""
        switch run.phase {
        case .unknown: return run.failure == nil ? "is being sent." : "unknown.\(failure)"
        case .queued: return "accepted, and queued there.\(failure)"
        case .running: return "running.\(failure)"
        case .completed: return "completed."
        case .failed: return "failed.\(failure)"
        case .cancelled: return "cancelled."
        }
    }

    /// What is told of a run when it changes, each in its words; what was told before is not told again.
    ///
    /// That it waits for its turn is none: a line of a hundred moves a hundred times, and goes on by itself.
    static func news(_ run: Run, now: Timestamp) -> [String] {
        let text = run.output?.text.map { _ in "a text came out. The command show reads it." }
        return [state(of: run, now: now), download(run), text].compactMap(\.self)
            + (run.output?.files ?? []).map { "its address is \($0.url)" }
    }

    private static func state(of run: Run, now: Timestamp) -> String? {
        switch run.waiting?.reason {
        case .turn, .pace: nil
        case .held, .quota, .credits, .offline, .unauthorized, .budget, .elsewhere:
            run.waiting.map { "waits. \(why($0, run, now: now)) Nothing was sent." }
        case nil: state(run, now: now)
        }
    }

    private static func why(_ waiting: Waiting, _ run: Run, now: Timestamp) -> String {
        Wording.sentence(
            for: waiting, service: run.service, isSending: false, missingCredits: nil, budget: nil, now: now)
    }

    /// How it stands with a run's files; nil where nobody asked for them.
    static func download(_ run: Run) -> String? {
        switch run.download {
        case .running: "its files are being fetched."
        case .retrying: "fetching its files was interrupted, and goes on by itself."
        case .done(let paths): "saved as \(paths.joined(separator: ", "))."
        case .failed(let failure): "its files could not be fetched. \(sentence(failure))"
        case .cancelled: "fetching its files was stopped."
        case nil: nil
        }
    }

    /// All there is to say of a run, what came out of it with it.
    static func result(_ run: Run, now: Timestamp) -> [String] {
        var lines = ["\(run.title), \(run.modality.rawValue), \(run.service.name): \(state(run, now: now))"]
        if let detail = run.detail { lines.append("Asked for: \(detail)") }
        if let cost = run.cost { lines.append("Price: \(Wording.price(cost)).") }
        lines.append("Begun \(Wording.ago(run.createdAt, now: now)).")
        if let elapsed = run.elapsed(at: now) {
            lines.append("\(run.phase.isTerminal ? "It took" : "So far") \(Wording.span(elapsed)).")
        }
        if let text = run.output?.text { lines += ["The text:"] + text.split(separator: "\n").map(String.init) }
        for file in run.output?.files ?? [] {
            let size = file.width.flatMap { width in file.height.map { "\(width) by \($0) pixels" } }
            lines.append(
                (["Address"] + [file.format, size].compactMap(\.self)).joined(separator: ", ") + ": \(file.url)")
        }
        if let download = download(run) { lines.append(Wording.sentence(download)) }
        return lines
    }

    /// What went wrong, what it means and what to do.
    static func sentence(_ failure: Failure) -> String {
        [failure.what, failure.meaning, failure.next].filter { !$0.isEmpty }.map(Wording.sentence)
            .joined(separator: " ")
    }
}
