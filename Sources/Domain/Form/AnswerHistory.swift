package import JSON

/// Earlier answers to an entry's fields, for suggestions.
///
/// Bounded: the latest answers of each field, and the fields used last. Callers never pass secrets.
package struct AnswerHistory: Hashable, Sendable {
    /// An answer that was sent.
    package struct Answer: Hashable, Sendable {
        package let value: JSON
        /// The moment of its last use.
        package let usedAt: Timestamp
    }

    /// The maximum number of answers kept for a field.
    package static let maxAnswers = 20
    /// The maximum number of fields for which answers are kept.
    package static let maxFields = 100
    /// The maximum size of an answer that is kept, in bytes of its JSON.
    package static let maxAnswerBytes = 16 << 10

    /// The answers by field name or path, the latest first.
    private(set) var answers: [JSONName: [Answer]] = [:]

    /// Creates an empty history.
    package init() {}

    /// The names or paths that have answers.
    package var paths: Set<String> { Set(answers.keys.map(\.text)) }

    /// Returns the distinct answers to the field at `path`, the latest first.
    package func answers(at path: String) -> [Answer] { answers[JSONName(path)] ?? [] }

    /// Records that `value` was sent for the field at `path`. Null, truth values, empty and very long answers are
    /// ignored.
    package mutating func note(_ value: JSON, at path: String, usedAt: Timestamp) {
        guard Self.isWorthKeeping(value) else { return }
        merge([Answer(value: value, usedAt: usedAt)], at: path)
        forgetOldestFields()
    }

    /// Records the values that were sent, by field name or path, except those in `secrets`.
    package mutating func note(_ values: JSONObject, except secrets: Set<String> = [], usedAt: Timestamp) {
        let secrets = Set(secrets.map { JSONName($0) })
        for (path, value) in values where !secrets.contains(JSONName(path)) { note(value, at: path, usedAt: usedAt) }
    }

    /// Merges the history of another process: each answer once, with the later of its times.
    package mutating func merge(_ other: AnswerHistory) {
        for (path, answers) in other.answers { merge(answers, at: path.text) }
        forgetOldestFields()
    }

    /// Returns the distinct suggestions for the field at `path`: earlier answers, then the schema's examples.
    ///
    /// - `typed`: The field's text; only values that contain it, in any case, and differ from it are returned.
    /// - `limit`: The maximum number of suggestions.
    package func suggestions(
        at path: String, examples: [JSON] = [], typed: String = "", limit: Int = 10
    ) -> [JSON] {
        let typed = typed.lowercased()
        var seen: Set<JSON> = []
        var offered: [JSON] = []
        for value in answers(at: path).map(\.value) + examples {
            guard offered.count < limit else { break }
            let text = value.lenientString ?? value.text
            let fits = typed.isEmpty || text.lowercased() != typed && text.lowercased().contains(typed)
            if fits, seen.insert(value).inserted { offered.append(value) }
        }
        return offered
    }

    static func isWorthKeeping(_ value: JSON) -> Bool {
        switch value {
        case .null, .bool: false
        case .string(let text): text.contains { !$0.isWhitespace } && text.utf8.count <= maxAnswerBytes
        case .array(let elements): !elements.isEmpty && value.text.utf8.count <= maxAnswerBytes
        case .object(let object): !object.isEmpty && value.text.utf8.count <= maxAnswerBytes
        case .number: true
        }
    }

    mutating func merge(_ new: [Answer], at path: String) {
        var all = (new + answers(at: path)).enumerated().map { (place: $0.offset, answer: $0.element) }
        // Of the same time, the new answers come first.
        all.sort { left, right in
            left.answer.usedAt == right.answer.usedAt
                ? left.place < right.place : left.answer.usedAt > right.answer.usedAt
        }
        var seen: Set<JSON> = []
        let kept = all.map(\.answer).filter { seen.insert($0.value).inserted }
        answers[JSONName(path)] = Array(kept.prefix(Self.maxAnswers))
    }

    mutating func forgetOldestFields() {
        guard answers.count > Self.maxFields else { return }
        let order = answers.sorted { left, right in
            guard let one = left.value.first?.usedAt, let other = right.value.first?.usedAt, one != other else {
                return left.key < right.key
            }
            return one > other
        }
        answers = Dictionary(uniqueKeysWithValues: order.prefix(Self.maxFields).map { ($0.key, $0.value) })
    }
}
