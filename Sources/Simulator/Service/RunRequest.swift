import JSON
import Domain

/// The body of `POST /api/v1/runs`.
struct RunRequest: Sendable {
    /// The problems of a body, by member.
    struct InvalidBody: Error {
        let fields: [(String, String)]
    }

    let prompt: String
    let vars: JSONObject
    let usesOwnKey: Bool

    /// Parses a body, with the messages of Zod 4.
    static func read(_ body: [UInt8]) -> Result<RunRequest, InvalidBody> {
        guard let json = try? JSONParser.parse(body), json.object != nil else {
            return .failure(InvalidBody(fields: []))
        }
        var problems: [(String, String)] = []
        let prompt = json["promptId"]?.string
        if prompt == nil {
            problems.append(("promptId", "Invalid input: expected string, received \(kind(json["promptId"]))"))
        } else if !UUIDText.isValid(prompt ?? "") {
            problems.append(("promptId", "Invalid UUID"))
        }
        if json["vars"]?.object == nil {
            problems.append(("vars", "Invalid input: expected record, received \(kind(json["vars"]))"))
        }
        if let own = json["useOwnKey"], own.bool == nil {
            problems.append(("useOwnKey", "Invalid input: expected boolean, received \(kind(own))"))
        }
        guard problems.isEmpty, let prompt, let vars = json["vars"]?.object else {
            return .failure(InvalidBody(fields: problems))
        }
        return .success(
            RunRequest(prompt: prompt.lowercased(), vars: vars, usesOwnKey: json["useOwnKey"]?.bool ?? false))
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
