import JSON
import Domain

/// One thing that was looked at, and how it stands.
struct Finding: Hashable, Sendable {
    /// How it stands.
    enum Mark: String, Hashable, Sendable {
        case ok
        /// Worth knowing; nothing is wrong.
        case note
        /// Something does not work, or is not as it should be.
        case problem
    }

    let mark: Mark
    /// What it is about: `colors`.
    let subject: String
    /// How it stands, in words.
    let words: String
    /// What to do about it; empty where nothing is to be done.
    let advice: String
    /// How a person says otherwise; empty where nobody can.
    let override: String
    /// How long it took; nil where that says nothing.
    let time: Duration?

    init(
        _ mark: Mark, _ subject: String, _ words: String, advice: String = "", override: String = "",
        time: Duration? = nil
    ) {
        self.mark = mark
        self.subject = subject
        self.words = words
        self.advice = advice
        self.override = override
        self.time = time
    }

    /// The finding as lines: how it stands, and below it how to say otherwise.
    var lines: [String] { [line] + (override.isEmpty ? [] : ["  to change it: \(override)"]) }

    /// How it stands.
    var line: String {
        let time = milliseconds.map { " (\($0) ms)" } ?? ""
        return "\(mark.rawValue): \(subject): \(words)\(time)\(advice.isEmpty ? "" : ". \(advice)")"
    }

    /// The finding for programs.
    var json: JSON {
        var object: JSONObject = [
            "mark": .string(mark.rawValue), "subject": .string(subject), "words": .string(words),
        ]
        if !advice.isEmpty { object["advice"] = .string(advice) }
        if !override.isEmpty { object["override"] = .string(override) }
        object["milliseconds"] = milliseconds.map { .number(JSONNumber($0)) }
        return .object(object)
    }

    private var milliseconds: Int? {
        time.map { Int($0.components.seconds) * 1000 + Int($0.components.attoseconds / 1_000_000_000_000_000) }
    }
}
