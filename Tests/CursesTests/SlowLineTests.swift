import TestKit
import Testing

struct SlowLineTests {
    private static let start = ContinuousClock.now
    private static func at(_ milliseconds: Int) -> SlowLine.Instant { start + .milliseconds(milliseconds) }

    @Test func bytesArriveLateInOrderAndOneByOne() {
        var line = SlowLine(bytesPerSecond: 100, delay: .milliseconds(300))
        line.put([1], at: Self.at(0))
        line.put([2, 3], at: Self.at(0))
        #expect(!line.isFree(at: Self.at(29)))
        #expect(line.isFree(at: Self.at(30)))
        var seen: [[UInt8]] = []
        for time in [309, 310, 329, 330] { seen.append(line.take(at: Self.at(time))) }
        #expect(seen == [[], [1], [], [2, 3]])
        #expect(line.isEmpty)
    }

    @Test func anIdleConnectionStartsOver() {
        var line = SlowLine(bytesPerSecond: 1000, delay: .zero)
        line.put([1], at: Self.at(0))
        line.put([2], at: Self.at(500))
        #expect(!line.isFree(at: Self.at(500)))
        let all = line.take(at: Self.at(501))
        #expect(all == [1, 2])
        #expect(line.portion == 10)
    }
}
