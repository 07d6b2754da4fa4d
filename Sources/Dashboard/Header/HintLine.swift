package import Canvas

/// The hints that fit into a line: those of the state at the left, those of every state at the right.
package struct HintLine: Hashable, Sendable {
    /// The hints of the state, the primary one first.
    package private(set) var own: [Hint]
    /// The hints of every state.
    package private(set) var general: [Hint]
    /// True if prices are in their short form.
    package private(set) var isBrief: Bool

    /// The columns between two hints, between two of those of every state, and least between both groups.
    static let (gap, generalGap, groupGap) = (3, 2, 6)
    /// The hints of the state that come before those of every state.
    private static let essentialCount = 3
    /// The least width with prices in their long form.
    private static let longWidth = 100
    /// The least width at which the key for help is never left out.
    private static let helpWidth = 40

    /// Creates the line of `hints` for `width` columns.
    ///
    /// In a narrow line prices are short. Hints of the state are left out, the last one first, down to three of them;
    /// then those of every state, help last.
    package init(_ hints: [Hint], width: Int) {
        let wanted = hints.filter { !$0.isGeneral }
        let all = hints.filter(\.isGeneral)
        self.init(own: [], general: [], isBrief: true)
        for general in Self.choices(all, width: width) {
            self = Self.line(wanted, general, width: width)
            if own.count >= min(wanted.count, Self.essentialCount) { return }
        }
    }

    private init(own: [Hint], general: [Hint], isBrief: Bool) {
        (self.own, self.general, self.isBrief) = (own, general, isBrief)
    }

    /// Returns the groups to try, the largest first.
    private static func choices(_ all: [Hint], width: Int) -> [[Hint]] {
        let help = all.filter { $0.action == .help }
        let choices = [all, all.filter { $0.action != .palette }, help]
        return help.isEmpty || width < helpWidth ? choices + [[]] : choices
    }

    private static func line(_ wanted: [Hint], _ general: [Hint], width: Int) -> HintLine {
        var line = HintLine(own: wanted, general: general, isBrief: width < longWidth)
        while line.width > width, !line.own.isEmpty { line.own.removeLast() }
        return line
    }

    /// The columns that the line needs.
    package var width: Int {
        let groups = own.isEmpty || general.isEmpty ? 0 : Self.groupGap
        return Self.width(own, gap: Self.gap, isBrief) + groups + generalWidth
    }

    /// The columns of the hints of every state.
    var generalWidth: Int { Self.width(general, gap: Self.generalGap, isBrief) }

    private static func width(_ hints: [Hint], gap: Int, _ isBrief: Bool) -> Int {
        hints.reduce(0) { $0 + $1.text(isBrief: isBrief).width } + gap * max(0, hints.count - 1)
    }
}

extension Hint {
    /// Returns the hint as text: `S SVG 5 credits`.
    package func text(isBrief: Bool) -> DisplayText {
        DisplayText([keys, label, price(isBrief: isBrief)].compactMap(\.self).joined(separator: " "))
    }
}
