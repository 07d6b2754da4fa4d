/// A declaration that other targets see, as its line shows it.
struct Declaration: Equatable {
    let kind: String
    let name: String
    /// The index of its line.
    let line: Int
    /// True when a documentation comment is above it.
    let isDocumented: Bool

    /// The declarations in `lines` that need a documentation comment: types, functions, subscripts, computed
    /// properties, initializers that do more than store their parameters, and all requirements of protocols, where they
    /// are `package` or `public`.
    ///
    /// Stored properties, cases and extensions are left out, and what a protocol of the standard library documents.
    static func needingDocumentation(in lines: [String]) -> [Declaration] {
        var found: [Declaration] = []
        var protocolIndent: Int?
        for (index, line) in lines.enumerated() {
            let text = line.drop { $0 == " " }
            let indent = line.count - text.count
            if let outer = protocolIndent, text.hasPrefix("}"), indent == outer { protocolIndent = nil }
            let isRequirement = protocolIndent.map { indent == $0 + 4 } ?? false
            guard let declaration = read(text, isRequirement: isRequirement, at: index, in: lines) else { continue }
            if declaration.kind == "protocol", !text.hasSuffix("}") { protocolIndent = indent }
            found.append(declaration)
        }
        return found
    }

    private static let modifiers: Set<Substring> = [
        "static", "class", "final", "mutating", "nonmutating", "indirect", "nonisolated", "convenience", "override",
        "consuming", "borrowing", "required", "isolated", "prefix", "postfix", "infix",
    ]
    private static let kinds: Set<Substring> = [
        "struct", "enum", "actor", "protocol", "func", "init", "subscript", "var", "typealias", "associatedtype",
    ]
    /// Requirements of the standard library's protocols.
    private static let documentedElsewhere: Set<String> = [
        "==", "<", "hash", "encode", "description", "debugDescription", "errorDescription", "customMirror", "next",
        "makeAsyncIterator", "makeIterator", "underestimatedCount", "Element", "Failure",
    ]

    private static func read(_ text: Substring, isRequirement: Bool, at index: Int, in lines: [String]) -> Declaration?
    {
        var words = text.split(separator: " ")[...]
        while let first = words.first, first.hasPrefix("@") { words = words.dropFirst() }
        var isVisible = isRequirement
        if let first = words.first, ["package", "public"].contains(first) {
            isVisible = true
            words = words.dropFirst()
        }
        while let first = words.first, modifiers.contains(first) || first.hasSuffix("(set)") {
            // `class` begins a type where no declaration follows it.
            if first == "class", let next = words.dropFirst().first, !kinds.contains(next) { break }
            words = words.dropFirst()
        }
        guard isVisible, let first = words.first else { return nil }
        let kind = first.prefix { $0.isLetter }
        guard kinds.contains(kind) || kind == "class" else { return nil }
        let rest = words.joined(separator: " ").dropFirst(kind.count).drop { $0 == " " }
        let identifier = String(rest.prefix { !"(:<{ ".contains($0) || ($0 == "<" && rest.first == "<") })
        let name = identifier.isEmpty ? String(kind) : identifier
        if kind == "var", !isRequirement, !isComputed(rest, at: index, in: lines) { return nil }
        if documentedElsewhere.contains(name) { return nil }
        if kind == "init", isEvidentInitializer(rest, at: index, in: lines) { return nil }
        return Declaration(
            kind: String(kind), name: name, line: index, isDocumented: isDocumented(at: index, in: lines))
    }

    private static func isComputed(_ rest: Substring, at index: Int, in lines: [String]) -> Bool {
        guard let brace = rest.firstIndex(of: "{"), !rest[..<brace].contains("=") else { return false }
        let body = rest[rest.index(after: brace)...] + " " + (index + 1 < lines.count ? lines[index + 1] : "")
        let start = body.drop { $0 == " " }
        return !start.hasPrefix("didSet") && !start.hasPrefix("willSet")
    }

    /// True for the initializers of `Decodable`, `RawRepresentable` and literals, and for those that do nothing but
    /// lines such as `self.name = name`.
    private static func isEvidentInitializer(_ rest: Substring, at index: Int, in lines: [String]) -> Bool {
        let label = rest.drop { "?(".contains($0) }.prefix { $0.isLetter }
        if ["from", "rawValue"].contains(label) || label.hasSuffix("Literal") || rest.hasPrefix("() {}") {
            return true
        }
        guard let opening = lines[index...].prefix(30).firstIndex(where: { $0.hasSuffix("{") }) else { return false }
        let body = lines[(opening + 1)...].prefix { $0.drop { $0 == " " } != "}" }
        return !body.isEmpty
            && body.allSatisfy { line in
                let words = line.split(separator: " ")
                return words.count == 3 && words[1] == "=" && words[0] == "self." + words[2]
            }
    }

    private static func isDocumented(at index: Int, in lines: [String]) -> Bool {
        var above = index - 1
        while above >= 0 {
            let text = lines[above].drop { $0 == " " }
            if text.hasPrefix("///") { return true }
            guard text.hasPrefix("@") || text.hasPrefix("#if") || text.hasPrefix("// swift-format-ignore") else {
                break
            }
            above -= 1
        }
        return false
    }
}
