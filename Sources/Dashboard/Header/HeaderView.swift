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
        var x = rect.x + 1
        x += frame.put("easel", x: x, y: rect.y, look.bold(.accent))
        if state.isDemo { x += frame.put(" demo", x: x, y: rect.y, look[.muted]) }
        x += 2
        let isWide = layout.tabs == nil
        let gauges = quotas
        let aged = agedQuotas
        func gaugesWidth(hasBars: Bool) -> Int {
            gauges.reduce(0) { $0 + quotaWidth($1, isWide: hasBars) + 2 } + aged.width
        }
        // The budget is shortened, quotas lose their bars, and a healthy status its word, before a quota is left out.
        let balances = [balance(isShort: false), balance(isShort: true)]
        let needed = gaugesWidth(hasBars: false) + Self.width(of: balances[1])
        let rest = rect.maxX - 1 - x - 2
        var status = isWide ? statuses : overallStatus
        if !isWide, state.size.width >= 60, isHealthy, needed > rest - Self.width(of: status) {
            let bullet = Array(status.prefix(1))
            if needed <= rest - Self.width(of: bullet) { status = bullet }
        }
        let room = rest - Self.width(of: status)
        let fitting = balances.first { gaugesWidth(hasBars: isWide) + Self.width(of: $0) <= room }
        let hasBars = isWide && fitting != nil
        let right =
            fitting ?? balances.first { gaugesWidth(hasBars: false) + Self.width(of: $0) <= room } ?? balances[1]
        let rightWidth = Self.width(of: right)
        let end = rect.maxX - 1 - (rightWidth > 0 ? rightWidth + 2 : 0)
        frame.put(right, x: rect.maxX - 1 - rightWidth, y: rect.y)
        x += frame.put(status, x: x, y: rect.y, width: max(0, end - x)) + 2
        for quota in gauges {
            let width = quotaWidth(quota, isWide: hasBars)
            guard x + width + aged.width <= end else { break }
            drawQuota(quota, x: x, y: rect.y, isWide: hasBars, in: &frame)
            x += width + 2
        }
        if !aged.isEmpty, x - 2 + aged.width <= end { frame.put(aged, x: x - 2, y: rect.y, look[.muted]) }
        if let tabs = layout.tabs { drawTabs(tabs, in: &frame) }
    }

    private static func width(of spans: [Span]) -> Int { spans.reduce(0) { $0 + $1.text.width } }

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
    private var statuses: [Span] {
        let spans = Service.allCases.filter { state.session.services[$0] != nil }.flatMap { service -> [Span] in
            let status = state.session.services[service]?.status ?? .absent
            let (mark, word) = mark(status)
            var spans = [mark, look.span(" \(service.name)", .normal)]
            if let tier = state.session.services[service]?.account.value?.tier {
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

    // MARK: gauges

    private struct Gauge {
        let label: DisplayText
        let role: Role
        let quota: Quota?
    }

    /// The quotas, one for each modality; before the account is read, the documented modalities with unknown quotas.
    private var quotas: [Gauge] {
        guard let service = state.session.services[.artinstring] else { return [] }
        let reported = service.account.value?.quotas.map(\.modality) ?? []
        return (reported.isEmpty ? Modality.documented : reported).map { modality in
            Gauge(
                label: DisplayText(modality.rawValue), role: modality.role,
                quota: service.account.value?.quota(for: modality))
        }
    }

    /// The age of the quotas, to show behind them; empty while they are fresh.
    private var agedQuotas: DisplayText {
        let service = state.session.services[.artinstring]
        guard let asOf = service?.agedSince(at: state.now), service?.account.value?.quotas.isEmpty == false else {
            return ""
        }
        return " \(Wording.age(asOf, now: state.now))"
    }

    /// A quota from which on it is shown as unlimited.
    private static let unlimitedFrom = 1_000_000_000

    private var barWidth: Int { state.size.width >= 160 ? 12 : 6 }

    private func numbers(_ gauge: Gauge, isWide: Bool) -> [Span] {
        guard let quota = gauge.quota else { return [look.span("?", .muted)] }
        guard let remaining = quota.remaining, remaining < Self.unlimitedFrom else {
            return [look.span(quota.isUnlimited || quota.remaining != nil ? "no limit" : "?", .muted)]
        }
        let isAged = !agedQuotas.isEmpty
        guard let limit = quota.limit else {
            return [look.span("\(remaining) left", isAged ? .muted : role(of: quota))]
        }
        var spans = [look.span("\(remaining)", isAged ? .muted : role(of: quota)), look.span("/\(limit)", .muted)]
        if !isAged, let word = word(for: quota) { spans.append(look.span(" \(word)", role(of: quota))) }
        return spans
    }

    /// Returns the role of a quota: `warn` at a quarter left, `bad` at a tenth.
    private func role(of quota: Quota) -> Role {
        guard let limit = quota.limit, limit > 0, let remaining = quota.remaining else {
            return quota.isExhausted ? .bad : .strong
        }
        return remaining <= limit / 10 ? .bad : remaining <= limit / 4 ? .warn : .strong
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
            let quota = gauge.quota
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

    /// The tightest budget and Antekirt's credits, for the right end.
    private func balance(isShort: Bool) -> [Span] {
        let credits = self.credits(isShort: isShort || state.size.width < 60)
        guard let budget = state.session.tightestBudget, state.size.width >= 60 else { return credits }
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

    // MARK: tabs

    /// The width of all tabs without counts.
    private static let tabsWidth = Pane.allCases.reduce(1) { $0 + 1 + "\($1.rawValue)".count + 1 + $1.title.count + 2 }

    /// The counts of the queue by state, most important first, as many as fit.
    private func queueCounts(isFocused: Bool, room: Int) -> [Span] {
        let queue = state.queue
        let runs = state.session.runs
        let failed = state.unseenFailedCount
        let counts: [(Int, String, Role)] = [
            (runs.askingCount, runs.askingCount == 1 ? "needs you" : "need you", .warn),
            (runs.unknownCount, "unknown", .warn), (failed, "failed", .bad),
            (runs.sendingCount, "sending", .queued), (runs.waitingCount, "waiting", .queued),
            (runs.liveCount, "active", .live), (queue.unseen.count - failed, "new", .good),
        ]
        var spans: [Span] = []
        var room = room
        for (count, word, role) in counts where count > 0 {
            let isFirst = spans.isEmpty
            // New results are counted among the other states most of the time, so they are shown only alone.
            if word == "new", !isFirst { break }
            let dot = Span(isFirst ? " " : " \(look.glyphs.dot.string) ", tab(.muted, isFocused))
            let text = Span("\(count) \(word)", tab(role, isFocused))
            room -= dot.text.width + text.text.width
            guard isFirst || room >= 0 else { break }
            spans += [dot, text]
        }
        return spans
    }

    /// Returns the style of `role` on a tab; the focused pane's tab has the background of the cursor's row.
    private func tab(_ role: Role, _ isFocused: Bool) -> Style {
        isFocused ? look.onCursorRow(look[role], isFocused: true) : look[role]
    }

    private func drawTabs(_ rect: Rect, in frame: inout Frame) {
        var x = rect.x + 1
        for pane in Pane.allCases {
            let isFocused = pane == state.focus
            var spans = [
                Span(" \(pane.rawValue) ", tab(isFocused ? .accent : .muted, isFocused)),
                Span("\(pane.title)", tab(isFocused ? .strong : .muted, isFocused)),
            ]
            if pane == .queue { spans += queueCounts(isFocused: isFocused, room: rect.width - Self.tabsWidth) }
            spans.append(Span(" ", tab(isFocused ? .strong : .muted, isFocused)))
            spans = spans.map { $0.of(.tab(pane)) }
            x += frame.put(spans, x: x, y: rect.y, width: max(0, rect.maxX - x)) + 1
        }
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
