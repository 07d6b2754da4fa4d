import JSON
import Forms
import Domain
import ReaderProperties
import Testing

/// Random unions: a valid value has no problems, and one made invalid at one place has a problem only there.
struct UnionPropertyTests {
    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func oneInvalidPlaceHasTheOnlyProblem(_ seed: UInt64) {
        var maker = UnionMaker(source: SeededSource(seed: seed))
        let made = maker.schema(depth: 0)
        let schema = CompiledSchema(made.schema)
        for _ in 0..<4 {
            let (value, leaves) = maker.value(of: made, at: .root)
            #expect(schema.report(on: value).isClean, "\(made.schema.text) \(value.text)")
            for leaf in leaves {
                let wrong = value.replacing(leaf, with: [true])
                let report = schema.report(on: wrong)
                #expect(report.paths == [leaf], "\(made.schema.text) \(wrong.text) \(report.problems)")
            }
        }
    }
}

/// A generator of schemas with unions that a member distinguishes, and of values for them.
private struct UnionMaker {
    /// A schema and a generator of its values.
    indirect enum Made {
        case leaf(JSON, [JSON])
        case object([(name: String, made: Made)], mark: (name: String, value: JSON)?)
        case union([Made], JSON)

        var schema: JSON {
            switch self {
            case .leaf(let schema, _): return schema
            case .union(_, let schema): return schema
            case .object(let members, let mark):
                var properties = JSONObject(members.map { ($0.name, $0.made.schema) })
                var required = members.map { JSON.string($0.name) }
                if let mark {
                    properties[mark.name] = ["const": mark.value]
                    required.append(.string(mark.name))
                }
                return ["type": "object", "properties": .object(properties), "required": .array(required)]
            }
        }
    }

    var source: SeededSource
    private var count = 0

    init(source: SeededSource) { self.source = source }

    private mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &source) }

    private mutating func leaf() -> Made {
        switch below(4) {
        case 0: .leaf(["type": "string", "minLength": 1], ["a", "owl"])
        case 1: .leaf(["type": "integer", "minimum": 1, "maximum": 9], [1, 9])
        case 2: .leaf(["enum": ["x", "y", "z"]], ["x", "z"])
        default: .leaf(["type": "number", "exclusiveMinimum": 0], [1, 2])
        }
    }

    private mutating func members(depth: Int) -> [(name: String, made: Made)] {
        // Branches share some names with different rules, and have some of their own.
        (0..<1 + below(4)).map { index in
            let name = below(2) == 0 ? "shared\(index)" : "own\(count)-\(index)"
            return (name, depth < 3 && below(3) == 0 ? schema(depth: depth + 1) : leaf())
        }
    }

    mutating func schema(depth: Int) -> Made {
        if depth > 0, below(3) == 0 { return .object(members(depth: depth), mark: nil) }
        let mark = below(2) == 0 ? "kind" : "type"
        let branches = (0..<2 + below(4)).map { index -> Made in
            count += 1
            return .object(members(depth: depth), mark: (mark, .string("k\(index)")))
        }
        let keyword = below(2) == 0 ? "oneOf" : "anyOf"
        let schemas = branches.map(\.schema)
        switch below(3) {
        case 0: return .union(branches, .object(JSONObject([(keyword, .array(schemas))])))
        case 1: return .union(branches, ["allOf": [.object(JSONObject([(keyword, .array(schemas))]))]])
        default:
            // As in react-jsonschema-form: a member outside of the union decides.
            let values = (0..<branches.count).map { JSON.string("k\($0)") }
            return .union(
                branches,
                .object(
                    JSONObject([
                        ("type", "object"),
                        (
                            "properties",
                            .object(JSONObject([(mark, JSON.object(["type": "string", "enum": .array(values)]))]))
                        ),
                        (keyword, .array(schemas)),
                    ])))
        }
    }

    /// A valid value, and the places where it can be made invalid.
    mutating func value(of made: Made, at path: JSONPointer) -> (JSON, [JSONPointer]) {
        switch made {
        case .leaf(_, let values): return (values[below(values.count)], [path])
        case .union(let branches, _): return value(of: branches[below(branches.count)], at: path)
        case .object(let members, let mark):
            var object = JSONObject()
            var leaves: [JSONPointer] = []
            if let mark { object[mark.name] = mark.value }
            for member in members {
                let (value, inner) = value(of: member.made, at: path.appending(member.name))
                object[member.name] = value
                leaves += inner
            }
            return (.object(object), leaves)
        }
    }
}

extension JSON {
    fileprivate func replacing(_ pointer: JSONPointer, with value: JSON) -> JSON {
        guard let name = pointer.tokens.first, var object = self.object else { return value }
        object[name] = object[name]?.replacing(JSONPointer(Array(pointer.tokens.dropFirst())), with: value)
        return .object(object)
    }
}
