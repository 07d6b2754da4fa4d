import Domain
import Testing

@testable import Engine

struct ServerClockTests {
    @Test(arguments: [-100, 0, 3600])
    func itGoesOnWithTheTimeline(seconds: Int) {
        let clock = ServerClock(.noon, at: .seconds(50))
        #expect(clock.time(at: .seconds(50 + seconds)) == .noon + .seconds(seconds))
    }
}
