import Domain
import Testing

@testable import Engine

struct StreamPlanTests {
    /// A plan for so many runs, one made each second, the first the newest.
    private func plan(runs: Int) -> StreamPlan {
        var plan = StreamPlan()
        for number in 0..<runs {
            plan.follow(RunID("\(number)"), createdAt: .noon + .seconds(-number), at: .zero)
        }
        return plan
    }

    /// What the plan does at `now`, until there is nothing to do.
    private func steps(_ plan: inout StreamPlan, at now: Duration) -> [StreamPlan.Step] {
        var steps: [StreamPlan.Step] = []
        while steps.count < 50 {
            steps.append(plan.next(at: now))
            switch steps.last {
            case .wait, .rest: return steps
            default: continue
            }
        }
        return steps
    }

    private func open(_ numbers: Int...) -> [StreamPlan.Step] { numbers.map { .open(RunID("\($0)")) } }

    @Test func theNewestFourHaveStreamsAndTheNextOneWhenAStreamHasSaidItsRunsEnd() {
        var plan = plan(runs: 6)
        #expect(steps(&plan, at: .zero) == open(0, 1, 2, 3) + [.rest])
        plan.noteFirstEvent(RunID("1"))
        plan.ended(RunID("1"), saidTerminal: true, hasSpoken: true, at: .seconds(1), jitter: 0.5)
        #expect(steps(&plan, at: .seconds(1)) == open(4) + [.rest])
    }

    @Test func aNewerRunTakesTheStreamOfTheOldestNotBeforeThatWasOfUse() {
        var plan = plan(runs: 4)
        _ = steps(&plan, at: .zero)
        plan.follow(RunID("new"), createdAt: .noon + .seconds(1), at: .seconds(1))
        #expect(steps(&plan, at: .seconds(1)) == [.wait(until: .seconds(10))])
        #expect(plan.next(at: .seconds(10)) == .close(RunID("3")))
        plan.ended(RunID("3"), saidTerminal: false, hasSpoken: true, at: .seconds(10), jitter: 0.5)
        #expect(steps(&plan, at: .seconds(10)) == [.open(RunID("new")), .rest])
        plan.leave(RunID("0"))
        plan.ended(RunID("0"), saidTerminal: false, hasSpoken: true, at: .seconds(11), jitter: 0.5)
        #expect(steps(&plan, at: .seconds(11)) == open(3) + [.rest], "it has not been forgotten")
    }

    @Test func aStreamThatKeepsBreakingIsOpenedLessAndLessOften() {
        var plan = plan(runs: 1)
        var now = Duration.zero
        var pauses: [Duration] = []
        for _ in 0..<8 {
            #expect(plan.next(at: now) == .open(RunID("0")))
            plan.noteFirstEvent(RunID("0"))
            plan.ended(RunID("0"), saidTerminal: false, hasSpoken: true, at: now, jitter: 0.5)
            guard case .wait(let due) = plan.next(at: now) else {
                Issue.record("opened at once")
                return
            }
            pauses.append(due - now)
            now = due
        }
        #expect(pauses == [2, 4, 8, 16, 32, 60, 60, 60].map { .seconds($0) })
        #expect(plan.next(at: now) == .open(RunID("0")))
        plan.noteProgress(RunID("0"))
        plan.ended(RunID("0"), saidTerminal: false, hasSpoken: true, at: now, jitter: 0.5)
        #expect(plan.next(at: now) == .wait(until: now + .seconds(2)))
    }

    @Test func threeStreamsInARowThatTellNothingCloseTheWayForAMinuteThenOneIsTried() {
        var plan = plan(runs: 6)
        _ = steps(&plan, at: .zero)
        for number in 0..<3 {
            plan.ended(RunID("\(number)"), saidTerminal: false, hasSpoken: false, at: .seconds(1), jitter: 0.5)
        }
        #expect(steps(&plan, at: .seconds(10)) == [.wait(until: .seconds(61))])
        #expect(steps(&plan, at: .seconds(61)) == open(0) + [.wait(until: .seconds(121))])
        plan.ended(RunID("0"), saidTerminal: false, hasSpoken: false, at: .seconds(62), jitter: 0.5)
        #expect(steps(&plan, at: .seconds(70)) == [.wait(until: .seconds(122))])
        #expect(plan.next(at: .seconds(122)) == .open(RunID("0")))
        plan.noteFirstEvent(RunID("0"))
        #expect(steps(&plan, at: .seconds(122)) == open(1, 2) + [.rest], "streams work again, for all")
    }

    @Test func aRunThatIsNotFollowedAnyMoreHasItsStreamEndedAndIsForgotten() {
        var plan = plan(runs: 1)
        #expect(plan.next(at: .zero) == .open(RunID("0")))
        plan.leave(RunID("0"))
        plan.ended(RunID("0"), saidTerminal: false, hasSpoken: false, at: .seconds(1), jitter: 0.5)
        #expect(plan == StreamPlan())
        #expect(plan.next(at: .seconds(99)) == .rest)
    }

    @Test func aRunThatIsFollowedAgainWhileItsStreamEndsIsStreamedAgain() {
        var plan = plan(runs: 1)
        #expect(plan.next(at: .zero) == .open(RunID("0")))
        plan.leave(RunID("0"))
        plan.follow(RunID("0"), createdAt: .noon, at: .seconds(1))
        plan.ended(RunID("0"), saidTerminal: false, hasSpoken: true, at: .seconds(1), jitter: 0.5)
        #expect(plan.next(at: .seconds(1)) == .open(RunID("0")))
    }
}
