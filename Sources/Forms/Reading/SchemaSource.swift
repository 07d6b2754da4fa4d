import JSON

/// A schema found in what a service calls one: a document of JSON Schema and where to enter it.
struct SchemaSource: Hashable, Sendable {
    let document: JSON
    let entry: JSONPointer
    let dialect: SchemaDialect
    let notices: [String]
    /// The schema as the service gave it; nil where it gave none, or is not asked what it gave.
    var served: JSON?

    init(document: JSON, entry: JSONPointer = .root, dialect: SchemaDialect, notices: [String] = []) {
        self.document = document
        self.entry = entry
        self.dialect = dialect
        self.notices = notices
    }

    /// The source with one more sentence about it.
    func noting(_ notice: String) -> SchemaSource {
        var source = SchemaSource(document: document, entry: entry, dialect: dialect, notices: notices + [notice])
        source.served = served
        return source
    }
}

/// The ways a schema is written. artinstring's document shows `variableSchema` as `{ ... }` only, so the way is
/// recognized by its shape.
package enum SchemaDialect: String, CaseIterable, Hashable, Sendable {
    /// Nothing: no variables.
    case none
    /// JSON Schema of any draft, as Zod, Hugging Face and MCP write it too.
    case jsonSchema
    /// An OpenAPI document with the input among its components, as Replicate and fal have it.
    case openAPI
    /// A list of descriptors, or of names.
    case descriptorList
    /// Descriptors or hints by name.
    case nameMap
    /// ComfyUI's node inputs.
    case comfy
    /// None that is known.
    case unknown
}
