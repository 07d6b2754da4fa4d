package import JSON
import Domain

/// What `POST /api/v1/runs` of artinstring takes.
package struct RunRequest: Hashable, Sendable {
    package var promptID: String
    /// The answers to the prompt's `variableSchema`.
    package var vars: JSONObject
    /// Whether a provider bills the user's own key stored at artinstring; nil leaves it to the service.
    package var useOwnKey: Bool?

    package init(promptID: String, vars: JSONObject = JSONObject(), useOwnKey: Bool? = nil) {
        self.promptID = promptID
        self.vars = vars
        self.useOwnKey = useOwnKey
    }

    /// The body that goes out.
    package var body: JSON {
        var body = JSONObject([("promptId", .string(promptID)), ("vars", .object(vars))])
        body["useOwnKey"] = useOwnKey.map(JSON.bool)
        return .object(body)
    }

    /// Throws what the service would refuse for certain. What the variables may be is the prompt's schema's to say.
    func check() throws(ClientError) {
        var check = RequestCheck()
        check.text("promptId", promptID)
        try check.finish(for: .artinstring)
    }
}
