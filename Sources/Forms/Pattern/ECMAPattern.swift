/// A regular expression by ECMA-262 in Unicode mode, which is what `pattern` and `patternProperties` hold (JSON Schema
/// 2020-12, core, section 6.4).
///
/// The standard library's `Regex` reads another dialect (`\d` and `\w` take every script's digits and letters, `$`
/// matches before a line's end) and knows no limit to its backtracking. Patterns come from outside and are tried at
/// each keystroke, so this one counts its steps and gives up.
package struct ECMAPattern: Sendable {
    /// What came of trying a text.
    package enum Verdict: Hashable, Sendable {
        case matches
        case fails
        /// The text is too long or the pattern backtracks too much to be told in time.
        case undecided
    }

    /// Why a pattern cannot be used.
    package struct Unusable: Error, Hashable, Sendable {
        package let reason: String
    }

    /// The most UTF-8 bytes of a pattern that is read.
    static let maxPatternBytes = 10_000
    /// The most scalars of a text that is tried.
    static let maxTextLength = 50_000
    /// The most steps one trial may take: some milliseconds.
    static let maxSteps = 300_000

    /// The pattern's text.
    package let source: String
    private let program: PatternProgram
    /// How many instructions the pattern became.
    var length: Int { program.instructions.count }

    /// Reads a pattern.
    ///
    /// - Throws: `Unusable` for what is no pattern, or holds what is not known here: scripts, inline flags.
    package init(_ source: String) throws(Unusable) {
        guard source.utf8.count <= Self.maxPatternBytes else { throw Unusable(reason: "pattern is too long") }
        var parser = PatternParser(source)
        let node = try parser.pattern()
        self.source = source
        program = try PatternProgram(node, captures: parser.captureCount)
    }

    /// Looks for the pattern anywhere in `text`.
    package func tried(on text: String) -> Verdict {
        var budget = WorkBudget(steps: Self.maxSteps / Self.stepsAtOnce)
        return tried(on: text, &budget)
    }

    /// Steps of a trial that take about as long as one of a budget.
    private static let stepsAtOnce = 16

    /// Looks for the pattern anywhere in `text`, for no more than what is left of `budget`.
    func tried(on text: String, _ budget: inout WorkBudget) -> Verdict {
        var scalars: [UInt32] = []
        scalars.reserveCapacity(min(text.utf8.count, Self.maxTextLength))
        for scalar in text.unicodeScalars {
            guard scalars.count < Self.maxTextLength else { return .undecided }
            scalars.append(scalar.value)
        }
        let most = min(Self.maxSteps, max(0, budget.steps) * Self.stepsAtOnce)
        var matcher = PatternMatcher(program: program, text: scalars, steps: most)
        let verdict = matcher.search()
        _ = budget.spend((most - max(0, matcher.steps)) / Self.stepsAtOnce + scalars.count / 64)
        return verdict
    }
}
