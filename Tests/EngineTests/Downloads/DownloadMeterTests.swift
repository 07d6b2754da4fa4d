import Testing

@testable import Engine

struct DownloadMeterTests {
    @Test func itTellsFourTimesASecondAtMost() {
        var meter = DownloadMeter(at: .zero, received: 0)
        var told = 0
        for moment in 0..<10_000 where meter.note(moment, at: .milliseconds(moment)) { told += 1 }
        #expect(told == 40)
    }

    @Test func aSpeedIsTheMeanOfTheLastSeconds() {
        var meter = DownloadMeter(at: .zero, received: 500)
        #expect(meter.bytesPerSecond == nil)
        _ = meter.note(500, at: .milliseconds(10))
        #expect(meter.bytesPerSecond == nil)
        for second in 1...10 { _ = meter.note(500 + second * 1000, at: .seconds(second)) }
        #expect(meter.bytesPerSecond == 1000)
        for second in 11...20 { _ = meter.note(10_500, at: .seconds(second)) }
        #expect(meter.bytesPerSecond == 0)
    }

    @Test func aConnectionThatBringsNextToNothingCrawls() {
        var meter = DownloadMeter(at: .zero, received: 0)
        let crawls = [meter.crawls(1, at: .seconds(59)), meter.crawls(1, at: .seconds(60))]
        #expect(crawls == [false, true])
        var other = DownloadMeter(at: .zero, received: 0)
        let later = [(32 << 10, 60), (33 << 10, 119), (33 << 10, 120)].map { received, second in
            other.crawls(received, at: .seconds(second))
        }
        #expect(later == [false, false, true])
    }
}
