import Domain
import Testing

struct FieldCheckTests {
    private static func field(_ kind: Field.Kind, required: Bool = false, default value: JSON? = nil) -> Field {
        Field(name: "x", isRequired: required, defaultValue: value, kind: kind)
    }

    private static let short = field(.text(TextRule(minLength: 2, maxLength: 4)))
    private static let between = field(.number(NumberRule(isInteger: true, minimum: 1, maximum: 50)))
    private static let inside = field(
        .number(
            NumberRule(isInteger: false, minimum: 0, maximum: 1, excludesMinimum: true, excludesMaximum: true)))

    @Test(
        arguments: [
            (field(.toggle, required: true), .unset, "needed"), (field(.toggle), .unset, nil),
            (field(.toggle, required: true, default: false), .unset, nil),
            (field(.text(TextRule()), required: true), .text("  \n"), "needed"),
            (field(.text(TextRule())), .text("  "), nil),
            (short, .text("a"), "at least 2 characters, has 1"), (short, .text("ab"), nil),
            (short, .text("abcde"), "at most 4 characters, has 5"), (short, .text("🦉🦉"), nil),
            (short, .text("🦉🦉🦉"), "at most 4 characters, has 6"),
            (between, .text("0"), "at least 1"), (between, .text("51"), "at most 50"), (between, .text("50"), nil),
            (between, .text("7.5"), "a whole number, please"), (between, .text("seven"), "not a number"),
            (between, .text("+7"), nil), (between, .text(" 7 "), nil), (between, .text("1+2"), "not a number"),
            (between, .text("1 2"), "not a number"), (between, .text(""), nil),
            (inside, .text("0"), "more than 0"), (inside, .text("1"), "less than 1"), (inside, .text(".5"), nil),
            (inside, .text("5e-1"), nil), (inside, .text("5e+9"), "less than 1"),
            (field(.raw), .text("[1,"), "not JSON"), (field(.raw), .text("[1]"), nil),
            (field(.raw, required: true), .text(""), "needed"),
        ] as [(Field, FieldValue, String?)])
    func saysWhatIsWrong(_ field: Field, _ value: FieldValue, _ problem: String?) {
        let said = field.problem(with: value)
        if problem == "not JSON" {
            #expect(said?.hasPrefix("not JSON: ") == true)
        } else {
            #expect(said == problem)
        }
    }

    @Test func aFormTellsEachFieldsProblem() {
        let form = Form(fields: [
            Field(name: "a", isRequired: true, kind: .raw), Field(name: "b", kind: .raw),
            Field(name: "c", isRequired: true, kind: .toggle),
        ])
        #expect(form.problems(in: ["b": .text("1")]) == ["a": "needed", "c": "needed"])
        #expect(form.problems(in: ["a": .text("{}"), "c": .toggle(false)]).isEmpty)
    }
}
