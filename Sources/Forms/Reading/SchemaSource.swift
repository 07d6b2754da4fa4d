import JSON

/// A schema as recognized in the service's value: a JSON Schema document and its entry.
struct SchemaSource: Hashable, Sendable {
    let document: JSON
    let entry: JSONPointer
    let dialect: SchemaDialect
    let notices: [String]
    /// The service's value, unchanged; nil where it gave none, or the source was made here.
    var served: JSON?

    init(document: JSON, entry: JSONPointer = .root, dialect: SchemaDialect, notices: [String] = []) {
        self.document = document
        self.entry = entry
        self.dialect = dialect
        self.notices = notices
    }

    /// Returns the source with one more notice.
    func noting(_ notice: String) -> SchemaSource {
        var source = SchemaSource(document: document, entry: entry, dialect: dialect, notices: notices + [notice])
        source.served = served
        return source
    }
}

/// The dialects of schemas. artinstring's document shows `variableSchema` only as `{ ... }`, so the dialect is
/// recognized by its shape.
package enum SchemaDialect: String, CaseIterable, Hashable, Sendable {
    /// No schema: no variables.
    case none
    /// JSON Schema of any draft, also as written by Zod, Hugging Face and MCP.
    case jsonSchema
    /// An OpenAPI document with the input among its components, as at Replicate and fal.
    case openAPI
    /// A list of descriptors, or of names.
    case descriptorList
    /// Descriptors or hints by name.
    case nameMap
    /// ComfyUI's node inputs.
    case comfy
    /// Not recognized.
    case unknown
}
