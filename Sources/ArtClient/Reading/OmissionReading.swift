import JSON
import Domain

/// The handling of responses with omitted parts.
extension ServiceResponse {
    /// The members without which a row would be wrong: a form without fields, a run without output. Any other omission
    /// counts as not sent.
    private static let needed: Set<String> = [
        "id", "runId", "generationId", "status", "slug", "title", "name", "promptId", "prompt", "variableSchema",
        "output", "outputs", "error",
    ]

    /// The reasons why rows of the list `name` are unreadable, by their index.
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

    /// Returns the response's JSON when no required part was omitted.
    ///
    /// - Throws: `ClientError.Kind.invalidResponse` with the name of the omitted part.
    func whole(of service: Service) throws(ClientError) -> JSON {
        for omission in omissions {
            let members = omission.path.compactMap { step -> String? in
                if case .member(let member) = step, Self.needed.contains(member) { member } else { nil }
            }
            // A single prompt may be wrapped in `prompt`, which is not one of its members.
            guard let member = members.first == "prompt" ? members.last : members.first else { continue }
            throw ClientError(.invalidResponse(reason: "its \(member) is \(omission.reason)"), service: service)
        }
        return json
    }
}
