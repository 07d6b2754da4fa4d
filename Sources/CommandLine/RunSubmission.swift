package import JSON
package import Forms
package import Domain
import Session

/// The request of `easel run`: an entry's form, filled by arguments.
package struct RunSubmission: Sendable {
    private let form: Form
    /// The problems that the service would reject, and the possible ones.
    package let report: CheckReport

    /// - `variables`: The values by name. Strings that spell numbers or Booleans count as those where the schema
    ///   expects them.
    /// - `usesOwnKey`: True to bill the run to the user's own key at the provider.
    package init(entry: CatalogEntry, variables: JSONObject, usesOwnKey: Bool) {
        form = Form(entry, variables: variables, usesOwnKey: usesOwnKey)
        var report = form.report
        // A misspelled optional variable is valid where the schema allows other names.
        let refused = report.paths
        report.advice += form.answers.unknownKeys.filter { !refused.contains($0) }.map {
            FieldProblem(path: $0, reason: "unknown field; it is sent unchanged")
        }
        if let note = entry.sendingNote {
            report.advice.append(FieldProblem(path: JSONPointer(["artistId"]), reason: note))
        }
        let given = Form.body(of: variables, for: entry, usesOwnKey: usesOwnKey)
        report.advice += Self.changes(of: given, in: form.draft.body, at: .root)
        self.report = report
    }

    /// Returns advice about values that are sent as strings although they were entered as another type.
    private static func changes(of given: JSON, in body: JSON?, at path: JSONPointer) -> [FieldProblem] {
        switch (given, body) {
        case (.object(let object), .object(let sent)?):
            object.flatMap { changes(of: $0.value, in: sent[$0.name], at: path.appending($0.name)) }
        case (.array(let values), .array(let sent)?):
            values.indices.flatMap { index in
                changes(of: values[index], in: index < sent.count ? sent[index] : nil, at: path.appending(index))
            }
        case (.number, .string(let text)?), (.bool, .string(let text)?):
            [FieldProblem(path: path, reason: "\(given.text) is sent as text “\(text)”")]
        default: []
        }
    }

    private var entry: CatalogEntry { form.entry }
    /// The exact body to send.
    package var body: JSON { form.draft.body }
    /// The cost that is known before sending.
    package var cost: Cost { form.cost }

    /// Creates the request with `id`.
    package func request(_ id: RequestID, at now: Timestamp) -> Request {
        form.draft.uncheckedRequest(id: id, now: now)
    }

    /// Returns the reason why the request is not sent; nil where it can be. `anyway` ignores failed checks.
    package func obstacle(anyway: Bool) -> SendObstacle? { form.obstacle(anyway: anyway) }

    /// The failed checks, as `PATH: reason`.
    package var complaints: [String] { report.problems.map(Self.line) }

    /// The advice, as `PATH: reason`; it does not prevent sending.
    package var advice: [String] { report.advice.map(Self.line) }

    private static func line(_ problem: FieldProblem) -> String {
        "\(problem.path == .root ? "/" : problem.path.text): \(problem.reason)"
    }

    /// The price with what it is counted on.
    package var price: String { Wording.priceWithTerms(cost) }

    /// The request for `--dry-run --json`.
    package var json: JSONObject {
        var object: JSONObject = [
            "service": .string(entry.id.service.rawValue), "entry": .string(entry.id.value),
            "title": .string(entry.title), "body": body, "cost": cost.json,
        ]
        for (name, value) in checks { object[name] = value }
        return object
    }

    /// The results of the checks for `--json`.
    package var checks: JSONObject {
        func list(_ problems: [FieldProblem]) -> JSON {
            .array(problems.map { ["path": .string($0.path.text), "reason": .string($0.reason)] })
        }
        return ["problems": list(report.problems), "advice": list(report.advice)]
    }
}
