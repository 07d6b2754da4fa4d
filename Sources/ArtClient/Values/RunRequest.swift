package import JSON
import Domain

/// The body of artinstring's `POST /api/v1/runs`.
package struct RunRequest: Hashable, Sendable {
    package var promptID: String
    /// The values for the prompt's `variableSchema`.
    package var vars: JSONObject
    /// True when a provider bills the user's own key stored at artinstring; nil uses the service's default.
    package var useOwnKey: Bool?

    /// Creates a request.
    package init(promptID: String, vars: JSONObject = JSONObject(), useOwnKey: Bool? = nil) {
        self.promptID = promptID
        self.vars = vars
        self.useOwnKey = useOwnKey
    }

    /// The JSON body.
    package var body: JSON {
        var body = JSONObject([("promptId", .string(promptID)), ("vars", .object(vars))])
        body["useOwnKey"] = useOwnKey.map(JSON.bool)
        return .object(body)
    }

    /// Throws for a body that the service would certainly refuse. The prompt's schema decides about the variables.
    func check() throws(ClientError) {
        var check = RequestCheck()
        check.text("promptId", promptID)
        try check.finish(for: .artinstring)
    }
}
