import JSON
import Forms
import Domain

/// A request body as text for the editor, with placeholders for its secrets, since editors keep copies and histories.
struct BodyText: Hashable, Sendable {
    /// The reason why a text is not a valid body.
    struct Problem: Error, Hashable {
        let reason: String
    }

    /// The text that the editor shows.
    var text: String
    /// The secrets, in the order of their placeholders.
    private let secrets: [JSON]

    init(_ body: JSON, _ tree: FieldTree) {
        var secrets: [JSON] = []
        let shown = tree.changingSecrets(in: body) { secret in
            secrets.append(secret)
            return .string(Self.placeholder(secrets.count))
        }
        text = shown.prettyText + "\n"
        self.secrets = secrets
    }

    private static func placeholder(_ number: Int) -> String { "(secret \(number), hidden)" }

    /// Returns the body of the text, with the secrets in place of their placeholders in fields that `tree` marks as
    /// secret.
    ///
    /// - Throws: `Problem` if the text is not a JSON object, or has a placeholder in another field.
    func body(_ tree: FieldTree) throws(Problem) -> JSON {
        let json: JSON
        do throws(JSONParseError) {
            json = try JSONParser.parse(text, limits: JSONLimits(repairs: false))
        } catch {
            let place = error.place(in: text)
            throw Problem(reason: "line \(place.line), column \(place.column): \(error.reason)")
        }
        guard json.object != nil else { throw Problem(reason: "a request must be a JSON object") }
        let placeholders = Dictionary(
            uniqueKeysWithValues: secrets.enumerated().map {
                (JSON.string(Self.placeholder($0.offset + 1)), $0.element)
            })
        let body = tree.changingSecrets(in: json) { placeholders[$0] ?? $0 }
        guard !Self.holds(body, any: Set(placeholders.keys)) else {
            throw Problem(reason: "a secret's placeholder is in a field that takes no secret")
        }
        return body
    }

    /// Returns true if `json` contains one of `texts`.
    private static func holds(_ json: JSON, any texts: Set<JSON>) -> Bool {
        switch json {
        case .object(let object): object.contains { holds($0.value, any: texts) }
        case .array(let values): values.contains { holds($0, any: texts) }
        default: texts.contains(json)
        }
    }
}
