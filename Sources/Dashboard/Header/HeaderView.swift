import Canvas
import Domain
import Themes

/// The top line: who answers, what is left to spend; and the tabs below it.
struct HeaderView {
    let state: State
    let look: Look

    func draw(in frame: inout Frame, layout: Layout) {
        let rect = layout.header
        var x = rect.x + 1
        x += frame.put("easel", x: x, y: rect.y, look[.accent].with(.bold))
        if state.isDemo { x += frame.put(" demo", x: x, y: rect.y, look[.muted]) }
        x += 2
        let right = balance
        let rightWidth = right.reduce(0) { $0 + $1.text.width }
        let end = rect.maxX - 1 - (rightWidth > 0 ? rightWidth + 2 : 0)
        frame.put(right, x: rect.maxX - 1 - rightWidth, y: rect.y)
        let isWide = layout.tabs == nil
        x += frame.put(isWide ? statuses : overallStatus, x: x, y: rect.y, width: max(0, end - x)) + 2
        for quota in quotas {
            let width = quotaWidth(quota, isWide: isWide)
            guard x + width <= end else { break }
            drawQuota(quota, x: x, y: rect.y, isWide: isWide, in: &frame)
            x += width + 2
        }
        if let tabs = layout.tabs { drawTabs(tabs, in: &frame) }
    }

    // MARK: services

    private func mark(_ status: ServiceStatus) -> (mark: Span, word: Span?) {
        switch status {
        case .live: (look.span(look.glyphs.bullet, .good), nil)
        case .connecting: (look.span(look.glyphs.queued, .muted), look.span("connecting", .muted))
        case .offline: (look.span(look.glyphs.failed, .bad), look.span("offline", .bad))
        case .unauthorized: (look.span(look.glyphs.failed, .bad), look.span("token refused", .bad))
        case .absent: (look.span(look.glyphs.dash, .faint), look.span("no token", .muted))
        }
    }

    /// Each service by name: `● artinstring pro  ● antekirt`.
    private var statuses: [Span] {
        let spans = Service.allCases.filter { state.services[$0] != nil }.flatMap { service -> [Span] in
            let status = state.services[service]?.status ?? .absent
            let (mark, word) = mark(status)
            var spans = [mark, look.span(" \(service.name)", .normal)]
            if let tier = state.services[service]?.account.value?.tier {
                spans.append(look.span(" \(tier.rawValue)", .muted))
            }
            if let word { spans += [look.span(" ", .normal), word] }
            return spans + [look.span("  ", .normal)]
        }
        return Array(spans.dropLast())
    }

    /// One word for all: `● live`, or the one that is not.
    private var overallStatus: [Span] {
        let trouble = Service.allCases.first { state.services[$0].map { $0.status != .live } ?? false }
        guard let trouble, let status = state.services[trouble]?.status else {
            return [look.span(look.glyphs.bullet, .good), look.span(" live", .normal)]
        }
        let (mark, word) = mark(status)
        return [mark, look.span(" \(trouble.name) ", .normal)] + (word.map { [$0] } ?? [])
    }

    // MARK: gauges

    private struct Gauge {
        let label: DisplayText
        let role: Role
        let reading: Reading<Quota>
    }

    /// A gauge for each modality; the documented ones are there, unknown, before anything is read.
    private var quotas: [Gauge] {
        guard let service = state.services[.artinstring] else { return [] }
        let told = service.account.value?.quotas.map(\.modality) ?? []
        return (told.isEmpty ? Modality.documented : told).map { modality in
            let reading: Reading<Quota> =
                switch service.account {
                case .unknown: .unknown
                case .known(let account, let asOf):
                    account.quota(for: modality).map { .known($0, asOf: asOf) } ?? .unknown
                case .stale(let account, let asOf):
                    account.quota(for: modality).map { .stale($0, asOf: asOf) } ?? .unknown
                }
            return Gauge(label: DisplayText(modality.rawValue), role: modality.role, reading: reading)
        }
    }

    private var barWidth: Int { state.size.width >= 160 ? 12 : 6 }

    private func numbers(_ gauge: Gauge, isWide: Bool) -> [Span] {
        guard let quota = gauge.reading.value else { return [look.span("?", .muted)] }
        guard let limit = quota.limit, let remaining = quota.remaining else {
            return [look.span("no limit", .muted)]
        }
        let isStale = if case .stale = gauge.reading { true } else { false }
        var spans = [
            look.span("\(remaining)", isStale ? .muted : role(of: quota)), look.span("/\(limit)", .muted),
        ]
        if case .stale(_, let asOf) = gauge.reading {
            spans.append(look.span(" \(Wording.age(asOf, now: state.now))", .muted))
        } else if let word = word(for: quota) {
            spans.append(look.span(" \(word)", role(of: quota)))
        }
        return spans
    }

    /// Warn at a quarter left, bad at a tenth, by word as well as by colour.
    private func role(of quota: Quota) -> Role {
        guard let limit = quota.limit, limit > 0, let remaining = quota.remaining else { return .strong }
        return remaining * 10 <= limit ? .bad : remaining * 4 <= limit ? .warn : .strong
    }

    private func word(for quota: Quota) -> String? {
        switch role(of: quota) {
        case .bad: quota.remaining == 0 ? "none left" : "almost out"
        case .warn: "low"
        default: nil
        }
    }

    private func quotaWidth(_ gauge: Gauge, isWide: Bool) -> Int {
        gauge.label.width + 1 + (isWide ? barWidth + 1 : 0)
            + numbers(gauge, isWide: isWide).reduce(0) { $0 + $1.text.width }
    }

    private func drawQuota(_ gauge: Gauge, x: Int, y: Int, isWide: Bool, in frame: inout Frame) {
        var x = x + frame.put(gauge.label, x: x, y: y, look[.muted]) + 1
        if isWide {
            let quota = gauge.reading.value
            let fraction = quota.flatMap { quota in
                quota.limit.map { $0 > 0 ? Double(quota.remaining ?? 0) / Double($0) : 0 }
            }
            let role = quota.map { self.role(of: $0) } ?? .muted
            frame.bar(
                x: x, y: y, width: barWidth, fraction: fraction,
                filled: look[role == .strong ? gauge.role : role], track: look[.track], glyphs: look.glyphs)
            x += barWidth + 1
        }
        frame.put(numbers(gauge, isWide: isWide), x: x, y: y)
    }

    /// What the user's own limit has seen, and Antekirt's credits, at the right end.
    private var balance: [Span] {
        guard let budget = state.tightestBudget, state.size.width >= 60 else { return credits }
        let role: Role = budget.fraction >= 1 ? .bad : budget.fraction >= 0.75 ? .warn : .strong
        let unit = budget.unit == .credits ? "cr" : "runs"
        let spent: [Span] = [
            look.span("spent ", .muted), look.span(DisplayText(Wording.count(budget.spent)), role),
            look.span(" of \(Wording.count(budget.limit)) \(unit)\(budget.isForDay ? " today" : "")", .muted),
        ]
        return credits.isEmpty ? spent : spent + [look.span("  ", .normal)] + credits
    }

    /// Antekirt's credits.
    private var credits: [Span] {
        guard let service = state.services[.antekirt] else { return [] }
        switch service.account {
        case .known(let account, _):
            guard let credits = account.credits else { return [look.span("? cr", .muted)] }
            return [look.span(DisplayText(Wording.count(credits)), .strong), look.span(" cr", .muted)]
        case .stale(let account, let asOf):
            let credits = account.credits.map(Wording.count) ?? "?"
            return [look.span("\(credits) cr \(Wording.age(asOf, now: state.now))", .muted)]
        case .unknown: return [look.span("? cr", .muted)]
        }
    }

    // MARK: tabs

    private func drawTabs(_ rect: Rect, in frame: inout Frame) {
        var x = rect.x + 1
        for pane in Pane.allCases {
            let isFocused = pane == state.focus
            let style = isFocused ? look[.strong].on(look[.cursorRow].background) : look[.muted]
            var spans = [
                Span(" \(pane.rawValue) ", isFocused ? look[.accent].on(style.background) : look[.muted]),
                Span("\(pane.title)", style.with(isFocused ? .bold : [])),
            ]
            if pane == .queue, state.queue.askingCount > 0 {
                spans.append(Span(" \(state.queue.askingCount) to decide", look[.warn].on(style.background)))
            } else if pane == .queue, state.queue.liveCount > 0 {
                spans.append(Span(" \(state.queue.liveCount) live", look[.live].on(style.background)))
            } else if pane == .queue, !state.queue.unseen.isEmpty {
                spans.append(Span(" \(state.queue.unseen.count) new", look[.good].on(style.background)))
            }
            spans.append(Span(" ", style))
            x += frame.put(spans, x: x, y: rect.y, width: max(0, rect.maxX - x)) + 1
        }
    }
}

extension Modality {
    /// The role that colours it.
    var role: Role {
        switch self {
        case .image, .vector: .image
        case .video: .video
        case .text: .text
        default: .normal
        }
    }
}
