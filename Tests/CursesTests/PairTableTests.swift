import Testing

@testable import Curses

struct PairTableTests {
    @Test func eachPairGetsOneNumberUntilAllAreUsed() {
        var table = PairTable(limit: 3)
        let pair = { (number: Int32) in PairTable.Pair(foreground: number, background: -1) }
        #expect(table.number(of: pair(-1)) == .known(0))
        #expect(table.number(of: pair(1)) == .new(1))
        #expect(table.number(of: pair(2)) == .new(2))
        #expect(table.number(of: pair(1)) == .known(1))
        #expect(table.number(of: pair(3)) == .full)
        table.reset()
        #expect(table.number(of: pair(3)) == .new(1))
    }
}
