import Session
import Canvas
import Domain
import Themes

/// The view of the header: services, quotas, budget and credits; below it the tabs.
struct HeaderView {
    let state: State
    let look: RenderContext

    func draw(in frame: inout Frame, layout: Layout) {
        let rect = layout.header
        let name = [look.bold(.accent), look[.muted]]
        var x = rect.x + 1
        x += frame.put("easel", x: x, y: rect.y, name[0])
        if state.isDemo { x += frame.put(" demo", x: x, y: rect.y, name[1]) }
        x += Self.gap
        let gauges = GaugesView(state: state, look: look)
        let end = rect.maxX - 1
        let plan = plan(for: gauges, room: end - x)
        let rightWidth = Self.width(of: plan.right)
        frame.put(plan.right, x: end - rightWidth, y: rect.y)
        let leftEnd = end - (rightWidth > 0 ? rightWidth + Self.gap : 0)
        x += frame.put(plan.status, x: x, y: rect.y, width: max(0, leftEnd - x)) + Self.gap
        gauges.draw(in: &frame, x: x, y: rect.y, end: leftEnd, barWidth: plan.barWidth)
        if let tabs = layout.tabs { TabsView(state: state, look: look).draw(in: &frame, tabs) }
    }

    private static let gap = 2
    static func width(of spans: [Span]) -> Int { spans.reduce(0) { $0 + $1.text.width } }

    // MARK: room

    /// The parts of the header in one of their forms.
    private struct Plan {
        let status: [Span]
        /// The width of the bars of the quotas; 0 for numbers only.
        let barWidth: Int
        let right: [Span]
    }

    /// The width from which on services stand by their names.
    private static let namesWidth = 90
    /// The width from which on quotas have bars, and long ones.
    private static let barsWidths = (short: 100, long: 160)

    /// Returns the fullest form that fits into `room` columns: bars give way to numbers, then the words of tiers, the
    /// names of the services and the words of the budget to quotas.
    private func plan(for gauges: GaugesView, room: Int) -> Plan {
        let size = state.size.width
        let bars =
            size >= Self.barsWidths.long ? [12, 6, 5, 4] : size >= Self.barsWidths.short ? [6, 5, 4] : []
        let balances = [
            balance(isShort: false, isUnitShort: false), balance(isShort: true, isUnitShort: false),
            balance(isShort: true, isUnitShort: true),
        ]
        var plans: [Plan] = []
        if size >= Self.namesWidth {
            let full = services(hasTiers: true)
            if let resets, size >= Self.barsWidths.long {
                plans += bars.prefix(2).map { Plan(status: full, barWidth: $0, right: resets + balances[0]) }
            }
            for balance in balances.prefix(2) {
                plans += bars.map { Plan(status: full, barWidth: $0, right: balance) }
            }
            for status in [full, services(hasTiers: false)] {
                plans += balances.prefix(2).map { Plan(status: status, barWidth: 0, right: $0) }
            }
        }
        let folded = overallStatus
        let bullet = isHealthy && size >= Self.unitWidth ? Array(folded.prefix(1)) : folded
        plans += [
            (folded, balances[0]), (folded, balances[1]), (bullet, balances[1]), (folded, balances[2]),
            (bullet, balances[2]),
        ].map { Plan(status: $0, barWidth: 0, right: $1) }
        let fitting = plans.first { plan in
            let right = Self.width(of: plan.right)
            let quotas = gauges.width(barWidth: plan.barWidth)
            return Self.width(of: plan.status) + (quotas > 0 ? quotas + Self.gap : 0)
                + (right > 0 ? right + Self.gap : 0) <= room
        }
        return fitting ?? plans.last ?? Plan(status: folded, barWidth: 0, right: [])
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

    /// The services by name: `● artinstring pro  ● antekirt`.
    private func services(hasTiers: Bool) -> [Span] {
        let spans = Service.allCases.filter { state.session.services[$0] != nil }.flatMap { service -> [Span] in
            let status = state.session.services[service]?.status ?? .absent
            let (mark, word) = mark(status)
            var spans = [mark, look.span(" \(service.name)", .normal)]
            if hasTiers, let tier = state.session.services[service]?.account.value?.tier {
                spans.append(look.span(" \(tier.rawValue)", .muted))
            }
            if let word { spans += [look.span(" ", .normal), word] }
            return spans + [look.span("  ", .normal)]
        }
        return Array(spans.dropLast())
    }

    /// One status for all services: `● online`, or the first that is not.
    private var overallStatus: [Span] {
        let trouble = Service.allCases.first { state.session.services[$0].map { $0.status != .live } ?? false }
        guard let trouble, let status = state.session.services[trouble]?.status else {
            return [look.span(look.glyphs.bullet, .good), look.span(" online", .normal)]
        }
        let (mark, word) = mark(status)
        return [mark, look.span(" \(trouble.name) ", .normal)] + (word.map { [$0] } ?? [])
    }

    /// True if every service is online.
    private var isHealthy: Bool { state.session.services.values.allSatisfy { $0.status == .live } }

    // MARK: balances

    /// The day on which the quotas reset, with a gap behind it; nil if it is unknown, or past.
    private var resets: [Span]? {
        guard let account = state.session.services[.artinstring]?.account.value,
            account.quotas.contains(where: { $0.limit != nil }),
            let moment = account.quotasResetAt, moment > state.now
        else { return nil }
        return [look.span("resets \(Wording.weekdayAndDay(moment, now: state.now))   ", .muted)]
    }

    /// The width of the terminal below which units are short.
    private static let unitWidth = 60

    /// The tightest budget and Antekirt's credits, for the right end.
    private func balance(isShort: Bool, isUnitShort: Bool) -> [Span] {
        let credits = self.credits(isShort: isUnitShort || state.size.width < Self.unitWidth)
        guard let budget = state.session.tightestBudget, state.size.width >= Self.unitWidth else { return credits }
        let role: Role = budget.fraction >= 1 ? .bad : budget.fraction >= 0.75 ? .warn : .strong
        let spent = look.span(DisplayText(Wording.count(budget.spent)), role)
        let limit = Wording.count(budget.limit)
        let unit = budget.unit == .credits ? "credits" : "runs"
        let words: [Span] =
            isShort
            ? [look.span("budget ", .muted), spent, look.span("/\(limit)", .muted)]
            : [
                look.span("spent ", .muted), spent,
                look.span(" of \(limit) \(unit)\(budget.isForDay ? " today" : "")", .muted),
            ]
        return credits.isEmpty ? words : words + [look.span("  ", .normal)] + credits
    }

    /// Antekirt's credits, with their age if they are not fresh.
    private func credits(isShort: Bool) -> [Span] {
        guard let service = state.session.services[.antekirt] else { return [] }
        let unit = isShort ? "cr" : service.account.value?.credits == 1 ? "credit" : "credits"
        guard let credits = service.account.value?.credits else { return [look.span("? \(unit)", .muted)] }
        guard let asOf = service.agedSince(at: state.now) else {
            return [look.span(DisplayText(Wording.count(credits)), .strong), look.span(" \(unit)", .muted)]
        }
        return [look.span("\(Wording.count(credits)) \(unit) \(Wording.age(asOf, now: state.now))", .muted)]
    }
}

extension Modality {
    /// The role of its color.
    var role: Role {
        switch self {
        case .image, .vector: .image
        case .video: .video
        case .text: .text
        default: .normal
        }
    }
}
