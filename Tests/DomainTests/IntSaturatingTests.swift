import JSON
import Domain
import Testing

struct IntSaturatingTests {
    private static let numbers: [Int] = [
        .min, .min + 1, -1_000_000_000_000_000_000, -1, 0, 1, 1_000_000_000_000_000_000, .max - 1, .max,
    ]

    /// The results are those of 128-bit arithmetic, clamped to 64 bits.
    @Test(arguments: numbers, numbers)
    func ends(_ left: Int, _ right: Int) {
        func held(_ value: Int128) -> Int { Int(min(max(value, Int128(Int.min)), Int128(Int.max))) }
        #expect(left.addingWithSaturation(right) == held(Int128(left) + Int128(right)))
        #expect(left.subtractingWithSaturation(right) == held(Int128(left) - Int128(right)))
        #expect(left.multipliedWithSaturation(by: right) == held(Int128(left) * Int128(right)))
    }

    @Test(
        arguments: [
            (0.0, 0), (-0.0, 0), (1.9, 1), (-1.9, -1), (1e308, .max), (-1e308, .min), (.infinity, .max),
            (-.infinity, .min), (.nan, 0), (9.3e18, .max), (-9.3e18, .min), (1e15, 1_000_000_000_000_000),
            (.leastNonzeroMagnitude, 0),
        ] as [(Double, Int)])
    func whole(_ value: Double, _ whole: Int) { #expect(Int(saturating: value) == whole) }

    /// No number of an account can overflow.
    @Test(arguments: numbers, numbers)
    func accounts(_ one: Int, _ other: Int) {
        let quota = Quota(modality: .image, used: one, limit: other)
        #expect(quota.remaining.map { $0 >= 0 } == true)
        let account = Account(quotas: [quota], credits: one)
        for cost in [Cost.quota(.image, runs: other), .credits(other), .ownKey(provider: "fal")] {
            _ = account.spent(of: cost)
            _ = account.isTooLow(for: cost)
            _ = cost.times(one)
        }
        var spending = SpendingGuard(SpendingLimits(creditsPerSession: one, creditsPerDay: other))
        for number in 0..<3 {
            let request = Request(
                id: RequestID("\(number)"), action: .image,
                entry: EntryID(service: .antekirt, kind: .artist, value: "a"),
                title: "t", modality: .image, body: [:], cost: .credits(max(0, one)), createdAt: .distantPast)
            _ = spending.concerns(about: request, at: .zero)
            spending.note(request, .accepted, at: .zero, isOfSession: true)
        }
        #expect(spending.session.credits >= 0)
    }
}
