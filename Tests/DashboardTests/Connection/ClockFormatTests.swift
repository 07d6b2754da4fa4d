import Dashboard
import Domain
import Testing

struct ClockFaceTests {
    private let coarse = ClockFormat(isCoarse: true)

    @Test(arguments: [(0, "~0:00"), (9, "~0:00"), (10, "~0:10"), (12, "~0:10"), (69, "~1:00"), (3725, "~1:02:00")])
    func coarseClocksNeverRunAhead(_ seconds: Int, _ words: String) {
        #expect(coarse.elapsed(.seconds(seconds)) == words)
    }

    @Test(arguments: [(0, "~0:00"), (1, "~0:10"), (10, "~0:10"), (11, "~0:20"), (59, "~1:00")])
    func remainingTimesRoundUp(_ seconds: Int, _ words: String) {
        #expect(coarse.remaining(.seconds(seconds)) == words)
    }

    @Test func comingMomentsRoundUp() {
        #expect(coarse.soon(.start + .seconds(4), now: .start) == "within 10 s")
        #expect(coarse.soon(.start + .seconds(14), now: .start, preposition: nil) == "20 s")
        #expect(coarse.soon(.start, now: .start) == "within 10 s")
    }

    @Test func fineClocksAreExact() {
        let face = ClockFormat(isCoarse: false)
        #expect(face.elapsed(.seconds(12)) == "0:12")
        #expect(face.remaining(.seconds(12)) == "0:12")
        #expect(face.soon(.start + .seconds(4), now: .start) == "in 4 s")
    }
}
