import Domain
import Testing

struct RequestStateTests {
    /// The state after each event of each state; other events cannot happen.
    private static let table: [RequestState: [RequestState.Event: RequestState]] = [
        .prepared: [.send: .sending, .refuse: .rejected, .withdraw: .withdrawn, .restart: .prepared],
        .sending: [
            .accept: .accepted, .refuse: .rejected, .requeue: .prepared, .loseResponse: .unknown, .restart: .unknown,
        ],
        .accepted: [.restart: .accepted],
        .rejected: [.restart: .rejected],
        .withdrawn: [.restart: .withdrawn],
        .unknown: [.search: .searching, .adopt: .adopted, .restart: .unknown],
        .searching: [
            .adopt: .adopted, .findNone: .absent, .findSeveral: .undecided, .refuse: .rejected, .restart: .unknown,
        ],
        .adopted: [.restart: .adopted],
        .absent: [
            .search: .searching, .adopt: .adopted, .replace: .replaced, .dismiss: .dismissed, .restart: .absent,
        ],
        .undecided: [
            .search: .searching, .adopt: .adopted, .replace: .replaced, .dismiss: .dismissed, .restart: .undecided,
        ],
        .replaced: [.restart: .replaced],
        .dismissed: [.restart: .dismissed],
    ]

    @Test(arguments: RequestState.allCases, RequestState.Event.allCases)
    func everyEventInEveryStateMatchesTheTable(state: RequestState, event: RequestState.Event) {
        #expect(state.after(event) == Self.table[state]?[event])
    }

    @Test(arguments: RequestState.allCases.filter { $0.maySpend && $0 != .sending })
    func noStateInWhichItMayHaveBeenPaidLeadsToSending(state: RequestState) {
        var reached: Set<RequestState> = [state]
        var fresh = [state]
        while let next = fresh.popLast() {
            for event in RequestState.Event.allCases {
                if let after = next.after(event), reached.insert(after).inserted { fresh.append(after) }
            }
        }
        #expect(!reached.contains(.sending) && !reached.contains(.prepared))
    }

    @Test(arguments: RequestState.allCases.filter { !$0.isUnsettled })
    func finalStatesStay(state: RequestState) {
        for event in RequestState.Event.allCases { #expect([nil, state].contains(state.after(event))) }
    }

    @Test func onlyRequestsThatWereNotSentOrWereRejectedCertainlyCostNothing() {
        #expect(RequestState.allCases.filter { !$0.maySpend } == [.prepared, .rejected, .withdrawn])
    }
}
