import Testing

@testable import Engine

struct PictureTurnsTests {
    private func key(_ number: Int) -> PictureKey { PictureKey(address: "\(number)") }

    @Test func aFewBeginAndTheNewestIsNext() {
        var turns = PictureTurns()
        #expect(turns.enter(key(1)) == .begin && turns.enter(key(2)) == .begin)
        #expect(turns.enter(key(3)) == .wait && turns.enter(key(4)) == .wait)
        #expect(turns.leave(key(1)) == key(4) && turns.leave(key(4)) == key(3))
        #expect(turns.leave(key(2)) == nil && turns.leave(key(3)) == nil)
        #expect(turns.enter(key(5)) == .begin)
    }

    @Test func aSourceThatRunsOrWaitsIsNotDoneTwice() {
        var turns = PictureTurns()
        _ = turns.enter(key(1))
        #expect(turns.enter(key(1)) == .wait)
        _ = turns.enter(key(2))
        _ = turns.enter(key(3))
        _ = turns.enter(key(4))
        // Asked for once more, it is the newest.
        #expect(turns.enter(key(3)) == .wait)
        #expect(turns.leave(key(1)) == key(3) && turns.leave(key(3)) == key(4) && turns.leave(key(4)) == nil)
    }

    @Test func theOldestAreDropped() {
        var turns = PictureTurns()
        let waiting = PictureTurns.waitingLimit
        for number in 0..<PictureTurns.runningLimit + waiting { _ = turns.enter(key(number)) }
        #expect(turns.enter(key(100)) == .waitInstead(of: key(PictureTurns.runningLimit)))
        var order: [PictureKey] = []
        var last = key(0)
        while let next = turns.leave(last) {
            order.append(next)
            last = next
        }
        #expect(order.count == waiting && order.first == key(100) && order.last == key(PictureTurns.runningLimit + 1))
    }
}
