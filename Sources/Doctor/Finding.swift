package import JSON
import Domain

/// The result of one check of `easel doctor`.
package struct Finding: Hashable, Sendable {
    /// The severity of a finding.
    package enum Mark: String, Hashable, Sendable {
        /// Works as it should.
        case ok
        /// Works, with something worth knowing.
        case note
        /// Does not work, or is not as it should be. `easel doctor` then exits with 1.
        case problem
    }

    package let mark: Mark
    /// The checked thing: `colors`.
    package let subject: String
    /// The result, in words.
    package let words: String
    /// The reason of a decision that Easel made; empty for a plain fact.
    package let reason: String
    /// The remedy; empty where there is nothing to do.
    package let advice: String
    /// The option, variable or setting that decides otherwise; empty where there is none.
    package let override: String
    /// The duration of the check; nil where it says nothing.
    package let time: Duration?

    package init(
        _ mark: Mark, _ subject: String, _ words: String, reason: String = "", advice: String = "",
        override: String = "", time: Duration? = nil
    ) {
        self.mark = mark
        self.subject = subject
        self.words = words
        self.reason = reason
        self.advice = advice
        self.override = override
        self.time = time
    }

    /// Returns the finding as lines, with the way to change it below.
    ///
    /// - Parameter isVerbose: Adds the reason.
    package func lines(isVerbose: Bool = false) -> [String] {
        let reason = isVerbose && !reason.isEmpty ? ["  reason: \(reason)"] : []
        return [line] + reason + (override.isEmpty ? [] : ["  to change it: \(override)"])
    }

    /// The finding in one line: `ok: colors: 256`.
    package var line: String {
        let time = milliseconds.map { " (\($0) ms)" } ?? ""
        return "\(mark.rawValue): \(subject): \(words)\(time)\(advice.isEmpty ? "" : ". \(advice)")"
    }

    /// The finding for `--json`: `mark`, `subject` and `words`, with `reason`, `advice`, `override` and `milliseconds`
    /// where there are any.
    package var json: JSON {
        var object: JSONObject = [
            "mark": .string(mark.rawValue), "subject": .string(subject), "words": .string(words),
        ]
        if !reason.isEmpty { object["reason"] = .string(reason) }
        if !advice.isEmpty { object["advice"] = .string(advice) }
        if !override.isEmpty { object["override"] = .string(override) }
        object["milliseconds"] = milliseconds.map { .number(JSONNumber($0)) }
        return .object(object)
    }

    private var milliseconds: Int? {
        time.map { Int($0.components.seconds) * 1000 + Int($0.components.attoseconds / 1_000_000_000_000_000) }
    }
}
