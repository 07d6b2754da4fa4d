import Canvas
import Testing

@testable import easel

struct TmuxScheduleTests {
    private let start = ContinuousClock.now

    /// A schedule after the first answer, which came at once.
    private func schedule(_ depth: ColorDepth?) -> TmuxSchedule {
        var schedule = TmuxSchedule(at: start)
        schedule.begin()
        schedule.answered(depth, at: start)
        return schedule
    }

    @Test(arguments: [(nil, true), (.palette256, true), (.trueColor, false)] as [(ColorDepth?, Bool)])
    func aStartWithout24BitIsAskedForOnceMore(depth: ColorDepth?, isDue: Bool) {
        var schedule = schedule(depth)
        #expect(schedule.due == (isDue ? start + TmuxSchedule.settlingTime : nil))
        guard isDue else { return }
        schedule.begin()
        schedule.answered(depth, at: start + .seconds(2))
        #expect(schedule.due == nil)
    }

    @Test(
        arguments: [
            (.resize(Size(width: 80, height: 24)), true), (.focus(true), true), (.focus(false), false),
            (.key(.enter), false), (.paste("x"), false), (.firstFrame, false), (.appearance(.dark), false),
            (.colors(.trueColor), false),
        ] as [(Input, Bool)])
    func whatANewTerminalBringsAsksAgain(input: Input, asks: Bool) {
        var schedule = schedule(.trueColor)
        let now = start + .seconds(5)
        schedule.note(input, at: now)
        #expect(schedule.due == (asks ? now : nil))
    }

    @Test func theFirstKeyAfterAPauseAsksAgain() {
        var schedule = schedule(.trueColor)
        // A held key does not.
        for step in 1...100 { schedule.note(.key(.down), at: start + .milliseconds(250 * step)) }
        #expect(schedule.due == nil)
        let now = start + .seconds(25) + TmuxSchedule.pause
        schedule.note(.key(.down), at: now)
        #expect(schedule.due == now)
        schedule.begin()
        schedule.answered(.trueColor, at: now)
        schedule.note(.key(.down), at: now)
        #expect(schedule.due == nil)
    }

    @Test func aBurstIsOneQuestionAndOneMoreAfterIt() {
        var schedule = schedule(.trueColor)
        let now = start + .seconds(1)
        for width in 1...50 { schedule.note(.resize(Size(width: width, height: 24)), at: now) }
        #expect(schedule.due == now)
        schedule.begin()
        #expect(schedule.due == nil)
        // The answer may be older than what happens while it is awaited.
        for width in 1...50 { schedule.note(.resize(Size(width: width, height: 24)), at: now) }
        schedule.answered(.trueColor, at: now + .seconds(1))
        #expect(schedule.due == now + .seconds(1) + TmuxSchedule.interval)
        schedule.begin()
        schedule.answered(.trueColor, at: now + .seconds(2))
        #expect(schedule.due == nil)
    }

    @Test func questionsKeepTheirDistance() {
        var schedule = schedule(.trueColor)
        schedule.ask(at: start + .milliseconds(1))
        #expect(schedule.due == start + TmuxSchedule.interval)
    }

    @Test func anAttachedTerminalIsAskedForOnceMoreAndNoLongerThen() {
        var schedule = schedule(.trueColor)
        schedule.note(.focus(true), at: start + .seconds(5))
        schedule.begin()
        schedule.answered(.palette256, at: start + .seconds(6))
        #expect(schedule.due == start + .seconds(6) + TmuxSchedule.settlingTime)
        schedule.begin()
        schedule.answered(.palette256, at: start + .seconds(8))
        #expect(schedule.due == nil)
    }
}
