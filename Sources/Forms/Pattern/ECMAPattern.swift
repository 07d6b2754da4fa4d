/// A regular expression of ECMA-262 in Unicode mode, as in `pattern` and `patternProperties` (JSON Schema 2020-12,
/// core, section 6.4).
///
/// The standard library's `Regex` has another dialect (`\d` and `\w` match the digits and letters of every script, `$`
/// matches before a final line break) and no limit for backtracking. Patterns are untrusted and matched at each
/// keystroke, so this implementation counts its steps and gives up.
package struct ECMAPattern: Sendable {
    /// The result of a match.
    package enum Verdict: Hashable, Sendable {
        /// The text contains a match.
        case matches
        /// The text contains no match.
        case fails
        /// Unknown: the text is too long, or the pattern backtracks too much.
        case undecided
    }

    /// The reason for which a pattern is unusable.
    package struct Unusable: Error, Hashable, Sendable {
        /// The reason in words.
        package let reason: String
    }

    /// The maximum size of a pattern, in UTF-8 bytes.
    static let maxPatternBytes = 10_000
    /// The maximum length of a text, in Unicode scalars.
    static let maxTextLength = 50_000
    /// The maximum number of steps of a match: some milliseconds.
    static let maxSteps = 300_000

    /// The pattern as written.
    package let source: String
    private let program: PatternProgram
    /// The number of instructions.
    var length: Int { program.instructions.count }

    /// Compiles a pattern.
    ///
    /// - Throws: `Unusable` for a syntax error, and for unsupported syntax: scripts, inline flags.
    package init(_ source: String) throws(Unusable) {
        guard source.utf8.count <= Self.maxPatternBytes else { throw Unusable(reason: "pattern is too long") }
        var parser = PatternParser(source)
        let node = try parser.pattern()
        self.source = source
        program = try PatternProgram(node, captures: parser.captureCount)
    }

    /// Searches for a match anywhere in `text`.
    package func tried(on text: String) -> Verdict {
        var budget = WorkBudget(steps: Self.maxSteps / Self.stepsAtOnce)
        return tried(on: text, &budget)
    }

    /// The number of matching steps that take about as long as one step of a budget.
    private static let stepsAtOnce = 16

    /// Searches for a match anywhere in `text`, within `budget`.
    func tried(on text: String, _ budget: inout WorkBudget) -> Verdict {
        var scalars: [UInt32] = []
        scalars.reserveCapacity(min(text.utf8.count, Self.maxTextLength))
        for scalar in text.unicodeScalars {
            guard scalars.count < Self.maxTextLength else { return .undecided }
            scalars.append(scalar.value)
        }
        let limit = min(Self.maxSteps, max(0, budget.steps) * Self.stepsAtOnce)
        var matcher = PatternMatcher(program: program, text: scalars, steps: limit)
        let verdict = matcher.search()
        _ = budget.spend((limit - max(0, matcher.steps)) / Self.stepsAtOnce + scalars.count / 64)
        return verdict
    }
}
