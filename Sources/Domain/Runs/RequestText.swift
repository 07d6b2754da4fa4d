package import JSON

/// A request as a person can read it, keep it and send it in other ways.
///
/// No credential is in it: commands name the variable that holds one. What the body holds is shown as it is, a secret
/// that was typed into a field too.
package struct RequestText: Hashable, Sendable {
    /// The most bytes of an argument; Linux takes 128 KiB. Longer bodies go through a pipe.
    private static let longestArgument = 100_000

    private let body: JSON
    private let action: Request.Action
    private let name: String

    /// The text of a request that would send `body`.
    ///
    /// - Parameter name: The entry's slug or id, for Easel's own command.
    package init(body: JSON, action: Request.Action, name: String) {
        self.body = body
        self.action = action
        self.name = name
    }

    /// The body as JSON on several lines, members and numbers as they are sent.
    package var json: String { body.prettyText }

    /// The request as a `curl` command for a POSIX shell.
    ///
    /// - Parameter base: The service's base address, such as `https://artinstring.com`.
    package func curl(base: String) -> String {
        let base = base.hasSuffix("/") ? String(base.dropLast()) : base
        let data = ShellText.word(body.text)
        let isLong = data.utf8.count > Self.longestArgument
        let lines = [
            (isLong ? "printf %s \(data) |\n  " : "") + "curl -X POST \(ShellText.word(base + action.path))",
            "  -H \(action.authorization)",
            "  -H 'Content-Type: application/json'",
            isLong ? "  --data-binary @-" : "  --data-raw \(data)",
        ]
        return lines.joined(separator: " \\\n")
    }

    /// The request as an `easel run` command for a POSIX shell; nil for a conversion, which that does not ask for.
    ///
    /// Each variable is an argument. Where one has a name that `--var` cannot say, or the whole would be too long, all
    /// go in through a pipe.
    package var command: String? {
        guard action.conversion == nil else { return nil }
        let variables = action.variables(of: body)
        var words = ["easel", "run"]
        // What begins with a dash would be read as an option.
        let isOption = name.hasPrefix("-")
        if !isOption { words.append(ShellText.word(name)) }
        if action.service != .artinstring { words += ["--service", action.service.rawValue] }
        if action == .run, body["useOwnKey"]?.bool == true { words.append("--own-key") }
        let end = isOption ? ["--", ShellText.word(name)] : []
        if let arguments = arguments(for: variables) {
            return (words + arguments + end).joined(separator: " ")
        }
        return "printf %s \(ShellText.word(variables.text)) | "
            + (words + ["--vars", "-"] + end).joined(separator: " ")
    }

    /// The `--var` arguments for `variables`; nil when they cannot all be said so.
    private func arguments(for variables: JSON) -> [String]? {
        guard let members = variables.object else { return nil }
        var words: [String] = []
        var length = 0
        for (name, value) in members {
            guard let argument = VariableArgument.text(name: name, value: value) else { return nil }
            let word = ShellText.word(argument)
            length += word.utf8.count
            guard length <= Self.longestArgument else { return nil }
            words += ["--var", word]
        }
        return words
    }
}

extension Request.Action {
    /// The service that is asked.
    fileprivate var service: Service {
        switch self {
        case .run: .artinstring
        case .image, .svg, .video: .antekirt
        }
    }

    /// The path of the call (artinstring, "Enqueue a run"; Antekirt, "Generate Image", "Convert to SVG", "Generate
    /// Video").
    fileprivate var path: String {
        switch self {
        case .run: "/api/v1/runs"
        case .image, .svg, .video: "/api/v1/generations/\(rawValue)"
        }
    }

    /// The header that names who asks, with the shell's variable in the place of the secret.
    fileprivate var authorization: String {
        switch self {
        case .run: "\"Authorization: Bearer $ARTI_TOKEN\""
        case .image, .svg, .video: "\"x-api-key: $ANTEKIRT_API_KEY\""
        }
    }

    /// What of `body` a form answers.
    fileprivate func variables(of body: JSON) -> JSON {
        switch self {
        case .run: return body["vars"] ?? .object(JSONObject())
        case .image, .svg, .video:
            var variables = body.object ?? JSONObject()
            variables["artistId"] = nil
            return .object(variables)
        }
    }
}
