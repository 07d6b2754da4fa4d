import Session
import Forms
import Canvas
import Domain
import Themes

/// The last line of the form, always visible: the cost of the run and what is left after it.
struct CostLine {
    let state: State
    let form: Form
    let glyphs: Glyphs

    private var entry: CatalogEntry { form.entry }
    private var account: Observed<Account> { state.session.services[entry.id.service]?.account ?? .unknown }

    /// The price: `1 image run`, `3 credits`, `billed to your OpenAI key`.
    var price: String { Wording.price(form.cost) }

    /// The remainder after the run, and the role of its color.
    var remainder: (text: String, role: Role) {
        if let obstacle = entry.tierObstacle(for: account.value) {
            return (obstacle.reason + staleWord, isStale ? .muted : .bad)
        }
        switch form.cost {
        case .ownKey: return ("price unknown", .muted)
        // artinstring, `GET /api/v1/me/quotas`: "limits are Replicate-routed only".
        case .uncounted(_, let provider?, _): return ("\(Wording.provider(provider)), not in your quota", .muted)
        case .uncounted(_, nil, _): return ("may use your quota", .muted)
        case .quota(let modality, let runs):
            guard let quota = account.value?.quota(for: modality) else { return ("quota unknown", .muted) }
            guard let remaining = quota.remaining else {
                return (quota.isUnlimited ? "no limit" : "quota unknown", .muted)
            }
            if remaining < runs {
                // A quota used up before its reset says nothing about today.
                if isStale, let reset = account.value?.quotasResetAt, reset <= state.now {
                    return ("quota unknown", .muted)
                }
                let left =
                    remaining > 0 ? "\(Wording.count(remaining)) left, needs \(Wording.count(runs))" : "none left"
                let reset = account.value?.quotasResetAt.map { Wording.weekdayAndDay($0, now: state.now) }
                let end = reset.map { remaining > 0 ? ", resets \($0)" : " until \($0)" } ?? ""
                return (left + (isStale ? staleWord : end), isStale ? .muted : .bad)
            }
            return ("\(remaining) \(arrow) \(remaining.subtractingWithSaturation(runs)) left\(staleWord)", .normal)
        case .credits(let price):
            guard let credits = account.value?.credits else { return ("credits unknown", .muted) }
            if credits < price {
                return (
                    "\(Wording.plural(credits, "credit")) left, needs \(Wording.count(price))\(staleWord)",
                    isStale ? .muted : .bad
                )
            }
            return (
                "\(Wording.count(credits)) \(arrow) \(Wording.count(credits.subtractingWithSaturation(price))) left\(staleWord)",
                .normal
            )
        }
    }

    /// The summary of a sweep, or the reason why it has too many runs; nil for one run.
    var sweep: (text: String, role: Role)? {
        guard let sweep = form.sweep else { return nil }
        if let refusal = sweep.runs.refusal() { return (refusal, .bad) }
        return (sweep.runs.summary(times: glyphs == .ascii ? "x" : "×"), .accent)
    }

    /// The usual duration of a run.
    var usual: String {
        "about \(Wording.clock(state.session.runs.usualDuration(title: entry.title, modality: entry.modality)))"
    }

    private var arrow: String { glyphs.arrow.string }

    private var isStale: Bool { if case .stale = account { true } else { false } }

    private var staleWord: String {
        if case .stale(_, let asOf) = account { " (\(Wording.age(asOf, now: state.now)))" } else { "" }
    }
}
