package import JSON

extension JSONObject {
    /// Sets the values of `arguments` in the object, in their order.
    ///
    /// - `names`: The known top-level names, which may contain dots.
    /// - Throws: `VariableArgumentError` for the first argument that cannot be parsed, repeats the path of another, or
    ///   leads through a value that is neither an object nor an array.
    package mutating func read(_ arguments: [String], names: Set<JSONName> = []) throws(VariableArgumentError) {
        var given: Set<JSONPointer> = []
        for text in arguments {
            let argument = try VariableArgument(text, names: names)
            let isNew = argument.path.contains("-") || given.insert(JSONPointer(argument.path)).inserted
            guard isNew else {
                throw VariableArgumentError("“\(argument.path.joined(separator: "."))” is set twice")
            }
            var whole = JSON.object(self)
            try whole.set(argument.value, at: argument.path[...], of: argument.path)
            if case .object(let object) = whole { self = object }
        }
    }
}

extension JSON {
    /// Sets `value` at `path`, relative to this value; `whole` is the path for error messages.
    fileprivate mutating func set(
        _ value: JSON, at path: ArraySlice<String>, of whole: [String]
    ) throws(VariableArgumentError) {
        guard let name = path.first else {
            self = value
            return
        }
        let said = whole.joined(separator: ".")
        switch self {
        case .object(var object):
            let isListBegun = path.dropFirst().first == "-"
            var member = object[name] ?? (isListBegun ? .array([]) : .object(JSONObject()))
            try member.set(value, at: path.dropFirst(), of: whole)
            object[name] = member
            self = .object(object)
        case .array(var elements):
            let place = name == "-" ? elements.count : Int(name) ?? -1
            guard elements.indices.contains(place) || name == "-" else {
                throw VariableArgumentError(
                    "“\(said)”: the list has \(elements.count) elements, counted from 0: use - to append one")
            }
            var element =
                name == "-"
                ? (path.dropFirst().first == "-" ? .array([]) : .object(JSONObject())) : elements[place]
            try element.set(value, at: path.dropFirst(), of: whole)
            if name == "-" { elements.append(element) } else { elements[place] = element }
            self = .array(elements)
        default:
            throw VariableArgumentError("“\(said)”: the value before “\(name)” is not an object or a list")
        }
    }
}
