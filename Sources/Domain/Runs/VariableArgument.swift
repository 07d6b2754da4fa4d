package import JSON

/// A variable as given on the command line, in the syntax of HTTPie's request items.
///
/// - `NAME=TEXT` is text, `NAME:=JSON` any JSON; the first equals sign separates them.
/// - `size.width:=512` is the member `width` of `size`. A name of the form's is taken whole, with its dots.
/// - A name that begins with a slash is a JSON Pointer (RFC 6901): `/size/width:=512`, with `~1` for a slash and `~0`
///   for a tilde. This way every name without an equals sign can be given.
/// - In a list, a number is the index of an existing element, and `-` appends one and creates the list where there is
///   none (RFC 6902, section 4.1): `tags.-=owl`.
package struct VariableArgument: Hashable, Sendable {
    /// The maximum length of a path, since values are set by recursion.
    private static let maxDepth = 64

    /// The path to the value, the outermost name first.
    package let path: [String]
    /// The value: a text for `=`, any JSON for `:=`.
    package let value: JSON

    /// Parses `argument`.
    ///
    /// - `names`: The known top-level names, which may contain dots.
    /// - Throws: `VariableArgumentError` where the name or the JSON is invalid, or the path has more than 64 names.
    package init(_ argument: String, names: Set<JSONName> = []) throws(VariableArgumentError) {
        guard let sign = argument.utf8.firstIndex(of: UInt8(ascii: "=")) else {
            throw VariableArgumentError("“\(argument.prefix(40))” has no value: use NAME=TEXT or NAME:=JSON")
        }
        var name = argument[..<sign]
        let text = String(argument[argument.utf8.index(after: sign)...])
        let isJSON = name.utf8.last == UInt8(ascii: ":")
        if isJSON { name = name[..<name.utf8.index(before: name.endIndex)] }
        path = try Self.path(String(name), names: names)
        guard path.count <= Self.maxDepth else {
            throw VariableArgumentError("“\(name.prefix(40))…” is nested deeper than \(Self.maxDepth) levels")
        }
        guard isJSON else {
            value = .string(text)
            return
        }
        do {
            value = try JSONParser.parse(text, limits: JSONLimits(repairs: false))
        } catch {
            throw VariableArgumentError(
                "the value of “\(name)” is not valid JSON: \(error.reason), at character \(error.offset + 1);"
                    + " for text use \(name)=TEXT")
        }
    }

    private static func path(_ name: String, names: Set<JSONName>) throws(VariableArgumentError) -> [String] {
        guard !name.isEmpty else { throw VariableArgumentError("missing name before the equals sign") }
        if names.contains(JSONName(name)) { return [name] }
        guard name.utf8.first == UInt8(ascii: "/") else {
            let parts = name.parts(between: ".")
            guard !parts.contains("") else {
                throw VariableArgumentError("“\(name)” has an empty name beside a dot: use /\(name) for the whole name")
            }
            return parts
        }
        var path: [String] = []
        for token in name.parts(between: "/").dropFirst() {
            // A tilde must begin an escape (RFC 6901, section 3).
            guard token.parts(between: "~").dropFirst().allSatisfy({ $0.utf8.first == 48 || $0.utf8.first == 49 })
            else {
                throw VariableArgumentError("in “\(name)”, write ~0 for a tilde and ~1 for a slash")
            }
            path.append(JSONPointer.unescaped(token))
        }
        return path
    }

    // MARK: writing

    /// Returns the argument that sets the top-level `name` to `value`; nil where none can.
    static func text(name: String, value: JSON) -> String? {
        guard !name.utf8.contains(UInt8(ascii: "=")), ShellText.isPasteable(name) else { return nil }
        let isPlain = name.utf8.first.map { $0 != 45 && $0 != 47 } == true && !name.utf8.contains(UInt8(ascii: "."))
        let said = isPlain ? name : "/" + JSONPointer.escaped(name)
        // A colon at the end of the name would turn `=` into `:=`.
        if case .string(let text) = value, ShellText.isPasteable(text), name.utf8.last != UInt8(ascii: ":") {
            return "\(said)=\(text)"
        }
        return "\(said):=\(value.text)"
    }
}
