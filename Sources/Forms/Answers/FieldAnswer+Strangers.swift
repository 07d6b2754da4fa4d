package import JSON

extension FieldAnswer {
    /// Where the values stand that no field asks for; they are sent as they came.
    package var strangers: [JSONPointer] { strangers(at: .root) }

    private func strangers(at path: JSONPointer) -> [JSONPointer] {
        switch self {
        case .unset, .null, .text, .toggle, .choice, .choices, .verbatim: []
        case .own(let answer), .branch(_, let answer): answer.strangers(at: path)
        case .list(let items): items.enumerated().flatMap { $0.element.strangers(at: path.appending($0.offset)) }
        case .map(let entries): entries.flatMap { $0.value.strangers(at: path.appending($0.name)) }
        case .group(let group):
            group.answeredNames.flatMap { group[$0].strangers(at: path.appending($0)) }
                + group.rest.flatMap { $0.value.strangers(at: path.appending($0.name)) }
                + group.extras.names.map { path.appending($0) }
        }
    }
}
