import Canvas
import JSON
import Domain
import Testing

@testable import Dashboard

/// Forms of schemas with any bounds, filled with any numbers.
struct FormNumberEndsTests {
    private static let lexemes = [
        "-9223372036854775808", "-1", "0", "1", "3.5", "1000000000000000000", "9223372036854775807",
        "9223372036854775808", "1e308", "1e400", "1e18446744073709551616",
    ]

    @Test(arguments: lexemes)
    func everyBoundIsStepped(_ lexeme: String) throws {
        let number = JSON.number(try #require(JSONNumber(lexeme: lexeme)))
        let look = try RenderContext.fixture()
        for other in Self.lexemes {
            let bound = JSON.number(try #require(JSONNumber(lexeme: other)))
            var entry = CatalogEntry.owl
            let bounds: JSON = [
                "type": "number", "minimum": number, "maximum": bound, "multipleOf": bound, "default": number,
            ]
            entry.schema = [
                "type": "object",
                "properties": [
                    "a": bounds, "seed": ["type": "integer", "minimum": number, "maximum": bound],
                    "list": ["type": "array", "items": ["type": "integer"], "minItems": number, "maxItems": bound],
                    "text": ["type": "string", "minLength": number, "maxLength": bound],
                ],
            ]
            var session = Session.form(entry)
            for _ in 0..<4 {
                session.press(.right, .left, .left, "d", "x", "+", "-", .enter, "9", .up, .down, .escape, .down)
            }
            #expect(session.state.render(look).size == Size(width: 80, height: 24))
        }
    }
}
