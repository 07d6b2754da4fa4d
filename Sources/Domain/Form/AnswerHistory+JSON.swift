package import JSON

extension AnswerHistory {
    /// The history as JSON for storage: an object by path of arrays of `{"value", "usedAt"}`, times in milliseconds
    /// since 1970.
    package var json: JSON {
        var object = JSONObject()
        for (path, answers) in answers.sorted(by: { $0.key < $1.key }) {
            object[path.text] = .array(answers.map(Self.stored))
        }
        return .object(object)
    }

    /// Returns the latest answers, as many as fit into `bytes` of JSON.
    package func latest(within bytes: Int) -> AnswerHistory {
        let all = answers.flatMap { path, answers in
            answers.enumerated().map { (path: path, place: $0.offset, answer: $0.element) }
        }
        let latest = all.sorted { left, right in
            left.answer.usedAt == right.answer.usedAt
                ? (left.path, left.place) < (right.path, right.place) : left.answer.usedAt > right.answer.usedAt
        }
        var room = bytes - "{}".utf8.count
        var kept: [JSONName: [Answer]] = [:]
        for (path, _, answer) in latest {
            let isFirst = kept[path] == nil
            room -= Self.stored(answer).text.utf8.count + ",".utf8.count
            room -= isFirst ? JSON.string(path.text).text.utf8.count + ":[],".utf8.count : 0
            guard room >= 0 else { break }
            kept[path, default: []].append(answer)
        }
        var history = AnswerHistory()
        for (path, answers) in kept { history.merge(answers, at: path.text) }
        return history
    }

    private static func stored(_ answer: Answer) -> JSON {
        ["value": answer.value, "usedAt": .number(JSONNumber(Int(answer.usedAt.milliseconds)))]
    }

    /// Creates the history that `json` stores; what cannot be read is left out.
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
