package import JSON

/// A variable as it is given on a command line, after HTTPie's request items.
///
/// - `NAME=TEXT` is a text, `NAME:=JSON` any JSON; the first equals sign parts them.
/// - `size.width:=512` is the member `width` of `size`. A name that the form knows is taken whole, dots and all.
/// - A name that begins with a slash is a JSON Pointer (RFC 6901): `/size/width:=512`, with `~1` for a slash and `~0`
///   for a tilde. This way every name can be said that has no equals sign.
/// - In a list, a number is the place of an element that is there already, and `-` adds one at the end and begins the
///   list where there is none (RFC 6902): `tags.-=owl`.
package struct VariableArgument: Hashable, Sendable {
    /// Values are set by recursion, and no body nests as deep.
    private static let maxDepth = 64

    /// The names that lead to the value, the outermost first.
    package let path: [String]
    /// The value as it is given: a text where it is no JSON.
    package let value: JSON

    /// Reads `argument`.
    ///
    /// - Parameter names: The outermost names that are known and may hold dots.
    /// - Throws: `VariableArgumentError`.
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
            // A tilde begins an escape or is none.
            guard token.parts(between: "~").dropFirst().allSatisfy({ $0.utf8.first == 48 || $0.utf8.first == 49 })
            else {
                throw VariableArgumentError("in “\(name)”, write ~0 for a tilde and ~1 for a slash")
            }
            path.append(JSONPointer.unescaped(token))
        }
        return path
    }

    // MARK: writing

    /// The argument that gives `value` to the outermost `name`; nil when none does.
    static func text(name: String, value: JSON) -> String? {
        guard !name.utf8.contains(UInt8(ascii: "=")), ShellText.isPasteable(name) else { return nil }
        let isPlain = name.utf8.first.map { $0 != 45 && $0 != 47 } == true && !name.utf8.contains(UInt8(ascii: "."))
        let said = isPlain ? name : "/" + JSONPointer.escaped(name)
        // The colon of a name that ends in one would be read as JSON's.
        if case .string(let text) = value, ShellText.isPasteable(text), name.utf8.last != UInt8(ascii: ":") {
            return "\(said)=\(text)"
        }
        return "\(said):=\(value.text)"
    }
}
