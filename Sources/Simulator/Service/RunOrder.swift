import JSON
import Domain

/// The body of `POST /api/v1/runs`.
struct RunOrder: Sendable {
    /// What is wrong with a body, by member.
    struct Gaps: Error {
        let fields: [(String, String)]
    }

    let prompt: String
    let vars: JSONObject
    let usesOwnKey: Bool

    /// Reads a body, with the messages of Zod 4.
    static func read(_ body: [UInt8]) -> Result<RunOrder, Gaps> {
        guard let json = try? JSONParser.parse(body), json.object != nil else { return .failure(Gaps(fields: [])) }
        var gaps: [(String, String)] = []
        let prompt = json["promptId"]?.string
        if prompt == nil {
            gaps.append(("promptId", "Invalid input: expected string, received \(kind(json["promptId"]))"))
        } else if !UUIDText.isValid(prompt ?? "") {
            gaps.append(("promptId", "Invalid UUID"))
        }
        if json["vars"]?.object == nil {
            gaps.append(("vars", "Invalid input: expected record, received \(kind(json["vars"]))"))
        }
        if let own = json["useOwnKey"], own.bool == nil {
            gaps.append(("useOwnKey", "Invalid input: expected boolean, received \(kind(own))"))
        }
        guard gaps.isEmpty, let prompt, let vars = json["vars"]?.object else { return .failure(Gaps(fields: gaps)) }
        return .success(RunOrder(prompt: prompt.lowercased(), vars: vars, usesOwnKey: json["useOwnKey"]?.bool ?? false))
    }

    private static func kind(_ value: JSON?) -> String {
        switch value {
        case nil: "undefined"
        case .null?: "null"
        case .bool?: "boolean"
        case .number?: "number"
        case .string?: "string"
        case .array?: "array"
        case .object?: "object"
        }
    }
}
