import JSON
import Domain
import GRDB
import Testing

@testable import Archive

struct ArchiveAnswersTests {
    private static let owl = EntryID(service: .artinstring, kind: .prompt, value: "owl")
    private let archive: Archive

    init() throws { archive = try Archive(inMemory: ()) }

    private func history(_ answers: [(String, JSON)], after seconds: Int = 0) -> AnswerHistory {
        var history = AnswerHistory()
        for (path, value) in answers { history.note(value, at: path, usedAt: .noon + .seconds(seconds)) }
        return history
    }

    private func values(_ path: String = "subject") async throws -> [JSON] {
        try await archive.answers(of: Self.owl).answers(at: path).map(\.value)
    }

    /// Puts `content` in the place of the history.
    private func write(_ content: String) async throws {
        try await archive.database.write { db in
            try db.execute(
                sql: "INSERT OR REPLACE INTO answer_histories VALUES ('artinstring', 'prompt', 'owl', ?)",
                arguments: [content])
        }
    }

    @Test func answersComeBackAsTheyWereEachToItsEntry() async throws {
        let fox = EntryID(service: .artinstring, kind: .prompt, value: "fox")
        let mine = history([
            ("subject", "an owl \"at\" sunset\n漢字"), ("size.width", 9_223_372_036_854_775_807), ("l", [1, .null]),
        ])
        #expect(try await archive.answers(of: Self.owl) == AnswerHistory())
        #expect(try await archive.merge(mine, of: Self.owl) == mine)
        try await archive.merge(history([("subject", "a fox")]), of: fox)
        #expect(try await archive.answers(of: Self.owl) == mine)
        #expect(try await archive.answers(of: fox) == history([("subject", "a fox")]))
    }

    @Test func newAnswersComeBeforeTheOldOnesThoseOfAMomentInTheirOrder() async throws {
        try await archive.merge(history([("subject", "owl"), ("mood", "calm")]), of: Self.owl)
        try await archive.merge(history([("subject", "fox")]), of: Self.owl)
        try await archive.merge(history([("subject", "hen")], after: -1), of: Self.owl)
        try await archive.merge(history([("subject", "owl")], after: 1), of: Self.owl)
        #expect(try await values() == ["owl", "fox", "hen"])
        #expect(try await values("mood") == ["calm"])
    }

    @Test func answersOfTwoEaselsAreMerged() async throws {
        let folder = try ScratchFolder()
        let path = folder.path + "/easel.sqlite"
        let (one, other) = (try Archive(path: path), try Archive(path: path))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<AnswerHistory.maxAnswers {
                let news = history([("subject", .number(JSONNumber(number)))], after: number)
                group.addTask { try await (number.isMultiple(of: 2) ? one : other).merge(news, of: Self.owl) }
            }
            try await group.waitForAll()
        }
        let kept = try await one.answers(of: Self.owl).answers(at: "subject").map(\.value)
        #expect(kept == (0..<AnswerHistory.maxAnswers).reversed().map { .number(JSONNumber($0)) })
    }

    @Test func aHistoryIsBoundedAndTheLatestAnswersStay() async throws {
        // Each character is written as six bytes.
        let long = String(repeating: "\u{1}", count: AnswerHistory.maxAnswerBytes - 1)
        for number in 0..<4 {
            let news = history(
                [("subject", .string("\(number)" + long)), ("field \(number)", .string("x" + long))], after: number)
            try await archive.merge(news, of: Self.owl)
        }
        let size = try await archive.database.read { db in
            try Int.fetchOne(db, sql: "SELECT length(CAST(content AS BLOB)) FROM answer_histories")
        }
        #expect(try #require(size) <= Archive.maxHistoryBytes)
        let kept = try await archive.answers(of: Self.owl)
        #expect(kept.answers(at: "field 3").count == 1 && kept.answers(at: "field 0").isEmpty)
        #expect(kept.answers(at: "subject").compactMap { $0.value.string?.first } == ["3", "2"])
    }

    @Test(
        arguments: [
            "", "no JSON", "[1]", "7",
            #"{"subject":7,"mood":[7,{"value":"x"},{"usedAt":1},{"value":null,"usedAt":1}]}"#,
            #"{"subject":{"value":"x","usedAt":1}}"#, String(repeating: #"{"subject":"#, count: 10_000),
        ])
    func anInvalidHistoryIsSkippedAndReplaced(content: String) async throws {
        try await write(content)
        #expect(try await archive.answers(of: Self.owl) == AnswerHistory())
        let mine = history([("subject", "an owl")])
        try await archive.merge(mine, of: Self.owl)
        #expect(try await archive.answers(of: Self.owl) == mine)
    }

    @Test func additionsOfANewerEaselAreIgnored() async throws {
        try await write(#"{"subject":[{"value":"owl","usedAt":5,"isPinned":true},{"pinned":"fox"}],"~2":{"next":[]}}"#)
        try await archive.database.write { db in
            try db.execute(sql: "ALTER TABLE answer_histories ADD COLUMN version INTEGER NOT NULL DEFAULT 2")
        }
        #expect(try await values() == ["owl"])
        #expect(try await archive.answers(of: Self.owl).paths == ["subject"])
    }

    @Test(arguments: [Int.min, -1, Int.max])
    func impossibleTimesAreReturnedUnchanged(time: Int) async throws {
        try await write(#"{"subject":[{"value":"owl","usedAt":\#(time)}]}"#)
        try await archive.merge(history([("subject", "fox")]), of: Self.owl)
        #expect(try await values() == (time > 0 ? ["owl", "fox"] : ["fox", "owl"]))
    }

    @Test func aFullDiskKeepsTheHistoryThatWasThere() async throws {
        let mine = history([("subject", "an owl")])
        try await archive.merge(mine, of: Self.owl)
        try await archive.fill()
        let news = history((0..<40).map { ("\($0)", .string(String(repeating: "x", count: 16_000))) })
        let error = await #expect(throws: ArchiveError.self) { try await archive.merge(news, of: Self.owl) }
        #expect(error?.kind == .full)
        #expect(try await archive.answers(of: Self.owl) == mine)
    }
}
