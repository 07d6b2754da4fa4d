package import Domain
package import JSON
import Undo

/// An entry's form while it is filled: the answers, what the checks say of them, the runs they stand for, what the
/// service said, and whether it can be sent.
///
/// A value without a screen. Each front end owns one, shows it in its own way and sends what `requests(now:id:)` makes
/// of it once `obstacle(status:account:anyway:)` finds nothing in the way.
package struct Form: Sendable {
    package internal(set) var entry: CatalogEntry
    package internal(set) var tree: FieldTree
    /// The entry whose schema takes longer to read than the budget allowed and is being read; nil when the form asks
    /// all that its schema says.
    package internal(set) var unread: CatalogEntry?
    /// The answers so far; what is unset is left to the service.
    package internal(set) var answers = FieldAnswer.unset
    /// The results of the checks, and the problems that prevent sending the entry at all.
    package private(set) var report = CheckReport()
    /// The runs that the answers stand for; nil for one.
    package private(set) var sweep: FormSweep?
    /// The service's complaints about the last request; those about a field are dropped when it changes.
    package private(set) var complaints = ServerComplaints()
    /// The notice about a draft that no longer fits the form; nil if all of it does.
    package internal(set) var notice: String?
    /// The draft or body that the form was filled with, until something is changed.
    package internal(set) var filling: Filling?
    /// The own key was asked for at an entry that takes none, which keeps the form from being sent.
    package let wantsOwnKey: Bool
    /// Texts with alternatives are sent as they are, as one request.
    let isLiteral: Bool
    /// Seeds that were sent last, by place.
    private var seeds: [JSONPointer: String] = [:]
    var history = UndoStack<FormChange>()

    /// A form for `entry` with nothing answered.
    ///
    /// - `budget`: The work that reading the schema may cost. Where less than `.reading` is not enough, the schema
    ///   counts as not known until `take(_:)`.
    /// - `isLiteral`: True sends texts with alternatives as they are, rather than as a sweep.
    /// - `wantsOwnKey`: True if the user asked for their own key at an entry that takes none.
    package init(
        _ entry: CatalogEntry, budget: WorkBudget = .reading, isLiteral: Bool = false, wantsOwnKey: Bool = false
    ) {
        self.entry = entry
        self.isLiteral = isLiteral
        self.wantsOwnKey = wantsOwnKey
        tree = FieldTree.form(for: entry, budget: budget)
        if !tree.isWhole, budget != .reading {
            unread = entry
            self.entry.schema = nil
            tree = FieldTree.form(for: self.entry)
        }
        check()
    }

    // MARK: looking

    /// The field that `row` asks.
    package func node(_ row: FormRow) -> FieldNode { tree[row.place.field] }

    /// The form and its answers as one request; of a sweep, as it was typed.
    package var draft: RequestDraft { RequestDraft(entry: entry, tree: tree, answers: answers) }

    /// The answers as an autosaved draft or a preset keeps them: no secrets; nil when nothing was answered.
    package var savedAnswers: JSONObject? { tree.draft(of: answers) }

    /// True where a field may have several values: a generation has one place for each conversion.
    package var takesSweeps: Bool { !isLiteral && Request.Action(asking: entry.id).conversion == nil }

    /// The seed that was sent last from `row`; nil where none was, or where it stands there now.
    package func lastSeed(of row: FormRow) -> String? {
        seeds[row.path].flatMap { row.answer == .text($0) ? nil : $0 }
    }

    // MARK: changing

    /// Changes the answer at `place`.
    ///
    /// - `run`: The run of typing that the change belongs to; changes of one run are one step to undo.
    /// - Returns: True if that changed the answers.
    @discardableResult
    package mutating func answer(_ place: FieldPlace, _ edit: AnswerEdit, run: Int? = nil) -> Bool {
        put(tree.editing(answers, at: place, edit), at: place, run: run, weight: edit.weight)
    }

    /// Puts `new` in place of the answers, as one step to undo.
    ///
    /// - `place`: The field that was changed; nil for the whole.
    /// - `weight`: What remembering it costs, in bytes.
    /// - Returns: True if that changed the answers.
    @discardableResult
    package mutating func put(_ new: FieldAnswer, at place: FieldPlace?, run: Int? = nil, weight: Int) -> Bool {
        guard new != answers else { return false }
        let change = FormChange(before: answers, after: new, place: place, run: run)
        if let last = history.last, run != nil, last.run == run, last.place == place {
            history.amend(FormChange(before: last.before, after: new, place: place, run: run), weight: weight)
        } else {
            history.push(change, weight: weight)
        }
        filling = nil
        answers = new
        if let place { complaints.problems.removeAll { $0.path == place.path } }
        check()
        return true
    }

    /// Undoes the last change.
    ///
    /// - Returns: What was undone; nil when there was nothing to undo.
    package mutating func undo() -> FormChange? {
        guard let change = history.undo() else { return nil }
        restore(change.before)
        return change
    }

    /// Makes the change again that was undone last.
    ///
    /// - Returns: What was redone; nil when there was nothing to redo.
    package mutating func redo() -> FormChange? {
        guard let change = history.redo() else { return nil }
        restore(change.after)
        return change
    }

    private mutating func restore(_ answers: FieldAnswer) {
        self.answers = answers
        filling = nil
        check()
    }

    /// Clears every answer; undo brings them back.
    package mutating func reset() {
        put(.unset, at: nil, weight: 64)
        complaints = ServerComplaints()
    }

    // MARK: the service

    /// Notes that the answers were sent.
    package mutating func noteSent() {
        complaints = ServerComplaints()
        for row in tree.rows(for: answers) {
            if case .seed = node(row).kind, case .text(let text) = row.answer { seeds[row.path] = text }
        }
    }

    /// Takes what the service said of the fields when it refused what was sent.
    package mutating func noteRejection(_ failure: Failure) {
        complaints = tree.complaints(byName: failure.fieldProblems)
    }

    /// Checks the answers, and finds the runs that they stand for.
    mutating func check() {
        let maySweep = takesSweeps && answers.maySweep
        let rows = maySweep ? tree.rows(for: answers) : []
        sweep = maySweep ? FormSweep(tree, answers, rows) : nil
        let first = sweep.map { RequestDraft(entry: entry, tree: tree, answers: $0.answers(tree, at: 0)) } ?? draft
        report = first.report
        if wantsOwnKey, let problem = entry.ownKeyProblem { report.problems.append(problem) }
        for row in rows {
            guard let reason = FormSweep.error(at: row, node(row).kind) else { continue }
            report.problems = report.problems.map {
                $0.path == row.path ? FieldProblem(path: row.path, reason: reason) : $0
            }
        }
    }
}
