import Canvas
import Domain
import Forms
import Session
import Themes

/// The last line of the form, always visible: the cost of the run and what is left after it.
struct CostLine {
    let state: State
    let form: Form
    let glyphs: Glyphs

    private var entry: CatalogEntry { form.entry }
    private var account: Observed<Account> { state.session.services[entry.id.service]?.account ?? .unknown }
    /// The space between two parts of the line.
    private static let gap = 2

    /// The price: `1 image run`, `3 credits`, `billed to your OpenAI key`.
    var price: String { Wording.price(form.cost) }

    /// The remainder after the run, and the role of its color; for an entry above the user's plan, the plan it needs.
    private var remainder: (text: String, role: Role) {
        if let obstacle { return (obstacle.reason + staleWord, isStale ? .muted : .bad) }
        let forecast = BalanceForecast(form.cost, account: account, now: state.now)
        let role: Role =
            switch forecast.outcome {
            case .enough: .normal
            case .short: isStale ? .muted : .bad
            case .ownKey, .uncounted, .mayCount, .unknown, .unlimited: .muted
            }
        return (Wording.short(forecast, arrow: glyphs.arrow.string, now: state.now), role)
    }

    private var obstacle: SendObstacle? { entry.tierObstacle(for: account.value) }

    /// The fields with several values, or the reason why they make too many runs; nil for one run.
    private var sweep: (text: String, role: Role)? {
        guard let runs = form.sweep?.runs else { return nil }
        if let refusal = runs.refusal() { return (refusal, .bad) }
        let factors = runs.factors(times: glyphs == .ascii ? "x" : "×")
        return factors.isEmpty ? nil : (factors, .accent)
    }

    /// The usual duration of a run.
    private var usual: String {
        let duration = state.session.runs.usualDuration(title: entry.title, modality: entry.modality)
        return "about \(Wording.clock(duration))\(form.sweep.map { $0.count > 1 } ?? false ? " each" : "")"
    }

    private var isStale: Bool { if case .stale = account { true } else { false } }

    private var staleWord: String {
        if case .stale(_, let asOf) = account { " (\(Wording.age(asOf, now: state.now)))" } else { "" }
    }

    /// Draws the line: the cost and the remainder, the usual duration where there is room for it, and at the right
    /// end the fields of a sweep.
    func draw(in frame: inout Frame, _ rect: Rect, _ look: RenderContext) {
        var price = DisplayText(price)
        var (text, role) = remainder
        let least = price.width + Self.gap + DisplayText(text).width
        var end = rect.maxX
        if let sweep {
            let words = DisplayText(sweep.text)
            if least + Self.gap + words.width <= rect.width {
                end -= words.width + Self.gap
                frame.put(words, x: rect.maxX - words.width, y: rect.y, look[sweep.role])
            } else if sweep.role == .bad {
                (text, role) = sweep
            } else {
                price = price + " (" + words + ")"
            }
        }
        var x = rect.x + frame.put(price, x: rect.x, y: rect.y, width: rect.width, look[.strong]) + Self.gap
        x += frame.put("\(text)", x: x, y: rect.y, width: max(0, rect.maxX - x), look[role]) + Self.gap
        let usual = DisplayText(usual)
        if obstacle == nil, x + usual.width <= end { frame.put(usual, x: x, y: rect.y, look[.muted]) }
    }
}
