package import Domain
package import JSON

/// A form with its answers, about to become a request.
package struct RequestDraft: Equatable, Sendable {
    package let entry: CatalogEntry
    package let tree: FieldTree
    package let answers: FieldAnswer

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

    /// What the request would cost, by the services' documents.
    package var cost: Cost { Cost.estimate(for: entry, useOwnKey: usesOwnKey) }

    /// The exact body that goes out: unset fields are left out, names and order are the schema's.
    package var body: JSON { tree.body(from: answers) ?? .object(JSONObject()) }

    /// Why no answers whatever could make a request of it; nil when they could.
    package var obstacle: String? {
        // Antekirt, "Generate Image": the body names an artist; a model that does not tell its own cannot be asked.
        entry.id.kind == .model && entry.artist == nil ? "Antekirt names no artist for this model" : nil
    }

    /// True if the body holds everything that was typed: what is no number or no JSON yet is left out of it.
    package var isWhole: Bool {
        var writer = BodyWriter(tree, isChecking: true)
        let checked = writer.value(of: answers, tree.root, isWanted: true)
        return obstacle == nil && writer.problems.allSatisfy(\.isMissing) && (checked ?? body) == body
    }

    /// What is wrong with the answers, as far as the schema says.
    package var report: CheckReport {
        var budget = WorkBudget.check
        return report(&budget)
    }

    /// The same for no more than what is left of `budget`.
    package func report(_ budget: inout WorkBudget) -> CheckReport {
        var report = tree.check(answers, &budget)
        if let obstacle { report.problems.append(FieldProblem(path: JSONPointer(["prompt"]), reason: obstacle)) }
        return report
    }

    /// The request whatever a check says: schemas err.
    package func uncheckedRequest(id: RequestID, now: Timestamp) -> Request {
        let body = body
        return Request(
            id: id, action: Request.Action(asking: entry.id), entry: entry.id, title: entry.title,
            modality: entry.modality, body: body, cost: cost, createdAt: now, secrets: tree.secrets(in: body))
    }
}
