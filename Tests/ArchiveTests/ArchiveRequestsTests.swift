import Archive
import Domain
import Testing

struct ArchiveRequestsTests {
    @Test func `a recorded request comes back as it was, byte for byte`() async throws {
        let archive = try Archive(inMemory: ())
        try await archive.record(.sample(), at: .noon)
        let record = try #require(try await archive.request(Request.sample().id))
        #expect(record == RequestRecord(request: .sample(), state: .prepared, updatedAt: .noon))
        #expect(record.request.body.text == Request.sample().body.text)
        #expect(try await archive.recentRuns(limit: 9) == [Request.sample().pendingRun])
    }

    @Test func `the same request is not recorded twice`() async throws {
        let archive = try Archive(inMemory: ())
        try await archive.record(.sample(), at: .noon)
        await #expect(throws: ArchiveError.self) { try await archive.record(.sample(), at: .noon) }
    }

    @Test(arguments: RequestState.allCases, RequestState.allCases)
    func `only the transitions of the table are made`(from: RequestState, to: RequestState) async throws {
        let allowed: [RequestState: Set<RequestState>] = [
            .prepared: [.sending, .accepted, .rejected], .sending: [.accepted, .rejected, .unknown],
            .unknown: [.accepted, .rejected], .accepted: [], .rejected: [],
        ]
        let archive = try Archive(inMemory: ())
        let id = Request.sample().id
        try await archive.record(.sample(), at: .noon)
        let path: [RequestState] =
            switch from {
            case .prepared: []
            case .unknown: [.sending, .unknown]
            case .sending, .accepted, .rejected: [.sending] + (from == .sending ? [] : [from])
            }
        for state in path { try await archive.transition(id, to: state, at: .noon) }
        do {
            try await archive.transition(id, to: to, remoteID: "remote", at: .noon + .seconds(1))
            #expect(allowed[from]?.contains(to) == true)
            #expect(try await archive.request(id)?.state == to)
            #expect(try await archive.request(id)?.remoteID == "remote")
        } catch {
            #expect(allowed[from]?.contains(to) == false)
            #expect(error.kind == .refusedTransition)
            #expect(try await archive.request(id)?.state == from)
        }
    }

    @Test func `a refused transition leaves the run as it was`() async throws {
        let archive = try Archive(inMemory: ())
        await #expect(throws: ArchiveError.self) {
            try await archive.transition(RequestID("none"), to: .sending, run: .whole, at: .noon)
        }
        #expect(try await archive.recentRuns(limit: 1).isEmpty)
    }

    @Test func `unsettled requests are those whose outcome is open`() async throws {
        let archive = try Archive(inMemory: ())
        for (id, path) in [
            ("a", [RequestState.sending]), ("b", []), ("c", [.sending, .unknown]), ("d", [.sending, .accepted]),
            ("e", [.sending, .rejected]),
        ] {
            try await archive.record(.sample(id), at: .noon)
            for state in path {
                try await archive.transition(
                    RequestID(id), to: state, failure: state == .unknown ? Run.whole.failure : nil, at: .noon)
            }
        }
        let records = try await archive.unsettledRequests()
        #expect(records.map(\.request.id.value) == ["a", "b", "c"])
        #expect(records.map(\.state) == [.sending, .prepared, .unknown])
        #expect(records.last?.failure == Run.whole.failure)
    }
}
