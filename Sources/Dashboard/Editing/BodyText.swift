import JSON
import Forms
import Domain

/// A form's body as text for an editor. What stands for a secret is put in its place, since the editor keeps copies
/// and histories of its own.
struct BodyText: Hashable, Sendable {
    /// Why a text is no body.
    struct Problem: Error, Hashable {
        let reason: String
    }

    /// What the editor shows.
    var text: String
    /// What stood in the places of the secrets.
    private let secrets: [JSON]

    init(_ body: JSON, _ tree: FieldTree) {
        var secrets: [JSON] = []
        let shown = tree.changingSecrets(in: body) { secret in
            secrets.append(secret)
            return .string(Self.standIn(secrets.count))
        }
        text = shown.prettyText + "\n"
        self.secrets = secrets
    }

    private static func standIn(_ number: Int) -> String { "(secret \(number), hidden)" }

    /// The body that the text says, with the secrets back where `tree` asks for one and their stand-in was left.
    func body(_ tree: FieldTree) throws(Problem) -> JSON {
        let json: JSON
        do throws(JSONParseError) {
            json = try JSONParser.parse(text, limits: JSONLimits(repairs: false))
        } catch {
            let place = error.place(in: text)
            throw Problem(reason: "line \(place.line), column \(place.column): \(error.reason)")
        }
        guard json.object != nil else { throw Problem(reason: "a request must be a JSON object") }
        let standIns = Dictionary(
            uniqueKeysWithValues: secrets.enumerated().map { (JSON.string(Self.standIn($0.offset + 1)), $0.element) })
        let body = tree.changingSecrets(in: json) { standIns[$0] ?? $0 }
        guard !Self.holds(body, any: Set(standIns.keys)) else {
            throw Problem(reason: "a secret's placeholder is in a field that takes no secret")
        }
        return body
    }

    /// Whether one of `texts` stands anywhere in `json`.
    private static func holds(_ json: JSON, any texts: Set<JSON>) -> Bool {
        switch json {
        case .object(let object): object.contains { holds($0.value, any: texts) }
        case .array(let values): values.contains { holds($0, any: texts) }
        default: texts.contains(json)
        }
    }
}
