import JSON
import Domain
import Testing

struct AnswerHistoryTests {
    private func time(_ milliseconds: Int) -> Timestamp { Timestamp(milliseconds: Int64(milliseconds)) }

    private func history(_ answers: [(String, JSON)]) -> AnswerHistory {
        var history = AnswerHistory()
        for (index, answer) in answers.enumerated() { history.note(answer.1, at: answer.0, usedAt: time(index)) }
        return history
    }

    private func values(_ history: AnswerHistory, _ path: String = "a") -> [JSON] {
        history.answers(at: path).map(\.value)
    }

    @Test(
        arguments: [
            ([], []), (["owl"], ["owl"]), (["owl", "fox"], ["fox", "owl"]), (["owl", "fox", "owl"], ["owl", "fox"]),
            (["", " ", .null, true, [], [:]], []), ([1, "1"], ["1", 1]), ([["x", "y"]], [["x", "y"]]),
        ] as [([JSON], [JSON])])
    func theLatestFirstEachOnce(noted: [JSON], kept: [JSON]) {
        #expect(values(history(noted.map { ("a", $0) })) == kept)
    }

    @Test func answersAndFieldsAreBoundedAndSoIsAnAnswer() {
        let many = history((0..<50).map { ("a", .number(JSONNumber($0))) })
        #expect(values(many).count == AnswerHistory.maxAnswers)
        #expect(values(many).first == 49)
        let wide = history((0..<150).map { ("field \($0)", "x") })
        #expect(wide.paths.count == AnswerHistory.maxFields)
        #expect(wide.paths.contains("field 149") && !wide.paths.contains("field 0"))
        #expect(values(history([("a", .string(String(repeating: "x", count: 20_000)))])).isEmpty)
    }

    @Test func secretsAreNotRecorded() {
        var history = AnswerHistory()
        history.note(["a": "owl", "key": "s3cret"], except: ["key"], usedAt: time(1))
        #expect(history.paths == ["a"])
    }

    @Test(
        arguments: [
            ("", ["night fox", "Owl", "crane"]), ("o", ["night fox", "Owl"]), ("OW", ["Owl"]), ("owl", []),
            ("zz", []), ("cr", ["crane"]),
        ] as [(String, [JSON])])
    func suggestions2(typed: String, offered: [JSON]) {
        let history = history([("a", "Owl"), ("a", "night fox"), ("b", "elsewhere")])
        #expect(history.suggestions(at: "a", examples: ["Owl", "crane"], typed: typed) == offered)
        #expect(history.suggestions(at: "a", examples: ["crane"], limit: 1) == ["night fox"])
    }

    @Test func twoProcessesAnswersMergeByTime() {
        var mine = AnswerHistory()
        mine.note("owl", at: "a", usedAt: time(1))
        mine.note("fox", at: "a", usedAt: time(3))
        var other = AnswerHistory()
        other.note("crane", at: "a", usedAt: time(2))
        other.note("owl", at: "a", usedAt: time(9))
        mine.merge(other)
        #expect(values(mine) == ["owl", "fox", "crane"])
    }

    @Test func storageRoundTrips() {
        let history = history([("a", "owl"), ("b", ["x": 1]), ("a", 2.asJSON)])
        #expect(AnswerHistory(json: history.json) == history)
        #expect(
            history.json.text
                == #"{"a":[{"value":2,"usedAt":2},{"value":"owl","usedAt":0}],"b":[{"value":{"x":1},"usedAt":1}]}"#)
    }

    @Test func theLatestAnswersAreKeptInLimitedSpace() {
        let whole = history([("a", "owl"), ("b\n", "fox"), ("a", "crane"), ("a", "hen")])
        let size = whole.json.text.utf8.count
        #expect(whole.latest(within: size + 3) == whole)
        var sizes: [Int] = []
        for room in stride(from: size, through: 0, by: -1) {
            let some = whole.latest(within: room)
            #expect(some.json.text.utf8.count <= max(room, 2))
            let count = some.answers(at: "a").count + some.answers(at: "b\n").count
            if sizes.last != count { sizes.append(count) }
        }
        #expect(sizes == [3, 2, 1, 0])
        #expect(values(whole.latest(within: size)) == ["hen", "crane"])
        #expect(values(history([("a", "owl"), ("b", "fox")]).latest(within: 40), "b") == ["fox"])
    }

    @Test(
        arguments: [
            .null, "x", ["a": 1], ["a": [1, ["value": "x"], ["usedAt": 1]]], ["a": [["value": "", "usedAt": 1]]],
        ] as [JSON])
    func unreadableAnswersAreLeftOut(json: JSON) {
        #expect(AnswerHistory(json: json).paths.isEmpty)
    }
}

extension Int {
    fileprivate var asJSON: JSON { .number(JSONNumber(self)) }
}
