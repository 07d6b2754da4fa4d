package import JSON

/// The service's complaints about a rejected body, by field.
package struct ServerComplaints: Hashable, Sendable {
    /// The complaints about fields.
    package var problems: [FieldProblem] = []
    /// The other complaints, in the service's words.
    package var rest: [String] = []

    /// True if there are no complaints.
    package var isEmpty: Bool { problems.isEmpty && rest.isEmpty }

    /// Creates an empty set of complaints.
    package init() {}
}

extension FieldTree {
    /// Returns the complaints in the error body of a rejected request, by field.
    ///
    /// Reads artinstring's `invalid_body` (`fieldErrors`, whose shape its document leaves open: by name, nested, or a
    /// list of Zod's issues) and `missing_variables` (`variables`), and Antekirt's `messages`.
    package func complaints(in body: JSON) -> ServerComplaints {
        var finder = ComplaintFinder(tree: self)
        for keyword in ["fieldErrors", "issues", "details"] {
            if let errors = body[keyword] { finder.collect(errors, [], depth: 0) }
        }
        if let errors = body["errors"] { finder.collect(errors, [], depth: 0) }
        let missing = body["variables"]?.array ?? []
        for name in missing {
            guard let name = (name.string ?? name["name"]?.string) else { continue }
            finder.add("required", [name], isMissing: true)
        }
        for message in body["messages"]?.array ?? [] {
            if let text = message["message"]?.string ?? message.string { finder.addSentence(text) }
        }
        for text in body["formErrors"]?.array?.compactMap(\.string) ?? [] { finder.addSentence(text) }
        if finder.complaints.isEmpty, let text = body["message"]?.string { finder.addSentence(text) }
        return finder.complaints
    }

    /// Returns complaints by field name, as in `Failure.fieldProblems`, by field.
    package func complaints(byName problems: [String: [String]]) -> ServerComplaints {
        var finder = ComplaintFinder(tree: self)
        for (name, reasons) in problems.sorted(by: { $0.key.precedesInBytes($1.key) }) {
            for reason in reasons { finder.add(reason, [name]) }
        }
        return finder.complaints
    }
}

/// A finder of the fields that complaints refer to.
private struct ComplaintFinder {
    let tree: FieldTree
    var complaints = ServerComplaints()
    private static let maxProblems = 200
    private static let maxDepth = 12

    init(tree: FieldTree) { self.tree = tree }

    /// Collects complaints from texts, lists of texts, objects by name, and Zod's issues with a path.
    mutating func collect(_ errors: JSON, _ path: [String], depth: Int) {
        guard depth < Self.maxDepth else { return }
        switch errors {
        case .string(let text): add(text, path)
        case .array(let elements): for element in elements { collect(element, path, depth: depth + 1) }
        case .object(let object):
            if let text = (object["message"] ?? object["msg"])?.string {
                let at = (object["path"] ?? object["loc"] ?? object["field"] ?? object["param"])
                let tokens = at?.array?.compactMap(\.lenientString) ?? at?.string.map { [$0] } ?? []
                add(text, path + tokens)
                return
            }
            for (name, value) in object {
                // Zod's own names between those of the body.
                let isWrapper = ["_errors", "errors", "fieldErrors", "formErrors", "properties", "items"].contains(name)
                collect(value, isWrapper ? path : path + [name], depth: depth + 1)
            }
        default: break
        }
    }

    mutating func add(_ reason: String, _ path: [String], isMissing: Bool = false) {
        guard complaints.problems.count + complaints.rest.count < Self.maxProblems else { return }
        let reason = SchemaCheck.cut(reason, to: 300)
        let tokens = path.flatMap(Self.tokens)
        if let found = place(tokens) {
            let problem = FieldProblem(path: found, reason: reason, isMissing: isMissing)
            if !complaints.problems.contains(problem) { complaints.problems.append(problem) }
        } else {
            let text = tokens.isEmpty ? reason : "\(SchemaCheck.cut(tokens.joined(separator: "."), to: 60)): \(reason)"
            if !complaints.rest.contains(text) { complaints.rest.append(text) }
        }
    }

    /// Adds a sentence, which may name its field: "params.id must be a valid GUID", "\"prompt\" is required".
    mutating func addSentence(_ text: String) {
        for word in text.split(separator: " ").prefix(12) {
            let name = word.drop { "\"'`(“".contains($0) }.prefix { !"\"'`):;,”".contains($0) }
            guard !name.isEmpty, let found = place(Self.tokens(String(name)), isExact: true) else { continue }
            complaints.problems.append(FieldProblem(path: found, reason: SchemaCheck.cut(text, to: 300)))
            return
        }
        complaints.rest.append(SchemaCheck.cut(text, to: 300))
    }

    /// Returns the tokens of `vars.items[0].name`, `/vars/items/0/name` or `["vars"]`.
    private static func tokens(_ name: String) -> [String] {
        if name.hasPrefix("/"), let pointer = JSONPointer(text: name) { return pointer.tokens }
        return name.split { ".[]'\"".contains($0) }.map(String.init)
    }

    // MARK: places

    /// Returns the place that `tokens` lead to, or the nearest enclosing one; nil where no field matches.
    private func place(_ tokens: [String], isExact: Bool = false) -> JSONPointer? {
        guard !tokens.isEmpty else { return nil }
        let wrappers: Set<String> = ["body", "vars", "variables", "params", "input", "data"]
        var ways = [tokens]
        // The service may prefix the name of the body around the variables.
        if let first = tokens.first, tokens.count > 1, wrappers.contains(first) {
            ways.append(Array(tokens.dropFirst()))
        }
        for way in ways {
            for start in [[]] + inlineNames.map({ [$0] }) {
                let reached = walk(start + way)
                if reached == start.count + way.count { return JSONPointer(start + way) }
            }
        }
        if isExact { return nil }
        for way in ways {
            for start in [[]] + inlineNames.map({ [$0] }) {
                let reached = walk(start + way)
                if reached > start.count { return JSONPointer(Array((start + way).prefix(reached))) }
            }
        }
        return nil
    }

    /// The names of inline top-level groups.
    private var inlineNames: [String] {
        guard case .group(let group) = tree[tree.root].kind else { return [] }
        return group.members.filter { member in
            if case .group(let inner) = tree[member.field].kind { inner.isInline } else { false }
        }.map(\.name)
    }

    /// Returns the number of leading `tokens` that name fields, each inside the one before.
    private func walk(_ tokens: [String]) -> Int {
        var open = [tree.root]
        for (count, token) in tokens.enumerated() {
            open = open.flatMap { inside($0, token, depth: 0) }
            if open.isEmpty { return count }
        }
        return tokens.count
    }

    /// Returns the fields that `token` may name inside the field `id`.
    private func inside(_ id: FieldID, _ token: String, depth: Int) -> [FieldID] {
        guard depth < 4 else { return [] }
        switch tree[id].kind {
        case .group(let group):
            let members = group.members.filter { $0.name.hasSameBytes(as: token) }.map(\.field)
            return members.isEmpty ? group.rest.map { [$0.field(for: token)] } ?? [] : members
        case .map(let map): return [map.field(for: token)]
        case .list(let list): return Int(token) == nil ? [] : [list.item]
        case .multiSelect: return []
        case .tuple(let tuple):
            guard let index = Int(token), index >= 0 else { return [] }
            return tuple.item(at: index).map { [$0] } ?? []
        case .union(let union): return union.branches.flatMap { inside($0.field, token, depth: depth + 1) }
        case .choice(let choice): return choice.customField.map { inside($0, token, depth: depth + 1) } ?? []
        default: return []
        }
    }
}
