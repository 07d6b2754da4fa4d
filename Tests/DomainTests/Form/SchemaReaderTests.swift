import Domain
import Testing

struct SchemaReaderTests {
    /// A schema as text, and the fields that it becomes.
    struct Dialect: Sendable, CustomTestStringConvertible {
        let name: String
        let schema: String
        let fields: [Field]
        var testDescription: String { name }

        init(_ name: String, _ schema: String, _ fields: Field...) {
            self.name = name
            self.schema = schema
            self.fields = fields
        }
    }

    private static let text = Field.Kind.text(TextRule())
    private static let whole = Field.Kind.number(NumberRule(isInteger: true))
    private static let real = Field.Kind.number(NumberRule(isInteger: false))
    private static let rawVariables = Field(
        name: "vars", label: "variables", help: "This prompt's variables as one JSON object.", kind: .raw)

    private static let dialects: [Dialect] = [
        Dialect("null", "null"), Dialect("empty object", "{}"), Dialect("empty list", "[]"),
        Dialect("object without properties", #"{"type":"object"}"#),
        Dialect(
            "JSON Schema",
            #"{"type":"object","required":["a"],"properties":{"b":{"type":"integer","minimum":1,"maximum":9},"#
                + #""a":{"type":"string","title":"Aye","description":"Help.","maxLength":80},"c":{"type":"boolean"}}}"#,
            Field(name: "b", kind: .number(NumberRule(isInteger: true, minimum: 1, maximum: 9))),
            Field(name: "a", label: "Aye", help: "Help.", isRequired: true, kind: .text(TextRule(maxLength: 80))),
            Field(name: "c", kind: .toggle)),
        Dialect(
            "x-order", #"{"properties":{"b":{"type":"string","x-order":2},"a":{"type":"string","x-order":1}}}"#,
            Field(name: "a", kind: text), Field(name: "b", kind: text)),
        Dialect(
            "replicate's OpenAPI with a $ref in allOf",
            #"{"components":{"schemas":{"Input":{"type":"object","properties":{"size":{"allOf":[{"$ref":"#
                + ##""#/components/schemas/size"}],"default":"b"}}},"size":{"type":"string","enum":["a","b"]}}}}"##,
            Field(name: "size", defaultValue: "b", kind: .choice([Choice(value: "a"), Choice(value: "b")]))),
        Dialect(
            "nullable anyOf", #"{"properties":{"seed":{"anyOf":[{"type":"integer"},{"type":"null"}]}}}"#,
            Field(name: "seed", kind: whole)),
        Dialect("nullable type", #"{"properties":{"x":{"type":["number","null"]}}}"#, Field(name: "x", kind: real)),
        Dialect(
            "titled oneOf", #"{"properties":{"x":{"oneOf":[{"const":1,"title":"One"},{"const":2}]}}}"#,
            Field(name: "x", kind: .choice([Choice(value: 1, label: "One"), Choice(value: 2)]))),
        Dialect(
            "a null among the choices", #"{"properties":{"x":{"enum":[null,"a"]}}}"#,
            Field(name: "x", kind: .choice([Choice(value: "a")]))),
        Dialect(
            "any integer, as Zod writes it",
            #"{"properties":{"x":{"type":"integer","minimum":-9007199254740991,"maximum":9007199254740991}}}"#,
            Field(name: "x", kind: whole)),
        Dialect(
            "exclusive bounds", #"{"properties":{"x":{"type":"number","exclusiveMinimum":0,"maximum":1}}}"#,
            Field(
                name: "x",
                kind: .number(NumberRule(isInteger: false, minimum: 0, maximum: 1, excludesMinimum: true)))),
        Dialect(
            "a part without a widget", #"{"properties":{"x":{"type":"array","items":{"type":"string"}}}}"#,
            Field(name: "x", kind: .raw)),
        Dialect(
            "a reference to nowhere", ##"{"properties":{"x":{"$ref":"#/nowhere"}}}"##, Field(name: "x", kind: text)),
        Dialect(
            "list of descriptors",
            #"[{"name":"mood","type":"select","options":["calm",{"value":"s","label":"Stern"}],"required":true},"#
                + #"{"key":"n","type":"slider","min":0,"max":1,"step":0.1},{"id":"b","type":"textarea"}]"#,
            Field(
                name: "mood", isRequired: true,
                kind: .choice([Choice(value: "calm"), Choice(value: "s", label: "Stern")])),
            Field(name: "n", kind: .number(NumberRule(isInteger: false, minimum: 0, maximum: 1, step: 0.1))),
            Field(name: "b", kind: .text(TextRule(isMultiline: true)))),
        Dialect(
            "list under a name", #"{"fields":[{"name":"a","type":"int"}]}"#, Field(name: "a", kind: whole)),
        Dialect(
            "map to descriptors", #"{"a":{"type":"string","required":true},"b":{"type":"bool","default":true}}"#,
            Field(name: "a", isRequired: true, kind: text), Field(name: "b", defaultValue: true, kind: .toggle)),
        Dialect(
            "map to hints", #"{"a":"string","b":"who sits there","c":7,"d":false,"e":["x","y"],"f":null}"#,
            Field(name: "a", kind: text), Field(name: "b", help: "who sits there", kind: text),
            Field(name: "c", defaultValue: 7, kind: real), Field(name: "d", defaultValue: false, kind: .toggle),
            Field(name: "e", kind: .choice([Choice(value: "x"), Choice(value: "y")])), Field(name: "f", kind: text)),
        Dialect("list of names", #"["a","b_c"]"#, Field(name: "a", kind: text), Field(name: "b_c", kind: text)),
        Dialect("text of a schema", #""[\"a\"]""#, Field(name: "a", kind: text)),
        Dialect("text of no schema", #""what?""#, rawVariables), Dialect("empty text", #""""#, rawVariables),
        Dialect("a number", "42", rawVariables), Dialect("a truth value", "true", rawVariables),
    ]

    @Test(arguments: dialects)
    func readsTheDialect(_ dialect: Dialect) throws {
        #expect(SchemaReader.form(from: try JSONParser.parse(dialect.schema)).fields == dialect.fields)
    }

    @Test func asksNothingWithoutASchema() { #expect(SchemaReader.form(from: nil) == Form()) }

    @Test(
        arguments: [
            ("aspect_ratio", "aspect ratio"), ("aspectRatio", "aspect ratio"), ("no-bg", "no bg"), ("URL", "URL"),
            ("subject", "subject"),
        ])
    func labelsAreTheNamesInWords(_ name: String, _ label: String) {
        #expect(Field(name: name, kind: .raw).label == label)
    }

    @Test(arguments: ["{\"$ref\":\"#\"}", ##"{"properties":{"x":{"$ref":"#/properties/x"}}}"##])
    func aSchemaThatRefersToItselfEnds(_ schema: String) throws {
        #expect(SchemaReader.form(from: try JSONParser.parse(schema)).fields.count <= 1)
    }

    @Test func longTextsHaveSeveralLines() throws {
        let schema = #"{"properties":{"prompt":{"type":"string"},"x":{"type":"string","maxLength":301}}}"#
        let kinds = SchemaReader.form(from: try JSONParser.parse(schema)).fields.map(\.kind)
        #expect(kinds == [.text(TextRule(isMultiline: true)), .text(TextRule(maxLength: 301, isMultiline: true))])
    }
}
