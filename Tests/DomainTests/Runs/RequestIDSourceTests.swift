import Domain
import Testing

struct RequestIDSourceTests {
    private static func ids(_ count: Int, seed: UInt64 = 7) -> [String] {
        var source = RequestIDSource(seed: (seed, 2, 3, 4))
        return (0..<count).map { _ in source.next().value }
    }

    @Test func idsHaveTheFormOfRandomUUIDs() {
        for id in Self.ids(200) {
            let parts = id.split(separator: "-")
            #expect(parts.map(\.count) == [8, 4, 4, 4, 12])
            #expect(parts.joined().allSatisfy { "0123456789abcdef".contains($0) })
            #expect(parts[2].first == "4")
            #expect("89ab".contains(parts[3].prefix(1)))
        }
    }

    @Test func idsAreDistinct() { #expect(Set(Self.ids(5000)).count == 5000) }

    @Test func theSameSeedGivesTheSameIds() {
        #expect(Self.ids(5) == Self.ids(5))
        #expect(Self.ids(5) != Self.ids(5, seed: 8))
    }

    @Test func aSeedOfZerosStillMoves() {
        var source = RequestIDSource(seed: (0, 0, 0, 0))
        #expect(Set((0..<50).map { _ in source.next() }).count == 50)
    }
}
