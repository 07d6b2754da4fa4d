import JSON
import Forms
import Domain
import Testing

/// Schemas with any number in any place are read and checked without a trap.
struct SchemaNumbersTests {
    private static let lexemes = [
        "-9223372036854775808", "-1", "-0.0", "0", "1", "3.5", "1000000000000000000", "9223372036854775807",
        "9223372036854775808", "1e308", "-1e308", "1e400", "1e-400", "1e18446744073709551616",
        "1" + String(repeating: "0", count: 400),
    ]
    private static let keywords = [
        "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "step", "minLength", "maxLength",
        "minItems", "maxItems", "minProperties", "maxProperties", "minContains", "maxContains", "x-order", "order",
        "position", "default", "rows", "precision", "length",
    ]

    @Test(arguments: keywords)
    func everyNumberInEveryPlace(_ keyword: String) throws {
        for lexeme in Self.lexemes {
            let number = JSON.number(try #require(JSONNumber(lexeme: lexeme)))
            var properties = JSONObject()
            var answers = JSONObject()
            for type in ["integer", "number", "string", "array", "object"] {
                for name in [type, "seed_\(type)"] {
                    var schema = JSONObject()
                    schema["type"] = .string(type)
                    schema[keyword] = number
                    schema["items"] = ["type": "number"]
                    properties[name] = .object(schema)
                    answers[name] = number
                }
            }
            var schema = JSONObject()
            schema["type"] = "object"
            schema["properties"] = .object(properties)
            schema[keyword] = number
            let tree = FieldTree(schema: .object(schema))
            _ = tree.check(tree.answers(from: .object(answers)))
            _ = tree.check(tree.answers(from: [:]))
        }
    }
}
