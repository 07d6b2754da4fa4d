import JSON
import Domain

extension Failure {
    var archived: JSON {
        var object = JSONObject()
        object["cause"] = .string(cause.archived)
        object["what"] = .string(what)
        object["meaning"] = .string(meaning)
        object["next"] = .string(next)
        if !fieldProblems.isEmpty {
            object["fieldProblems"] = .object(
                JSONObject(
                    fieldProblems.sorted { $0.key < $1.key }.map { ($0.key, .array($0.value.map(JSON.string))) }))
        }
        if let retryAfter {
            // A thousand years stand for anything longer.
            let (seconds, attoseconds) = max(.zero, min(retryAfter, .seconds(31_557_600_000))).components
            object["retryAfterMilliseconds"] = .number(
                JSONNumber(
                    Int(seconds).multipliedWithSaturation(by: 1000).addingWithSaturation(
                        Int(attoseconds / 1_000_000_000_000_000))))
        }
        return .object(object)
    }

    init?(archived json: JSON) {
        guard let what = json["what"]?.string else { return nil }
        var problems: [String: [String]] = [:]
        for (name, value) in json["fieldProblems"]?.object ?? JSONObject() {
            problems[name] = (value.array ?? []).compactMap(\.string)
        }
        self.init(
            json["cause"]?.string.flatMap(Cause.init(archived:)) ?? .other, what: what,
            meaning: json["meaning"]?.string ?? "", next: json["next"]?.string ?? "", fieldProblems: problems,
            retryAfter: json["retryAfterMilliseconds"]?.lenientInt.map { .milliseconds($0) })
    }
}

extension Failure.Cause {
    /// Every cause with the word that stands for it on disk.
    private static let words: [(Failure.Cause, String)] = [
        (.notAuthorized, "notAuthorized"), (.invalidBody, "invalidBody"), (.missingVariables, "missingVariables"),
        (.missingProviderKey, "missingProviderKey"), (.tierRequired, "tierRequired"),
        (.quotaExhausted, "quotaExhausted"), (.creditsExhausted, "creditsExhausted"), (.rateLimited, "rateLimited"),
        (.notFound, "notFound"), (.unavailable, "unavailable"), (.invalidResponse, "malformedAnswer"),
        (.outcomeUnknown, "outcomeUnknown"), (.local, "local"), (.other, "other"),
    ]

    fileprivate var archived: String { Self.words.first { $0.0 == self }?.1 ?? "other" }

    fileprivate init?(archived word: String) {
        guard let cause = Self.words.first(where: { $0.1 == word })?.0 else { return nil }
        self = cause
    }
}
