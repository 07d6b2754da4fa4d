package import Domain
import Undo

extension Form {
    /// The first reason why the form is not sent as it is; nil where it can be.
    ///
    /// - Parameters:
    ///   - status: The state of the entry's service.
    ///   - account: The account at it. What was read of it counts only while it is not contradicted.
    ///   - anyway: True leaves problems that only a check here finds to the service.
    package func obstacle(
        status: ServiceStatus = .connecting, account: Observed<Account> = .unknown, anyway: Bool = false
    ) -> SendObstacle? {
        if case .unauthorized(let failure) = status { return .unauthorized(failure) }
        if unread != nil { return .loading }
        // What was given by name is sent whatever the schema is.
        guard entry.isSchemaKnown || isLiteral || answers.isBlank else { return .schemaUnknown }
        if let problem = entryProblem { return .entry(problem) }
        if let problem = report.problems.first, !(anyway && canSendAnyway) {
            return .checks(report.problems, field: tree.name(of: problem.path), canSendAnyway: canSendAnyway)
        }
        if case .known(let account, _) = account, let obstacle = entry.tierObstacle(for: account) { return obstacle }
        return sweepObstacle
    }

    /// The problems that prevent sending whatever the answers are; among the report's problems too.
    package var entryProblem: FieldProblem? { (wantsOwnKey ? entry.ownKeyProblem : nil) ?? entry.sendingProblem }

    /// True where it can be sent although checks find problems: as one request that holds everything that was typed.
    package var canSendAnyway: Bool { sweep == nil && entryProblem == nil && draft.isWhole }

    /// The reason why the runs of its sweep are not sent; nil where they are, and where there is no sweep.
    private var sweepObstacle: SendObstacle? {
        guard let sweep else { return nil }
        if let refusal = sweep.runs.refusal() { return .sweepSize(refusal) }
        // One for all runs: what is beyond it is left to the service.
        var budget = WorkBudget.answers
        for (index, draft) in drafts.enumerated() {
            guard let problem = draft.report(&budget).problems.first else { continue }
            return .sweepRun(index + 1, field: tree.name(of: problem.path), reason: problem.reason)
        }
        return nil
    }

    /// The drafts to send: one, or one for each run of a sweep.
    package var drafts: [RequestDraft] {
        guard let sweep, sweep.runs.refusal() == nil else { return [draft] }
        return (0..<sweep.count).map {
            RequestDraft(entry: entry, tree: tree, answers: sweep.answers(tree, at: $0))
        }
    }

    /// The requests that send the form, each under an id of its own: one, or one for each run of a sweep.
    package func requests(now: Timestamp, id: () -> RequestID) -> [Request] {
        drafts.map { $0.uncheckedRequest(id: id(), now: now) }
    }

    /// True if a change can be undone.
    package var canUndo: Bool { history.canUndo }
    /// True if an undone change can be redone.
    package var canRedo: Bool { history.canRedo }

    /// The cost of everything that would be sent.
    package var cost: Cost { draft.cost.times(sweep?.count ?? 1) }
}

extension Request {
    /// The first reason why it is not sent once more as it was; nil where it can be.
    ///
    /// - Parameters:
    ///   - entry: The entry that it asks for, as far as it is known now.
    ///   - status: The state of its service.
    ///   - account: The account at it.
    package func obstacle(
        to entry: CatalogEntry, status: ServiceStatus = .connecting, account: Observed<Account> = .unknown
    ) -> SendObstacle? {
        if case .unauthorized(let failure) = status { return .unauthorized(failure) }
        guard fits(entry) else { return .formChanged }
        guard case .known(let account, _) = account else { return nil }
        return entry.tierObstacle(for: account)
    }

    /// Returns true if the form of `entry` would still send it, as far as that form is known.
    package func fits(_ entry: CatalogEntry) -> Bool {
        guard entry.isSchemaKnown else { return true }
        var form = Form(entry, budget: .frame)
        guard form.unread == nil else { return true }
        form.fill(.body(body))
        return form.report.isClean
    }
}
