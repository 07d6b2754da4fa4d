import Session
import Canvas
import Domain
import Themes

/// The view of the quotas in the header, one for each modality.
struct GaugesView {
    private let look: RenderContext
    private let gauges: [Gauge]
    /// The age of the quotas, to show behind them; empty while they are fresh.
    private let age: DisplayText

    private static let gap = 2

    /// Creates the view of the quotas in `state`; before the account is read, those of the documented modalities, with
    /// unknown numbers.
    init(state: State, look: RenderContext) {
        self.look = look
        guard let service = state.session.services[.artinstring] else {
            gauges = []
            age = ""
            return
        }
        let account = service.account.value
        let reported = account?.quotas.map(\.modality) ?? []
        let asOf = reported.isEmpty ? nil : service.agedSince(at: state.now)
        age = asOf.map { " \(Wording.age($0, now: state.now))" } ?? ""
        gauges = (reported.isEmpty ? Modality.documented : reported).map { modality in
            let quota = account?.quota(for: modality)
            return Gauge(
                label: DisplayText(modality.rawValue), role: modality.role, quota: quota,
                numbers: Self.numbers(quota, isAged: asOf != nil, look))
        }
    }

    private struct Gauge {
        let label: DisplayText
        let role: Role
        let quota: Quota?
        let numbers: [Span]

        func width(barWidth: Int) -> Int {
            label.width + 1 + (barWidth > 0 ? barWidth + 1 : 0) + HeaderView.width(of: numbers)
        }
    }

    /// Returns the columns of all quotas with bars of this width.
    func width(barWidth: Int) -> Int {
        gauges.isEmpty
            ? 0 : gauges.reduce(-Self.gap) { $0 + $1.width(barWidth: barWidth) + Self.gap } + age.width
    }

    /// Draws the quotas that fit between `x` and `end`.
    func draw(in frame: inout Frame, x: Int, y: Int, end: Int, barWidth: Int) {
        var x = x
        for gauge in gauges {
            let width = gauge.width(barWidth: barWidth)
            guard x + width + age.width <= end else { break }
            draw(gauge, x: x, y: y, barWidth: barWidth, in: &frame)
            x += width + Self.gap
        }
        if !age.isEmpty, x - Self.gap + age.width <= end { frame.put(age, x: x - Self.gap, y: y, look[.muted]) }
    }

    private func draw(_ gauge: Gauge, x: Int, y: Int, barWidth: Int, in frame: inout Frame) {
        var x = x + frame.put(gauge.label, x: x, y: y, look[.muted]) + 1
        if barWidth > 0 {
            let quota = gauge.quota
            let fraction = quota.flatMap { quota in
                quota.limit.flatMap { limit in
                    quota.remaining.map { limit > 0 ? Double($0) / Double(limit) : 0 }
                }
            }
            let role = quota.map { Self.role(of: $0) } ?? .muted
            frame.bar(
                x: x, y: y, width: barWidth, fraction: fraction,
                filled: look[role == .strong ? gauge.role : role], track: look[.track], glyphs: look.glyphs)
            x += barWidth + 1
        }
        frame.put(gauge.numbers, x: x, y: y)
    }

    // MARK: numbers

    /// A quota from which on it is shown as unlimited.
    private static let unlimitedFrom = 1_000_000_000

    private static func numbers(_ quota: Quota?, isAged: Bool, _ look: RenderContext) -> [Span] {
        guard let quota else { return [look.span("?", .muted)] }
        guard let remaining = quota.remaining, remaining < unlimitedFrom else {
            return [look.span(quota.isUnlimited || quota.remaining != nil ? "no limit" : "?", .muted)]
        }
        let left = Wording.count(remaining)
        guard let limit = quota.limit else {
            return [look.span("\(left) left", isAged ? .muted : role(of: quota))]
        }
        var spans = [
            look.span("\(left)", isAged ? .muted : role(of: quota)), look.span("/\(Wording.count(limit))", .muted),
        ]
        if !isAged, let word = word(for: quota) { spans.append(look.span(" \(word)", role(of: quota))) }
        return spans
    }

    /// Returns the role of a quota: `warn` at a quarter left, `bad` at a tenth.
    private static func role(of quota: Quota) -> Role {
        guard let limit = quota.limit, limit > 0, let remaining = quota.remaining else {
            return quota.isExhausted ? .bad : .strong
        }
        return remaining <= limit / 10 ? .bad : remaining <= limit / 4 ? .warn : .strong
    }

    private static func word(for quota: Quota) -> String? {
        switch role(of: quota) {
        case .bad: quota.remaining == 0 ? "none left" : "almost out"
        case .warn: "low"
        default: nil
        }
    }
}
