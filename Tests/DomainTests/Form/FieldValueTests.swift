import Domain
import Testing

struct FieldValueTests {
    private static let choices: Field.Kind = .choice([Choice(value: 1), Choice(value: "two")])

    @Test(
        arguments: [
            (.text(TextRule()), "calm", .text("calm")), (.text(TextRule()), nil, .unset),
            (.text(TextRule()), JSON.null, .unset), (.number(NumberRule(isInteger: true)), 28, .text("28")),
            (choices, "two", .choice(1)), (choices, "three", .unset), (.toggle, true, .toggle(true)),
            (.toggle, "false", .toggle(false)), (.raw, [1, 2], .text("[1,2]")),
        ] as [(Field.Kind, JSON?, FieldValue)])
    func startsWithTheDefault(_ kind: Field.Kind, _ value: JSON?, _ initial: FieldValue) {
        #expect(Field(name: "x", defaultValue: value, kind: kind).initialValue == initial)
    }

    @Test(
        arguments: [
            (.text(TextRule()), .text("a"), "\"a\""), (.text(TextRule()), .text(""), nil), (.raw, .unset, nil),
            (.number(NumberRule(isInteger: true)), .text("18446744073709551615"), "18446744073709551615"),
            (.number(NumberRule(isInteger: false)), .text("-.5"), "-0.5"),
            (.number(NumberRule(isInteger: false)), .text("3."), "3"),
            (.number(NumberRule(isInteger: false)), .text("+3"), "3"),
            (choices, .choice(1), "\"two\""), (choices, .choice(2), nil), (.toggle, .toggle(false), "false"),
            (.raw, .text("{\"b\":1,\"a\":2}"), "{\"b\":1,\"a\":2}"), (.toggle, .text("yes"), nil),
        ] as [(Field.Kind, FieldValue, String?)])
    func sendsTheAnswerAsJSON(_ kind: Field.Kind, _ value: FieldValue, _ json: String?) {
        #expect(Field(name: "x", kind: kind).json(for: value)?.text == json)
    }
}
