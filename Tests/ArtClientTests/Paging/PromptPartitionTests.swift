@testable import ArtClient
import Domain
import Testing

struct PromptPartitionTests {
    @Test func partsEnd() {
        var level = [PromptPartition(PromptQuery())]
        var sizes: [Int] = []
        while !level.isEmpty {
            sizes.append(level.count)
            level = level.flatMap(\.parts)
        }
        #expect(sizes == [1, 3, 9, 36])
    }

    @Test func textsEndAfterTwoCharacters() {
        let single = PromptPartition(PromptQuery(q: "")).letterParts
        #expect(single.count == 36)
        #expect(single.first?.letterParts.last?.query.q == "a9")
        #expect(single.flatMap(\.letterParts).flatMap(\.letterParts).isEmpty)
    }

    @Test func theLimitIsAlwaysTheLargest() {
        #expect(PromptPartition(PromptQuery(limit: 3)) == PromptPartition(PromptQuery()))
    }
}
