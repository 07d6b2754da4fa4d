import Testing

@testable import Curses

struct OutputQueueTests {
    @Test(arguments: [1, 2, 3, 100])
    func bytesAreSentInOrderHoweverFewAreAcceptedAtATime(portion: Int) {
        var queue = OutputQueue()
        queue.append([1, 2, 3, 4])
        queue.append([])
        queue.append([5])
        queue.append([6, 7])
        #expect(queue.count == 7)
        var seen: [UInt8] = []
        while !queue.isEmpty {
            let next = queue.next(portion)
            #expect(!next.isEmpty && next.count <= portion)
            seen += next
            queue.sent(next.count)
        }
        #expect(seen == [1, 2, 3, 4, 5, 6, 7])
        #expect(queue.isEmpty)
        #expect(queue.next(10).isEmpty)
    }

    @Test func bytesAddedMeanwhileFollowTheRestOfAChunkThatIsPartlySent() {
        var queue = OutputQueue()
        queue.append([1, 2, 3])
        queue.sent(1)
        queue.append([9])
        #expect(Array(queue.next(10)) == [2, 3])
        queue.sent(2)
        #expect(Array(queue.next(10)) == [9])
    }

    @Test func droppingAlsoDropsTheRestOfAPartlySentChunk() {
        var queue = OutputQueue()
        queue.append([1, 2, 3])
        queue.sent(1)
        queue.drop()
        #expect(queue.isEmpty)
        queue.append([4])
        #expect(Array(queue.next(10)) == [4])
    }
}
