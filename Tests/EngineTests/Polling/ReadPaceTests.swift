import Testing

@testable import Engine

struct ReadPaceTests {
    @Test func sixGoAtOnceThenOneEveryTwoSeconds() {
        var pace = ReadPace()
        #expect((0..<6).allSatisfy { _ in pace.take(at: .seconds(100)) == nil })
        #expect(pace.wait(at: .seconds(100)) == .seconds(2))
        #expect(pace.take(at: .seconds(101)) == .seconds(1))
        #expect(pace.take(at: .seconds(102)) == nil)
        #expect(pace.take(at: .seconds(102)) == .seconds(2))
    }

    @Test func whatCanWaitLeavesRoomForWhatCannot() {
        var pace = ReadPace()
        let granted = (0..<6).map { _ in
            let mayGo = pace.wait(at: .zero, reserve: 2) == nil
            _ = pace.take(at: .zero)
            return mayGo
        }
        #expect(granted == [true, true, true, true, false, false])
    }

    @Test func noMinuteHoldsMoreThan35HoweverManyAreAskedFor() {
        var pace = ReadPace()
        var sendTimes: [Duration] = []
        for tenth in 0..<3000 where pace.take(at: .milliseconds(tenth * 100)) == nil {
            sendTimes.append(.milliseconds(tenth * 100))
        }
        let busiest = sendTimes.map { start in sendTimes.count { $0 >= start && $0 < start + .seconds(60) } }.max()
        #expect(busiest == 35)
    }
}
