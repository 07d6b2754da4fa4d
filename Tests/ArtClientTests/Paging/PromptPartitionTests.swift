@testable import ArtClient
import Domain
import Testing

struct PromptPartitionTests {
    @Test func partitionsEnd() {
        var level = [PromptPartition(PromptQuery())]
        var sizes: [Int] = []
        while !level.isEmpty {
            sizes.append(level.count)
            level = level.flatMap(\.parts)
        }
        #expect(sizes == [1, 3, 9, 36])
    }

    @Test func searchesEndAtTwoCharacters() {
        let single = PromptPartition(PromptQuery(q: "")).letterParts
        #expect(single.count == 36)
        #expect(single.first?.letterParts.last?.query.q == "a9")
        #expect(single.flatMap(\.letterParts).flatMap(\.letterParts).isEmpty)
    }

    @Test func alwaysUsesTheMaximumLimit() {
        #expect(PromptPartition(PromptQuery(limit: 3)) == PromptPartition(PromptQuery()))
    }
}
