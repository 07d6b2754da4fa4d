import Domain
import Testing

@testable import Simulator

struct RateWindowTests {
    @Test func admitsUpToItsLimitInAMinute() {
        var window = RateWindow(limit: 2)
        #expect(window.admit(at: Timestamp(milliseconds: 0)) == nil)
        #expect(window.admit(at: Timestamp(milliseconds: 10_000)) == nil)
        #expect(window.admit(at: Timestamp(milliseconds: 20_500)) == 40)
        #expect(window.admit(at: Timestamp(milliseconds: 59_999)) == 1)
        #expect(window.admit(at: Timestamp(milliseconds: 60_000)) == nil)
        #expect(window.admit(at: Timestamp(milliseconds: 60_001)) == 10)
    }
}
