package import JSON
package import Forms
package import Domain

/// The request of `easel run`: an entry's form, filled by arguments.
package struct RunSubmission: Sendable {
    private let draft: RequestDraft
    /// The problems that the service would reject, and the possible ones.
    package let report: CheckReport
    /// The problems that prevent sending in any case; `report` contains them too.
    package let obstacles: [FieldProblem]

    /// - `variables`: The values by name. Strings that spell numbers or Booleans count as those where the schema
    ///   expects them.
    /// - `usesOwnKey`: True to bill the run to the user's own key at the provider.
    package init(entry: CatalogEntry, variables: JSONObject, usesOwnKey: Bool) {
        let tree = FieldTree.form(for: entry)
        var given: JSONObject
        switch entry.id.service {
        case .artinstring:
            given = ["promptId": .string(entry.id.value), "vars": .object(variables)]
            if usesOwnKey, entry.acceptsOwnKey { given["useOwnKey"] = true }
        case .antekirt:
            given = variables
            given["artistId"] = .string(entry.artist?.id ?? entry.id.value)
        }
        let answers = tree.answers(from: .object(given), coerces: .texts)
        let draft = RequestDraft(entry: entry, tree: tree, answers: answers)
        var obstacles: [FieldProblem] = []
        if usesOwnKey, !entry.acceptsOwnKey {
            obstacles.append(
                FieldProblem(
                    path: JSONPointer(["useOwnKey"]),
                    reason: entry.id.service == .artinstring
                        ? "this prompt does not accept your own key"
                        : "\(entry.id.service.name) does not support your own key"
                ))
        }
        if let obstacle = draft.obstacle {
            obstacles.append(FieldProblem(path: JSONPointer(["artistId"]), reason: obstacle))
        }
        var report = tree.check(answers)
        report.problems += obstacles
        // A misspelled optional variable is valid where the schema allows other names.
        let refused = report.paths
        report.advice += answers.unknownKeys.filter { !refused.contains($0) }.map {
            FieldProblem(path: $0, reason: "unknown field; it is sent unchanged")
        }
        if let note = entry.sendingNote {
            report.advice.append(FieldProblem(path: JSONPointer(["artistId"]), reason: note))
        }
        report.advice += Self.changes(of: .object(given), in: draft.body, at: .root)
        self.draft = draft
        self.report = report
        self.obstacles = obstacles
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

    private var entry: CatalogEntry { draft.entry }
    /// The exact body to send.
    package var body: JSON { draft.body }
    /// The cost that is known before sending.
    package var cost: Cost { draft.cost }

    /// Creates the request with `id`.
    package func request(_ id: RequestID, at now: Timestamp) -> Request { draft.uncheckedRequest(id: id, now: now) }

    /// Returns true where the request may be sent; `anyway` ignores failed checks.
    package func mayBeSent(anyway: Bool) -> Bool { report.isClean || anyway && obstacles.isEmpty }

    /// The failed checks, as `PATH: reason`.
    package var complaints: [String] { report.problems.map(Self.line) }

    /// The advice, as `PATH: reason`; it does not prevent sending.
    package var advice: [String] { report.advice.map(Self.line) }

    private static func line(_ problem: FieldProblem) -> String {
        "\(problem.path == .root ? "/" : problem.path.text): \(problem.reason)"
    }

    /// The price, in words.
    package var price: String {
        switch cost {
        case .quota(let modality, let runs): "\(runs) \(modality.rawValue) run\(runs == 1 ? "" : "s") of your quota"
        case .uncounted(let modality, let provider, let runs):
            "\(runs) \(modality.rawValue) run\(runs == 1 ? "" : "s"), "
                + (provider.map { "on \($0), outside the quota: price unknown" }
                    ?? "which may count against the quota")
        case .credits(let credits): "\(credits) credits"
        case .ownKey(let provider): "billed to your \(provider) key, price unknown"
        }
    }

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
