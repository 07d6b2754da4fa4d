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
        let forecast = BalanceForecast(form.cost, account: account, now: state.now)
        let role: Role =
            switch forecast.outcome {
            case .enough: .normal
            case .short: isStale ? .muted : .bad
            case .ownKey, .uncounted, .mayCount, .unknown, .unlimited: .muted
            }
        return (Wording.short(forecast, arrow: glyphs.arrow.string, now: state.now), role)
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

    private var isStale: Bool { if case .stale = account { true } else { false } }

    private var staleWord: String {
        if case .stale(_, let asOf) = account { " (\(Wording.age(asOf, now: state.now)))" } else { "" }
    }
}
