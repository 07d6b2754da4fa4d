extension AnswerHistory {
    /// The history as one JSON value, to be stored: by path, the answers with their times in milliseconds.
    package var json: JSON {
        var object = JSONObject()
        for (path, answers) in answers.sorted(by: { $0.key < $1.key }) {
            object[path] = .array(answers.map(Self.stored))
        }
        return .object(object)
    }

    private static func stored(_ answer: Answer) -> JSON {
        ["value": answer.value, "usedAt": .number(JSONNumber(Int(answer.usedAt.milliseconds)))]
    }

    /// The history that `json` stores; what does not fit is left out.
    package init(json: JSON) {
        for (path, stored) in json.object ?? JSONObject() {
            let read = (stored.array ?? []).compactMap { entry -> Answer? in
                guard let value = entry["value"], let time = entry["usedAt"]?.number?.int else { return nil }
                return Self.isWorthKeeping(value)
                    ? Answer(value: value, usedAt: Timestamp(milliseconds: Int64(time))) : nil
            }
            if !read.isEmpty { merge(read, at: path) }
        }
        forgetOldestFields()
    }
}
