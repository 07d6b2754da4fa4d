import ArtClient
import Domain
import Testing

@testable import Engine

struct PollScheduleTests {
    /// A plan for so many runs, one made each second, the first the newest.
    private func plan(_ service: Service, runs: Int) -> PollSchedule {
        var plan = PollSchedule(service, at: .zero)
        for number in 0..<runs {
            plan.follow(RunID("\(number)"), createdAt: .noon + .seconds(-number), at: .zero)
        }
        return plan
    }

    private func page(_ rows: [Int], next: NextPage? = nil, isNews: Bool = false) -> PollResult {
        PollResult(
            rows: Dictionary(uniqueKeysWithValues: rows.map { (RunID("\($0)"), .noon + .seconds(-$0)) }),
            oldest: rows.max().map { .noon + .seconds(-$0) }, next: next, serverDate: .noon, isNews: isNews)
    }

    private func cursor(_ number: Int) -> NextPage { .cursor((Timestamp.noon + .seconds(-number)).rfc3339) }

    // MARK: when

    @Test func nothingToFollowNothingToDo() {
        var plan = plan(.artinstring, runs: 1)
        plan.leave(RunID("0"))
        #expect(plan.next(at: .seconds(100)) == .rest)
    }

    @Test(arguments: [(Service.artinstring, 1500), (.antekirt, 3000)])
    func oneRunIsReadByItselfAndTheListEveryHalfMinute(service: Service, first: Int) {
        var plan = plan(service, runs: 1)
        #expect(plan.next(at: .zero) == .wait(until: .milliseconds(first)))
        #expect(plan.next(at: .milliseconds(first)) == .run(RunID("0")))
        plan.read(RunID("0"), createdAt: nil, isNews: false, at: .milliseconds(first), jitter: 0.5)
        #expect(plan.next(at: .seconds(30)) == .newestPage)
    }

    @Test(arguments: [
        (Service.artinstring, [1500, 1950, 2535, 3295, 4284, 5569, 7240, 9412, 10000, 10000]),
        (.antekirt, [3000, 3900, 5000, 5000]),
    ])
    func aListThatBringsNothingNewIsReadLessAndLessOften(service: Service, gaps: [Int]) {
        var plan = plan(service, runs: 2)
        var now = Duration.zero
        var seen: [Int] = []
        for _ in gaps {
            guard case .wait(let moment) = plan.next(at: now) else {
                Issue.record("no pause at \(now)")
                return
            }
            seen.append(Int((moment - now) / .milliseconds(1)))
            now = moment
            #expect(plan.next(at: now) == .newestPage)
            plan.receiveNewest(page([0, 1]), at: now, time: .noon, jitter: 0.5)
        }
        #expect(seen == gaps)
    }

    @Test func antekirtsListIsReadEveryTenSecondsOnceItsRunsTakeLong() {
        var plan = plan(.antekirt, runs: 2)
        var now = Duration.zero
        while now < .seconds(300) {
            if case .wait(let moment) = plan.next(at: now) {
                now = moment
            } else {
                plan.receiveNewest(page([0, 1]), at: now, time: .noon, jitter: 0.5)
            }
        }
        #expect(plan.next(at: now) == .newestPage)
        plan.receiveNewest(page([0, 1]), at: now, time: .noon, jitter: 0.5)
        #expect(plan.next(at: now) == .wait(until: now + .seconds(10)))
    }

    @Test func newsAndNewRunsMakeTheNextLookComeSoon() {
        var plan = plan(.artinstring, runs: 2)
        for _ in 0..<20 { plan.adapt(isNews: false, at: .zero, jitter: 0.5) }
        #expect(plan.next(at: .zero) == .wait(until: .seconds(10)))
        plan.adapt(isNews: true, at: .zero, jitter: 0.5)
        #expect(plan.next(at: .zero) == .wait(until: .seconds(3)))
        plan.follow(RunID("new"), createdAt: .noon, at: .seconds(1))
        #expect(plan.next(at: .seconds(1)) == .wait(until: .milliseconds(1500)))
    }

    @Test func runsWithAStreamAreLookedAfterEveryHalfMinute() {
        var plan = plan(.artinstring, runs: 4)
        for number in 0..<4 { plan.streamed(RunID("\(number)"), true) }
        #expect(plan.next(at: .seconds(1)) == .wait(until: .seconds(30)))
        #expect(plan.next(at: .seconds(30)) == .newestPage)
        plan.receiveNewest(page([0, 1, 2, 3]), at: .seconds(30), time: .noon, jitter: 0.5)
        #expect(plan.next(at: .seconds(31)) == .wait(until: .seconds(60)))
    }

    // MARK: what

    @Test func runsThatAWholeListDoesNotHoldAreReadOnTheirOwnButNotThoseThatCameAfterIt() {
        var plan = plan(.artinstring, runs: 2)
        #expect(plan.next(at: .seconds(2)) == .newestPage)
        plan.follow(RunID("late"), createdAt: .noon + .seconds(2), at: .seconds(3))
        plan.receiveNewest(page([0]), at: .seconds(3), time: .noon, jitter: 0.5)
        #expect(plan.next(at: .seconds(3)) == .run(RunID("1")))
        #expect(plan.entries[RunID("late")]?.readDue == nil)
    }

    @Test func oneOrTwoRunsBeyondTheNewestPageAreReadOneByOneTheStalestFirst() {
        var plan = plan(.artinstring, runs: 5)
        plan.noteUpdate(RunID("3"), at: .seconds(1))
        #expect(plan.next(at: .seconds(2)) == .newestPage)
        plan.receiveNewest(page([0, 1, 2], next: cursor(2)), at: .seconds(2), time: .noon, jitter: 0.5)
        #expect(plan.next(at: .seconds(2)) == .run(RunID("4")))
        plan.read(RunID("4"), createdAt: nil, isNews: false, at: .seconds(2), jitter: 0.5)
        #expect(plan.next(at: .seconds(12)) == .newestPage)
        plan.receiveNewest(page([0, 1, 2], next: cursor(2)), at: .seconds(12), time: .noon, jitter: 0.5)
        #expect(plan.next(at: .seconds(12)) == .run(RunID("3")))
    }

    @Test func eachSweepReadsOneMorePageInARoundAndWhatARoundDoesNotShowIsReadOnItsOwn() {
        var plan = plan(.antekirt, runs: 9)
        var now = Duration.seconds(3)
        var steps: [PollSchedule.Step] = []
        for further in [page([3, 4], next: .page(3)), page([5, 7], next: .page(4)), page([8], next: nil)] {
            #expect(plan.next(at: now) == .newestPage)
            plan.receiveNewest(page([0, 1, 2], next: .page(2)), at: now, time: .noon, jitter: 0.5)
            steps.append(plan.next(at: now))
            plan.receiveFurther(further, at: now)
            guard case .wait(let moment) = plan.next(at: now) else { break }
            now = moment
        }
        #expect(steps == [.furtherPage(.page(2)), .furtherPage(.page(3)), .furtherPage(.page(4))])
        #expect(plan.next(at: now) == .run(RunID("6")))
    }

    @Test func aRoundEndsWhereTheOldestLiveRunHasBeenPassedAndAtAPageThatLeadsToItself() {
        for (oldest, next) in [(500, NextPage.page(3)), (4, .page(2))] {
            var plan = plan(.antekirt, runs: 6)
            _ = plan.next(at: .seconds(3))
            plan.receiveNewest(page([0, 1, 2], next: .page(2)), at: .seconds(3), time: .noon, jitter: 0.5)
            #expect(plan.next(at: .seconds(3)) == .furtherPage(.page(2)))
            plan.receiveFurther(page([3, oldest], next: next), at: .seconds(4))
            #expect(plan.round == nil)
        }
    }

    @Test func aCursorPassesOverWhatLiesBetweenLiveRunsAndNotOverARunOfItsOwnSecond() {
        var plan = PollSchedule(.artinstring, at: .zero)
        for number in [0, 60, 61, 5000, 5001] {
            plan.follow(RunID("\(number)"), createdAt: .noon + .seconds(-number), at: .zero)
        }
        // The page tells the clocks' difference: none.
        _ = plan.next(at: .seconds(2))
        plan.receiveNewest(page([0], next: cursor(49)), at: .seconds(2), time: .noon, jitter: 0.5)
        #expect(plan.next(at: .seconds(2)) == .furtherPage(cursor(48)), "our clock and theirs may differ by minutes")
        plan.receiveFurther(page([60, 61], next: cursor(98)), at: .seconds(3))
        guard case .wait(let moment) = plan.next(at: .seconds(3)) else {
            Issue.record("it does not wait")
            return
        }
        _ = plan.next(at: moment)
        plan.receiveNewest(page([0], next: cursor(49)), at: moment, time: .noon, jitter: 0.5)
        #expect(plan.next(at: moment) == .furtherPage(cursor(5000 - 120)))
    }

    @Test func theListIsAskedForFromTwoMinutesBeforeTheOldestLiveRunByTheServicesClock() {
        var plan = plan(.artinstring, runs: 3)
        #expect(plan.since == nil, "the clocks cannot be compared yet")
        plan.receiveNewest(page([0]), at: .seconds(1), time: .noon + .seconds(600), jitter: 0.5)
        #expect(plan.since == .noon + .seconds(-2 - 600 - 120))
        plan.receiveNewest(page([0, 1, 2]), at: .seconds(1), time: .noon + .seconds(600), jitter: 0.5)
        #expect(plan.since == .noon + .seconds(-2 - 120))
        #expect(self.plan(.antekirt, runs: 1).since == nil)
    }

    // MARK: failures

    @Test func aServiceThatDoesNotAnswerIsLeftAloneLongerEachTime() {
        var plan = plan(.antekirt, runs: 2)
        let pauses = (0..<6).map { _ in
            plan.failed(retryAfter: nil, at: .zero, jitter: 0.5)
            return plan.next(at: .zero)
        }
        #expect(pauses == [2, 4, 8, 16, 30, 30].map { .wait(until: .seconds($0)) })
        plan.receiveNewest(page([0, 1]), at: .seconds(40), time: .noon, jitter: 0.5)
        #expect(plan.failures == 0)
    }

    @Test(arguments: [(1, 2), (40, 40), (9999, 120)])
    func theServicesOwnHintIsKeptToWithinReason(hint: Int, pause: Int) {
        var plan = plan(.artinstring, runs: 2)
        plan.failed(retryAfter: .seconds(hint), at: .zero, jitter: 0.5)
        #expect(plan.next(at: .zero) == .wait(until: .seconds(pause)))
    }

    @Test func aListThatIsDownAloneRestsAloneRunsAreReadOneByOneMeanwhile() {
        var plan = plan(.antekirt, runs: 3)
        #expect(plan.next(at: .seconds(3)) == .newestPage)
        plan.listFailed(retryAfter: .seconds(60), at: .seconds(3), jitter: 0.5)
        plan.wantRead(RunID("1"), at: .seconds(4))
        #expect(plan.next(at: .seconds(4)) == .run(RunID("1")), "somebody waits for it")
        plan.read(RunID("1"), createdAt: nil, isNews: false, at: .seconds(4), jitter: 0.5)
        var now = Duration.seconds(4)
        var read: [RunID] = []
        while now < .seconds(63) {
            switch plan.next(at: now) {
            case .wait(let moment): now = moment
            case .run(let id):
                read.append(id)
                plan.read(id, createdAt: nil, isNews: false, at: now, jitter: 0.5)
            case let step: return _ = Issue.record("\(step) at \(now)")
            }
        }
        #expect(Set(read.prefix(3)).count == 3, "each in its turn")
        #expect(plan.next(at: now) == .newestPage)
        plan.receiveNewest(page([0, 1, 2]), at: now, time: .noon, jitter: 0.5)
        #expect(plan.listFailures == 0)
    }

    @Test func whereNeitherTheListNorARunCanBeReadEverythingRests() {
        var plan = plan(.antekirt, runs: 3)
        _ = plan.next(at: .seconds(3))
        plan.listFailed(retryAfter: .seconds(60), at: .seconds(3), jitter: 0.5)
        guard case .run(let id) = plan.next(at: .seconds(6)) else { return _ = Issue.record("no read") }
        plan.readFailed(id, retryAfter: nil, at: .seconds(6), jitter: 0.5)
        #expect(plan.next(at: .seconds(6)) == .wait(until: .seconds(8)))
        plan.readFailed(RunID("0"), retryAfter: nil, at: .seconds(8), jitter: 0.5)
        #expect(plan.next(at: .seconds(8)) == .wait(until: .seconds(12)))
    }

    @Test func aListWithStreamsAloneIsNotReadBeforeItsRestIsOver() {
        var plan = plan(.artinstring, runs: 2)
        for number in 0..<2 { plan.streamed(RunID("\(number)"), true) }
        #expect(plan.next(at: .seconds(30)) == .newestPage)
        plan.listFailed(retryAfter: .seconds(100), at: .seconds(30), jitter: 0.5)
        #expect(plan.next(at: .seconds(60)) == .wait(until: .seconds(130)))
        #expect(plan.next(at: .seconds(130)) == .newestPage)
    }

    @Test func aRunThatCannotBeReadKeepsItsPauseWhateverTheListSaysOfIt() {
        var plan = plan(.artinstring, runs: 3)
        plan.wantRead(RunID("0"), at: .seconds(1))
        plan.readFailed(RunID("0"), retryAfter: nil, at: .seconds(1), jitter: 0.5)
        plan.wantRead(RunID("0"), at: .seconds(2))
        #expect(plan.entries[RunID("0")]?.readDue == .seconds(3))
    }

    @Test func aRunThatIsNotFoundFiveTimesInARowIsGivenUpNotBefore() {
        var plan = plan(.antekirt, runs: 1)
        let id = RunID("0")
        var isGivenUp = (0..<4).map { _ in plan.missed(id, at: .zero, jitter: 0.5) }
        plan.read(id, createdAt: nil, isNews: false, at: .zero, jitter: 0.5)
        isGivenUp += (0..<5).map { _ in plan.missed(id, at: .zero, jitter: 0.5) }
        #expect(isGivenUp == Array(repeating: false, count: 8) + [true])
    }
}
