package import Domain
package import JSON

/// A form with its answers, before it becomes a request.
package struct RequestDraft: Equatable, Sendable {
    package let entry: CatalogEntry
    package let tree: FieldTree
    package let answers: FieldAnswer

    /// Creates a draft.
    package init(entry: CatalogEntry, tree: FieldTree, answers: FieldAnswer) {
        self.entry = entry
        self.tree = tree
        self.answers = answers
    }

    /// True if the run goes on the user's own key at a provider (artinstring, `POST /api/v1/runs`, `useOwnKey`).
    package var usesOwnKey: Bool {
        guard entry.id.service == .artinstring, case .group(let group) = answers else { return false }
        return group["useOwnKey"] == .toggle(true)
    }

    /// The price of the request, by the services' documents.
    package var cost: Cost { Cost.estimate(for: entry, useOwnKey: usesOwnKey) }

    /// The exact body to send: without unset fields, with the schema's names and order.
    package var body: JSON { tree.body(from: answers) ?? .object(JSONObject()) }

    /// True if the body contains everything that was typed. Invalid numbers and JSON are left out of it.
    package var isWhole: Bool {
        var writer = BodyWriter(tree, isChecking: true)
        let checked = writer.value(of: answers, tree.root, isWanted: true)
        return entry.sendingProblem == nil && writer.problems.allSatisfy(\.isMissing) && (checked ?? body) == body
    }

    /// The report of a check of the answers against the schema.
    package var report: CheckReport {
        var budget = WorkBudget.check
        return report(&budget)
    }

    /// Returns the report of a check within `budget`.
    package func report(_ budget: inout WorkBudget) -> CheckReport {
        var report = tree.check(answers, &budget)
        if let problem = entry.sendingProblem { report.problems.append(problem) }
        return report
    }

    /// Returns the request regardless of a check, since schemas may be wrong.
    package func uncheckedRequest(id: RequestID, now: Timestamp) -> Request {
        let body = body
        return Request(
            id: id, action: Request.Action(asking: entry.id), entry: entry.id, title: entry.title,
            modality: entry.modality, body: body, cost: cost, createdAt: now, secrets: tree.secrets(in: body))
    }
}
