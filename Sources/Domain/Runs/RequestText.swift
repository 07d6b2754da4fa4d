package import JSON

/// A request as JSON, as a `curl` command and as an `easel run` command.
///
/// It contains no credential: commands name the environment variable that holds it. The body is shown as it is, so
/// callers mask secrets in fields before.
package struct RequestText: Hashable, Sendable {
    /// The maximum size of an argument in bytes; Linux accepts 128 KiB. Longer bodies go through a pipe.
    private static let maxArgumentBytes = 100_000

    private let body: JSON
    private let action: Request.Action
    private let name: String

    /// Creates the text of a request that would send `body`.
    ///
    /// - `name`: The entry's slug or id, for the `easel run` command.
    package init(body: JSON, action: Request.Action, name: String) {
        self.body = body
        self.action = action
        self.name = name
    }

    /// The body as indented JSON, with members in order and numbers as they are sent.
    package var json: String { body.prettyText }

    /// Returns the request as a `curl` command for a POSIX shell.
    ///
    /// - Parameter base: The service's base address, such as `https://artinstring.com`.
    package func curl(base: String) -> String {
        let base = base.hasSuffix("/") ? String(base.dropLast()) : base
        let data = ShellText.word(body.text)
        let isLong = data.utf8.count > Self.maxArgumentBytes
        let lines = [
            (isLong ? "printf %s \(data) |\n  " : "") + "curl -X POST \(ShellText.word(base + action.path))",
            "  -H \(action.authorization)",
            "  -H 'Content-Type: application/json'",
            isLong ? "  --data-binary @-" : "  --data-raw \(data)",
        ]
        return lines.joined(separator: " \\\n")
    }

    /// The request as an `easel run` command for a POSIX shell; nil for a conversion, which that command does not
    /// support.
    ///
    /// Each variable is an argument. Where `--var` cannot express a name, or the command would be too long, all
    /// variables go through a pipe.
    package var command: String? {
        guard action.conversion == nil else { return nil }
        let variables = action.variables(of: body)
        var words = ["easel", "run"]
        // A name that begins with a dash would be read as an option.
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

    /// Returns the `--var` arguments for `variables`; nil where they cannot express all of them.
    private func arguments(for variables: JSON) -> [String]? {
        guard let members = variables.object else { return nil }
        var words: [String] = []
        var length = 0
        for (name, value) in members {
            guard let argument = VariableArgument.text(name: name, value: value) else { return nil }
            let word = ShellText.word(argument)
            length += word.utf8.count
            guard length <= Self.maxArgumentBytes else { return nil }
            words += ["--var", word]
        }
        return words
    }
}

extension Request.Action {
    /// The service of the call.
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

    /// The header that authenticates the call, with a shell variable in place of the secret.
    fileprivate var authorization: String {
        switch self {
        case .run: "\"Authorization: Bearer $ARTI_TOKEN\""
        case .image, .svg, .video: "\"x-api-key: $ANTEKIRT_API_KEY\""
        }
    }

    /// Returns the part of `body` that the form's variables make up.
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
