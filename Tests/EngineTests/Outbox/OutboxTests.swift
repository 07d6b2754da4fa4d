import Archive
import ArtClient
import Domain
import Testing

@testable import Engine

struct OutboxTests {
    private let owl = Request.owl()
    private let fox = Request.owl("request-2", subject: "a fox")

    private func row(_ id: String, after duration: Duration = .zero) -> RunReport {
        var row = RunReport(remoteID: id, rawStatus: "running")
        row.promptID = "p"
        row.createdAt = .noon + duration
        return row
    }

    /// An outbox whose requests have left at noon.
    private func sent(_ requests: Request...) -> Outbox {
        var outbox = Outbox(SpendingLimits())
        for request in requests {
            outbox.queue.add(SendQueue.Place(request: request))
            outbox.send(request, SendSnapshot(sentAt: .noon), at: .zero)
        }
        return outbox
    }

    @Test func whatHasLeftIsOpenUntilItIsSettledButNotWhileTheUsersAnswerIsWritten() {
        var outbox = sent(owl)
        #expect(outbox.isOpen(owl.id))
        let outcome = outbox.beginResolving(owl.id)
        #expect(outcome)
        let outcome2 = outbox.beginResolving(owl.id)
        #expect(!outcome2)
        #expect(!outbox.isOpen(owl.id))
        outbox.endResolving(owl.id)
        #expect(outbox.isOpen(owl.id))
        outbox.settle(owl.id)
        #expect(!outbox.isOpen(owl.id))
    }

    @Test func aRequestIsSearchedForOnceAtATime() {
        var outbox = sent(owl)
        let outcome = outbox.beginSearch(owl.id)
        #expect(outcome)
        let outcome2 = outbox.beginSearch(owl.id)
        #expect(!outcome2)
        outbox.endSearch(owl.id)
        let outcome3 = outbox.beginSearch(owl.id)
        #expect(outcome3)
    }

    @Test func aLostResponseTakesTheRequestOutOfTheQueueAndBeginsItsWindow() {
        var outbox = sent(owl)
        outbox.loseResponse(to: owl, at: .seconds(30))
        #expect(outbox.queue[owl.id] == nil)
        #expect(outbox.reconciliations[owl.id]?.lostAt == .seconds(30))
        #expect(outbox.reconciliations[owl.id]?.leftAt == .zero)
    }

    @Test func aRowThatCanBeOursIsKeptBackUntilItIsAskedFor() {
        var outbox = sent(owl)
        let outcome = outbox.deferIfOurs(row("r1"), of: .artinstring)
        #expect(outcome)
        let outcome2 = outbox.deferIfOurs(row("old", after: .seconds(-3600)), of: .artinstring)
        #expect(!outcome2)
        let outcome3 = outbox.deferIfOurs(row("r1"), of: .antekirt)
        #expect(!outcome3)
        let outcome4 = outbox.takeDeferredRows(of: .antekirt)
        #expect(outcome4.isEmpty)
        let outcome5 = outbox.takeDeferredRows(of: .artinstring)
        #expect(outcome5.map(\.remoteID) == ["r1"])
        let outcome6 = outbox.takeDeferredRows(of: .artinstring)
        #expect(outcome6.isEmpty)
    }

    @Test func rivalsAreTheOpenRequestsThatARowCouldBelongToAsWell() {
        let other = Request.sunset("request-3")
        var outbox = sent(owl, fox, other)
        #expect(outbox.rivals(of: owl, for: [row("r1")]) == 1)
        #expect(outbox.rivals(of: owl, for: []) == 0)
        outbox.settle(fox.id)
        #expect(outbox.rivals(of: owl, for: [row("r1")]) == 0)
        outbox.settle(owl.id)
        #expect(outbox.rivals(of: owl, for: [row("r1")]) == 0)
    }

    @Test func requestsThatLeftAfterAnotherAreKnownByTheirOrder() {
        let outbox = sent(owl, fox)
        #expect(Array(outbox.sent(after: owl.id)) == [fox.id])
        #expect(outbox.sent(after: fox.id).isEmpty)
        #expect(Array(outbox.sent(after: RequestID("of an earlier session"))) == [owl.id, fox.id])
    }

    @Test func aHoldAfterAFailedWriteLastsUntilTheUserLetsItGoWhateverTheArchiveSays() {
        var outbox = Outbox(SpendingLimits())
        let record = RequestRecord(request: owl, state: .prepared, updatedAt: .noon)
        outbox.enqueue(record)
        #expect(outbox.queue[owl.id]?.isHeld == false)
        outbox.holdAfterFailure(owl.id)
        outbox.enqueue(record)
        #expect(outbox.queue[owl.id]?.isHeld == true)
        outbox.setHeld(owl.id, false)
        outbox.enqueue(record)
        #expect(outbox.queue[owl.id]?.isHeld == false)
    }

    @Test(
        arguments: [
            (nil, [], nil), (Duration.seconds(20), [], Duration.seconds(20)), (.seconds(-1), [], nil),
            (nil, [Waiting.Reason.quota], .seconds(300)), (.seconds(20), [.budget], .seconds(20)),
            (nil, [.held, .turn], nil),
        ] as [(Duration?, [Waiting.Reason], Duration?)])
    func theQueueIsLookedAtAgainWhenTheFirstWaitEndsOrMight(
        pause: Duration?, reasons: [Waiting.Reason], expected: Duration?
    ) {
        var outbox = Outbox(SpendingLimits())
        outbox.queue.add(SendQueue.Place(request: owl))
        let pauses = pause.map { [SendQueue.Pause(reason: .offline, until: $0, shown: .noon)] } ?? []
        let waits = reasons.map { Waiting($0, position: 1) }
        let outcome = outbox.planReview(waits, pauses: pauses, recheck: .seconds(300), at: .zero)
        #expect(outcome == expected)
        #expect(outbox.reviewAt == expected)
        // The same is planned already; a later one does not replace it.
        let outcome2 = outbox.planReview(waits, pauses: pauses, recheck: .seconds(300), at: .zero)
        #expect(outcome2 == nil)
        if let expected {
            let outcome3 = outbox.beginReview(at: expected + .seconds(1))
            #expect(!outcome3)
            let outcome4 = outbox.beginReview(at: expected)
            #expect(outcome4)
            let outcome5 = outbox.beginReview(at: expected)
            #expect(!outcome5)
        }
    }

    @Test func writesThatWaitKeepTheirOrder() {
        var outbox = Outbox(SpendingLimits())
        let (one, two) = (
            RequestTransition(owl.id, .accept, at: .noon), RequestTransition(fox.id, .accept, at: .noon)
        )
        outbox.postpone(one)
        outbox.postpone(two)
        outbox.removePending(two)
        #expect(outbox.pendingWrites == [one, two])
        outbox.removePending(one)
        #expect(outbox.pendingWrites == [two])
    }

    @Test func whatWasSpentIsEmittedWhereItHasChanged() {
        var outbox = Outbox(SpendingLimits())
        let outcome = outbox.takeTotals(at: .zero)
        #expect(outcome == nil)
        outbox.note(owl, .prepared, at: .zero, isOfSession: true)
        let outcome2 = outbox.takeTotals(at: .zero)
        #expect(outcome2 == nil)
        outbox.note(owl, .sending, at: .zero, isOfSession: true)
        let totals = outbox.takeTotals(at: .zero)
        #expect(totals?.session == Spending(runs: 1))
        #expect(totals?.day == Spending(runs: 1))
        let outcome3 = outbox.takeTotals(at: .zero)
        #expect(outcome3 == nil)
        outbox.note(owl, .rejected, at: .zero, isOfSession: true)
        let outcome4 = outbox.takeTotals(at: .zero)
        #expect(outcome4?.session == Spending())
    }

    @Test func aRequestOverTheBudgetIsNamedAsSuch() {
        var outbox = Outbox(SpendingLimits(runsPerSession: 1))
        outbox.queue.add(SendQueue.Place(request: fox))
        #expect(outbox.overBudget(at: .zero).isEmpty)
        outbox.note(owl, .sending, at: .zero, isOfSession: true)
        #expect(outbox.overBudget(at: .zero) == [fox.id])
    }
}
