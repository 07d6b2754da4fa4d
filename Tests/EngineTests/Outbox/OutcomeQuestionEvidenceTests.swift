import Domain
import Testing

@testable import Engine

struct OutcomeQuestionEvidenceTests {
    private typealias BalanceEvidence = OutcomeQuestion.BalanceEvidence

    private func other(_ request: Request, _ state: RequestState) -> RequestRecord {
        RequestRecord(request: request, state: state, updatedAt: .noon)
    }

    @Test(
        arguments: [
            (-442, -442, .unspent), (-442, -439, .spent), (-442, -445, .inconclusive), (-442, -440, .inconclusive),
            (-442, -436, .inconclusive), (nil, -442, .inconclusive), (-442, nil, .inconclusive),
        ] as [(Int?, Int?, OutcomeQuestion.BalanceEvidence)])
    func aBalanceTellsOfARequestAlone(before: Int?, after: Int?, evidence: OutcomeQuestion.BalanceEvidence) {
        #expect(BalanceEvidence(before: before, after: after, cost: .credits(3), others: []) == evidence)
    }

    @Test func whatOurOwnOtherRequestsTookIsTakenOff() {
        let others = [other(.sunset("a"), .accepted), other(.owl("b"), .unknown), other(.sunset("c"), .rejected)]
        #expect(BalanceEvidence(before: -10, after: -7, cost: .credits(3), others: others) == .unspent)
        #expect(BalanceEvidence(before: -10, after: -4, cost: .credits(3), others: others) == .spent)
    }

    @Test(arguments: [RequestState.sending, .unknown, .searching, .absent, .undecided, .dismissed, .replaced])
    func anotherOneThatIsOpenAsWellSilencesIt(state: RequestState) {
        let others = [other(.sunset("a"), state)]
        #expect(
            BalanceEvidence(before: -10, after: -10, cost: .credits(3), others: others) == .unspent, "nothing is gone")
        #expect(BalanceEvidence(before: -10, after: -7, cost: .credits(3), others: others) == .inconclusive)
    }

    @Test func quotasOfOtherModalitiesDoNotMatter() {
        let others = [other(.owl("a"), .unknown)]
        #expect(BalanceEvidence(before: 4, after: 5, cost: .quota(.video, runs: 1), others: others) == .spent)
        #expect(BalanceEvidence(before: 4, after: 5, cost: .quota(.image, runs: 1), others: others) == .inconclusive)
    }

    @Test func aRunThatTheQuotaMayHaveCountedSilencesItAndOneThatItDoesNotCountLeavesIt() {
        func uncounted(_ provider: String?) -> Request {
            let owl = Request.owl("x")
            return Request(
                id: owl.id, action: owl.action, entry: owl.entry, title: owl.title, modality: owl.modality,
                body: owl.body, cost: .uncounted(.image, provider: provider, runs: 1), createdAt: owl.createdAt)
        }
        let cost = Cost.quota(.image, runs: 1)
        let fal = [other(uncounted("fal"), .accepted)]
        #expect(BalanceEvidence(before: 4, after: 5, cost: cost, others: fal) == .spent)
        let unknown = [other(uncounted(nil), .accepted)]
        #expect(BalanceEvidence(before: 4, after: 5, cost: cost, others: unknown) == .inconclusive)
        #expect(BalanceEvidence(before: 4, after: 4, cost: cost, others: unknown) == .unspent)
    }
}
