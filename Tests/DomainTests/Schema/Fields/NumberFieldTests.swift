import Domain
import Testing

struct NumberFieldTests {
    private static func number(_ minimum: String? = nil, _ maximum: String? = nil, step: String, excludes: Bool = false)
        -> NumberField
    {
        NumberField(
            isInteger: false, minimum: minimum.flatMap(JSONNumber.init(lexeme:)),
            maximum: maximum.flatMap(JSONNumber.init(lexeme:)),
            excludesMinimum: excludes, excludesMaximum: excludes, step: JSONNumber(lexeme: step) ?? JSONNumber(1))
    }

    @Test(
        arguments: [
            (number(step: "0.1"), "0.1", 1, "0.2"), (number(step: "0.1"), "0.2", 1, "0.3"),
            (number("0", "1", step: "0.05"), "1", 1, "1"),
            (number("0", "1", step: "0.05"), "0.02", -1, "0"), (number("1", "50", step: "1"), "", 1, "1"),
            (number("1", "50", step: "1"), "", -1, "50"),
            (number("0", "1", step: "0.1", excludes: true), "0.1", -1, "0.1"),
            (number("0", "1", step: "0.1", excludes: true), "0.9", 1, "0.9"),
            (number(step: "1"), "18446744073709551614", 1, "18446744073709551615"),
            (number("16", "64", step: "8"), "17", 1, "24"),
            (number("1", "50", step: "1"), "700", -1, "50"), (number("1", "50", step: "1"), "junk", 1, "1"),
            (number(step: "1"), ".5", 1, "1"),
        ])
    func steps(_ number: NumberField, _ text: String, _ direction: Int, _ result: String) {
        #expect(number.stepped(text, direction: direction) == result)
    }

    @Test func stepsStartAtTheDefault() {
        #expect(Self.number("1", "50", step: "1").stepped("", direction: 1, from: 28) == "29")
    }

    @Test func slidesBetweenKnownEndsOnly() {
        #expect(Self.number("0", "10", step: "1").sliderRange == 0...10)
        #expect(Self.number("0", nil, step: "1").sliderRange == nil)
        #expect(Self.number("0", "4294967295", step: "1").sliderRange == nil)
        #expect(Self.number("0", "1", step: "0.1", excludes: true).sliderRange == nil)
        #expect(Self.number("0", "10", step: "1").fraction(of: "2.5") == 0.25)
        #expect(Self.number("0", "10", step: "1").fraction(of: "x") == nil)
    }

    @Test(arguments: [
        (".5", "0.5"), ("+3", "3"), (" 7 ", "7"), ("3.", "3"), ("-.25", "-0.25"), ("1e5", "1e5"), ("1 2", nil),
        ("", nil), ("0x1", nil),
    ])
    func readsNumbersAsTyped(_ text: String, _ lexeme: String?) { #expect(JSONNumber(typed: text)?.lexeme == lexeme) }
}
