import JSON
import Forms
import Domain
import Testing

/// Required fields are recognized in every spelling, by the form and by its check.
struct RequiredFieldsTests {
    @Test(
        arguments: [
            (["properties": ["x": ["type": "string", "default": .null]], "required": ["x"]], true),
            (["properties": ["x": ["type": "string", "default": "", "minLength": 1]], "required": ["x"]], true),
            (["properties": ["x": ["type": "integer", "default": 0, "minimum": 1]], "required": ["x"]], true),
            (["properties": ["x": ["type": "string", "default": "y"]], "required": ["x"]], false),
            (["properties": ["x": ["type": "string", "default": ""]], "required": ["x"]], false),
            (["properties": ["x": ["type": "integer", "default": "5"]], "required": ["x"]], false),
            (["properties": ["x": ["type": ["string", "null"], "default": .null]], "required": ["x"]], false),
            (["properties": ["x": ["type": "string", "nullable": true, "default": .null]], "required": ["x"]], false),
            (["properties": ["seed": ["type": "integer", "default": .null]], "required": ["seed"]], false),
            (["properties": ["x": ["type": "string", "required": true]]], true),
            (["properties": ["x": ["type": "string", "required": "true"]]], true),
            (["properties": ["x": ["type": "string", "required": true, "default": "y"]]], false),
            (["properties": ["x": ["type": "string", "required": false]]], false),
            (["properties": ["x": ["label": "X", "required": true]]], true),
            (
                ["properties": ["x": ["$ref": "#/$defs/d"]], "$defs": ["d": ["type": "string", "required": true]]], true
            ),
            (["type": "object", "fields": [["name": "x", "required": true]]], true),
            (["x": ["type": "string"], "required": ["x"]], true), (["x": "string", "required": ["x"]], true),
            (["x": ["label": "X", "required": "yes"]], true), (["x": ["label": "X", "required": 1]], true),
            (["x": ["label": "X", "optional": false]], true), (["x": ["label": "X", "optional": true]], false),
            ([["name": "x", "validation": ["required": true]]], true), ([["name": "x", "is_required": true]], true),
            ([["name": "x", "required": true, "default": .null]], true),
            (["fields": ["x": ["type": "string"]], "required": ["x"]], true),
            (["inputs": ["x": ["type": "string"]], "required": []], false),
        ] as [(JSON, Bool)])
    func isSeen(_ schema: JSON, _ isRequired: Bool) {
        let tree = FieldTree(schema: schema)
        #expect(tree.rows(for: .unset).map(\.isRequired) == [isRequired])
        #expect(tree.check(.unset).problems.isEmpty == !isRequired)
    }
}
