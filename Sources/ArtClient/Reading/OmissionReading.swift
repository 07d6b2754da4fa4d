import JSON
import Domain

/// What an answer means of which a part was left out.
extension ServiceResponse {
    /// The members without which a row, or what is read alone, would say what is not so: a form that asks for nothing,
    /// a run that nothing came out of. What else is left out is as good as not sent.
    private static let needed: Set<String> = [
        "id", "runId", "generationId", "status", "slug", "title", "name", "promptId", "prompt", "variableSchema",
        "output", "outputs", "error",
    ]

    /// Why rows of the list `name` cannot be read, by their places in it.
    func faults(of name: String) -> [Int: String] {
        var faults: [Int: String] = [:]
        let isBare = json.array != nil
        for omission in omissions {
            var path = omission.path[...]
            guard isBare || path.popFirst() == .member(name), case .element(let place)? = path.popFirst() else {
                continue
            }
            switch path.first {
            case .member(let member)? where Self.needed.contains(member):
                faults[place] = faults[place] ?? "its \(member) is \(omission.reason)"
            case .member?: break
            case .element?, nil: faults[place] = omission.reason
            }
        }
        return faults
    }

    /// The answer's JSON, where nothing was left out that is needed.
    ///
    /// - Throws: `ClientError.Kind.invalidResponse`, which names what was left out.
    func whole(of service: Service) throws(ClientError) -> JSON {
        for omission in omissions {
            let members = omission.path.compactMap { step -> String? in
                if case .member(let member) = step, Self.needed.contains(member) { member } else { nil }
            }
            // A prompt that is read alone may be wrapped in `prompt`, which is no field of it.
            guard let member = members.first == "prompt" ? members.last : members.first else { continue }
            throw ClientError(.invalidResponse(reason: "its \(member) is \(omission.reason)"), service: service)
        }
        return json
    }
}
