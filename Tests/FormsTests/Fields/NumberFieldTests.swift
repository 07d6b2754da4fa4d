import JSON
import Forms
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

    /// Stepping never reaches a forbidden number: exclusive limits, limits that are not multiples, empty ranges.
    @Test(
        arguments: [
            (["type": "integer", "exclusiveMinimum": 0, "exclusiveMaximum": 4], ["1", "3"]),
            (
                ["type": "integer", "minimum": 0, "exclusiveMinimum": 0, "maximum": 9, "exclusiveMaximum": 9],
                ["1", "8"]
            ),
            (["type": "integer", "minimum": 0, "exclusiveMinimum": true, "maximum": 5], ["1", "5"]),
            (["type": "integer", "minimum": 0.5.json, "maximum": 3.5.json], ["1", "3"]),
            (["type": "integer", "exclusiveMinimum": 0, "maximum": 30, "multipleOf": 8], ["8", "24"]),
            (["type": "integer", "minimum": 1, "maximum": 9, "multipleOf": 1.5.json], ["3", "9"]),
            (["type": "number", "exclusiveMinimum": 0, "maximum": 1], ["0.05", "1"]),
            (["type": "number", "minimum": 0, "maximum": 1, "exclusiveMaximum": 1], ["0", "0.95"]),
            (["type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 0.01.json], ["0.001", "0.009"]),
            (
                ["allOf": [["type": "integer", "multipleOf": 4], ["multipleOf": 6, "minimum": 1]], "maximum": 50],
                ["12", "48"]
            ),
        ] as [(JSON, [String])])
    func steppingStaysInRange(_ schema: JSON, _ ends: [String]) throws {
        let tree = FieldTree(schema: schema)
        guard case .number(let number) = tree[tree.root].kind else { return #expect(Bool(false), "no number") }
        #expect([number.minValue?.lexeme, number.maxValue?.lexeme] == ends)
        let check = CompiledSchema(schema)
        for direction in [1, -1] {
            var text = ""
            for _ in 0..<40 {
                let next = number.stepped(text, direction: direction)
                #expect(check.report(on: .number(try #require(JSONNumber(lexeme: next)))).isClean, "\(text) to \(next)")
                text = next
            }
            #expect(text == (direction > 0 ? ends[1] : ends[0]))
        }
    }

    @Test(
        arguments: [
            ["type": "integer", "minimum": 5, "maximum": 3],
            ["type": "integer", "exclusiveMinimum": 1, "exclusiveMaximum": 2],
            ["type": "integer", "minimum": 9, "maximum": 15, "multipleOf": 8],
        ] as [JSON])
    func emptyRangesAreNoticed(_ schema: JSON) {
        let tree = FieldTree(schema: schema)
        guard case .number(let number) = tree[tree.root].kind else { return #expect(Bool(false), "no number") }
        #expect(tree[tree.root].notices == ["its limits allow no number"])
        #expect(number.stepped("4", direction: 1) == "4")
        #expect(number.stepped("", direction: -1) == "")
        #expect(number.sliderRange == nil)
    }

    @Test func stepsStartAtTheDefault() {
        #expect(Self.number("1", "50", step: "1").stepped("", direction: 1, from: 28) == "29")
    }

    @Test func slidersNeedBothLimits() {
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
