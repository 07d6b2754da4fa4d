import Domain
import Testing

struct NumberStepTests {
    private static let tenths = NumberRule(isInteger: false, minimum: 0, maximum: 1, step: 0.1)
    private static let fives = NumberRule(isInteger: true, minimum: 1, maximum: 48, step: 5)
    private static let free = NumberRule(isInteger: true)

    @Test(
        arguments: [
            (tenths, "0.2", 1, "0.3"), (tenths, "0.7", 1, "0.8"), (tenths, "0.3", -1, "0.2"), (tenths, "1", 1, "1"),
            (tenths, "0", -1, "0"), (tenths, "", 1, "0"), (tenths, "", -1, "1"), (tenths, "0.25", 1, "0.3"),
            (tenths, "0.25", -1, "0.2"), (fives, "3", 1, "5"), (fives, "8", 1, "10"), (fives, "8", -1, "5"),
            (fives, "3", -1, "1"), (fives, "46", 1, "48"), (fives, "900", 1, "48"), (free, "", 1, "0"),
            (free, "abc", 1, "0"), (free, "-1", 1, "0"), (free, "4211", -1, "4210"),
            (free, "9007199254740993", 1, "9007199254740994"),
            (NumberRule(isInteger: false, minimum: 0, excludesMinimum: true, step: 0.5), "0.5", -1, "0.5"),
        ] as [(NumberRule, String, Int, String)])
    func stepsToTheNextMultiple(_ rule: NumberRule, _ text: String, _ direction: Int, _ next: String) {
        #expect(rule.stepped(text, direction: direction) == next)
    }

    @Test func tenStepsOfATenthAreOneWithoutNoise() {
        var text = "0"
        var seen: [String] = []
        for _ in 0..<10 {
            text = Self.tenths.stepped(text, direction: 1)
            seen.append(text)
        }
        #expect(seen == ["0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "1"])
    }

    @Test(
        arguments: [
            (tenths, "0.5", 0.5), (tenths, "7", 1), (tenths, "-1", 0), (tenths, "", nil), (free, "3", nil),
        ] as [(NumberRule, String, Double?)])
    func tellsWhereTheKnobIs(_ rule: NumberRule, _ text: String, _ fraction: Double?) {
        #expect(rule.fraction(of: text) == fraction)
    }

    @Test func aRangeOfTooManyStepsHasNoSlider() {
        #expect(NumberRule(isInteger: true, minimum: 0, maximum: 1000).sliderRange == 0...1000)
        #expect(NumberRule(isInteger: true, minimum: 0, maximum: 1001).sliderRange == nil)
        #expect(NumberRule(isInteger: true, minimum: 5, maximum: 5).sliderRange == nil)
    }
}
