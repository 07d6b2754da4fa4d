import Archive
import Domain
import JSON
import Testing

struct ArchiveRequestsTests {
    private let id = Request.sample().id

    /// An archive in which the sample request has come to `state`.
    private func archive(at state: RequestState) async throws -> Archive {
        let archive = try Archive(inMemory: ())
        try await archive.record(.sample(), at: .noon)
        for event in Self.way(to: state) { try await archive.write(RequestTransition(id, event, at: .noon)) }
        #expect(try await archive.request(id)?.state == state)
        return archive
    }

    private static func way(to state: RequestState) -> [RequestState.Event] {
        switch state {
        case .prepared: []
        case .sending: [.send]
        case .accepted: [.send, .accept]
        case .rejected: [.send, .refuse]
        case .withdrawn: [.withdraw]
        case .unknown: [.send, .loseResponse]
        case .searching: [.send, .loseResponse, .search]
        case .adopted: [.send, .loseResponse, .adopt]
        case .absent: [.send, .loseResponse, .search, .findNone]
        case .undecided: [.send, .loseResponse, .search, .findSeveral]
        case .replaced: [.send, .loseResponse, .search, .findNone, .replace]
        case .dismissed: [.send, .loseResponse, .search, .findNone, .dismiss]
        }
    }

    @Test func aRecordedRequestComesBackAsItWasByteForByte() async throws {
        let archive = try Archive(inMemory: ())
        try await archive.record(.sample(), isConfirmed: true, at: .noon)
        let record = try #require(try await archive.request(id))
        #expect(record == RequestRecord(request: .sample(), state: .prepared, isConfirmed: true, updatedAt: .noon))
        #expect(record.request.body.text == Request.sample().body.text)
        #expect(try await archive.recentRuns(limit: 9) == [Request.sample().pendingRun])
    }

    @Test func aPausedRequestIsNotSentAndACanceledOneIsNoRun() async throws {
        let archive = try await archive(at: .prepared)
        try await archive.hold(id, true)
        let error = await #expect(throws: ArchiveError.self) {
            try await archive.write(RequestTransition(id, .send, at: .noon))
        }
        #expect(error?.kind == .refusedTransition)
        #expect(try await archive.request(id)?.state == .prepared)
        try await archive.write(RequestTransition(id, .withdraw, at: .noon))
        // Written late.
        try await archive.save([Request.sample().pendingRun])
        #expect(try await archive.recentRuns(limit: 9).isEmpty)
    }

    @Test func theSameRequestIsNotRecordedTwice() async throws {
        let archive = try Archive(inMemory: ())
        try await archive.record(.sample(), at: .noon)
        await #expect(throws: ArchiveError.self) { try await archive.record(.sample(), at: .noon) }
    }

    @Test(arguments: RequestState.allCases, RequestState.Event.allCases)
    func onlyAllowedTransitionsAreWrittenAndAllOfThemToTheJournal(
        state: RequestState, event: RequestState.Event
    ) async throws {
        let archive = try await archive(at: state)
        let before = try await archive.journal(of: id)
        let transition = RequestTransition(
            id, event, remoteID: "remote", failure: Run.whole.failure, at: .noon + .seconds(1))
        if let after = state.after(event) {
            #expect(try await archive.write(transition) == after)
            #expect(try await archive.request(id)?.state == after)
            let moment = (after, Timestamp.noon + .seconds(1), Run.whole.failure?.what)
            let added = try await archive.journal(of: id).dropFirst(before.count).map { ($0.state, $0.at, $0.detail) }
            #expect(added.count == (after == state ? 0 : 1))
            if let added = added.first { #expect(added == moment) }
        } else {
            let error = await #expect(throws: ArchiveError.self) { try await archive.write(transition) }
            #expect(error?.kind == .refusedTransition)
            #expect(try await archive.request(id)?.state == state)
            #expect(try await archive.journal(of: id) == before)
        }
    }

    @Test func theSnapshotOfASendingIsKeptUntilItIsReplaced() async throws {
        let archive = try await archive(at: .prepared)
        let snapshot = SendSnapshot(
            sentAt: .noon, serverSentAt: .noon + .seconds(3600), spentBefore: -442, knownRuns: ["a", "b"])
        try await archive.write(RequestTransition(id, .send, snapshot: snapshot, at: .noon))
        try await archive.write(RequestTransition(id, .loseResponse, failure: Run.whole.failure, at: .noon))
        #expect(try await archive.request(id)?.snapshot == snapshot)
        #expect(try await archive.request(id)?.failure == Run.whole.failure)
    }

    @Test func aQuestionIsKeptUntilItIsAnswered() async throws {
        let archive = try await archive(at: .searching)
        let question = OutcomeQuestion(
            candidates: [
                OutcomeQuestion.Candidate(remoteID: "r1", title: "an owl", createdAt: .noon, phase: .running),
                OutcomeQuestion.Candidate(remoteID: "r2"),
            ], evidence: .spent)
        try await archive.write(RequestTransition(id, .findSeveral, question: question, at: .noon))
        #expect(try await archive.unsettledRequests().map(\.question) == [question])
        try await archive.write(RequestTransition(id, .adopt, remoteID: "r2", at: .noon))
        #expect(try await archive.request(id)?.question == nil)
    }

    @Test func aRefusedTransitionLeavesTheRunAsItWas() async throws {
        let archive = try Archive(inMemory: ())
        await #expect(throws: ArchiveError.self) {
            try await archive.write(RequestTransition(RequestID("none"), .send, run: .whole, at: .noon))
        }
        #expect(try await archive.recentRuns(limit: 1).isEmpty)
    }

    @Test func aRunBelongsToOneRequest() async throws {
        let archive = try await archive(at: .accepted)
        try await archive.write(RequestTransition(id, .restart, at: .noon))
        let other = RequestID("other")
        try await archive.record(.sample("other"), at: .noon)
        for event in Self.way(to: .undecided) {
            try await archive.write(RequestTransition(other, event, at: .noon))
        }
        let first = RequestID("first")
        try await archive.record(.sample("first"), at: .noon)
        try await archive.write(RequestTransition(first, .send, at: .noon))
        try await archive.write(RequestTransition(first, .accept, remoteID: "r1", at: .noon))
        let error = await #expect(throws: ArchiveError.self) {
            try await archive.write(RequestTransition(other, .adopt, remoteID: "r1", at: .noon))
        }
        #expect(error?.kind == .refusedTransition)
        #expect(try await archive.claimed(of: ["r1", "r2"], at: .artinstring, exceptBy: other) == ["r1"])
        #expect(try await archive.claimed(of: ["r1", "r2"], at: .artinstring, exceptBy: first).isEmpty)
        #expect(try await archive.claimed(of: ["r1", "r2"], at: .antekirt, exceptBy: other).isEmpty)
        try await archive.write(RequestTransition(other, .adopt, remoteID: "r2", at: .noon))
        #expect(try await archive.request(other)?.remoteID == "r2")
    }

    @Test func aCanceledRequestIsInTheJournalButNotInTheHistory() async throws {
        let archive = try await archive(at: .withdrawn)
        #expect(try await archive.recentRuns(limit: 9).isEmpty)
        #expect(try await archive.journal(of: id).map(\.state) == [.prepared, .withdrawn])
    }

    @Test func aSuccessorIsRecordedWithTheEndOfWhatItReplacesOrNeitherIs() async throws {
        let archive = try await archive(at: .absent)
        try await archive.replace(RequestTransition(id, .replace, at: .noon), with: .sample("again"))
        #expect(try await archive.request(id)?.state == .replaced)
        let again = try await archive.request(RequestID("again"))
        #expect(again?.state == .prepared)
        #expect(again?.isConfirmed == true)
        await #expect(throws: ArchiveError.self) {
            try await archive.replace(RequestTransition(id, .replace, at: .noon), with: .sample("third"))
        }
        #expect(try await archive.request(RequestID("third")) == nil)
    }

    @Test func unsettledRequestsComeInQueueOrderWhichCanBeChanged() async throws {
        let archive = try Archive(inMemory: ())
        for (name, state) in [
            ("a", RequestState.sending), ("b", .prepared), ("c", .unknown), ("d", .accepted), ("e", .prepared),
            ("f", .searching), ("g", .absent), ("h", .undecided), ("i", .dismissed), ("j", .prepared),
        ] {
            try await archive.record(.sample(name), at: .noon)
            for event in Self.way(to: state) {
                try await archive.write(RequestTransition(RequestID(name), event, at: .noon))
            }
        }
        #expect(try await names(archive) == ["a", "b", "c", "e", "f", "g", "h", "j"])
        try await archive.arrange(["j", "b", "e"].map(RequestID.init))
        #expect(try await names(archive) == ["a", "j", "c", "b", "f", "g", "h", "e"])
        try await archive.hold(RequestID("b"), true)
        #expect(try await archive.unsettledRequests().filter(\.isHeld).map(\.request.id.value) == ["b"])
        try await archive.record(.sample("k"), at: .noon)
        #expect(try await names(archive).last == "k")
    }

    private func names(_ archive: Archive) async throws -> [String] {
        try await archive.unsettledRequests().map(\.request.id.value)
    }

    @Test func theHistoryOfADayIsFoundByWhenItWasLastWritten() async throws {
        let archive = try Archive(inMemory: ())
        for (name, hours) in [("a", 0), ("b", 30), ("c", 1)] {
            try await archive.record(.sample(name), at: .noon + .seconds(3600 * hours))
        }
        #expect(try await archive.requests(since: .noon + .seconds(3600)).map(\.request.id.value) == ["b", "c"])
    }
}
