package import JSON

extension FieldAnswer {
    /// The places of values without a field, which are sent unchanged.
    package var unknownKeys: [JSONPointer] { unknownKeys(at: .root) }

    private func unknownKeys(at path: JSONPointer) -> [JSONPointer] {
        switch self {
        case .unset, .null, .text, .toggle, .choice, .choices, .verbatim: []
        case .custom(let answer), .branch(_, let answer): answer.unknownKeys(at: path)
        case .list(let items): items.enumerated().flatMap { $0.element.unknownKeys(at: path.appending($0.offset)) }
        case .map(let entries): entries.flatMap { $0.value.unknownKeys(at: path.appending($0.name)) }
        case .group(let group):
            group.answeredNames.flatMap { group[$0].unknownKeys(at: path.appending($0)) }
                + group.rest.flatMap { $0.value.unknownKeys(at: path.appending($0.name)) }
                + group.extras.names.map { path.appending($0) }
        }
    }
}
