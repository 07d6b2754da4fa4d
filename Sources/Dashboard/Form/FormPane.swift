import Canvas
package import JSON
package import Forms
package import Domain

/// A form being filled. What was typed is kept for as long as the dashboard runs.
package struct FormState: Sendable {
    package internal(set) var entry: CatalogEntry
    package internal(set) var tree: FieldTree
    /// The entry whose schema takes longer to read than a frame and is being read; nil when the form asks all that its
    /// schema says.
    package internal(set) var unread: CatalogEntry?
    /// What was answered so far; what is unset is left to the service.
    package internal(set) var answers = FieldAnswer.unset
    /// What can be seen of the form, from top to bottom.
    package private(set) var lines: [FormLine] = []
    /// How many questions the form asks, those that are folded away too, but not those inside others.
    package private(set) var fieldCount = 0
    /// The line that the cursor is on; 0 when there is none.
    package internal(set) var cursor = 0
    /// Whether keys are typed into the field under the cursor.
    package var isEditing = false
    /// What the service said of what was sent; what it said of a field is gone once that is changed.
    package internal(set) var complaints = ServerComplaints()
    /// The line of the first answer that a run still needs; nil where there is none.
    private(set) var firstMissing: Int?
    /// What is wrong with the answers, whether it is time to say so or not.
    package private(set) var report = CheckReport()
    /// The runs that the answers stand for; nil for one.
    package private(set) var sweep: FormSweep?
    /// What became of a draft that does not fit the form any more, to be told above it.
    package internal(set) var notice: String?
    /// The answers that were not sent since something is wrong with them, and have not been changed since.
    package private(set) var refused: FieldAnswer?

    /// Texts that were edited, with their cursors.
    var areas: [FormLine.ID: TextArea] = [:]
    /// Grows when texts are dropped, so that a new one's steps are not taken for the old one's.
    private(set) var epoch = 0
    /// Columns that texts are wrapped to.
    var textWidth = 40
    /// The columns of the labels of the first lines.
    private(set) var labelWidths: [Int] = []
    /// Headers that a person has folded or unfolded.
    private var folds: [FieldPlace: Bool] = [:]
    private var showsAdvanced = false
    var history = UndoStack<FormChange>()
    /// Places whose problems are shown: those changed or left.
    private(set) var judged: Set<JSONPointer> = []
    /// Whether all problems are shown: there was an attempt to send.
    private(set) var isJudged = false
    /// The draft or body that the form was filled with, until something is changed.
    var filling: Filling?
    /// Seeds that were sent last, by place.
    private(set) var seeds: [JSONPointer: String] = [:]

    /// A fresh form for `entry`, with nothing answered.
    ///
    /// - Parameter budget: What reading the schema may cost. Where less than for a whole reading is not enough, the
    ///   schema counts as not known until `take(_:)`.
    package init(_ entry: CatalogEntry, budget: WorkBudget = .reading) {
        self.entry = entry
        tree = FieldTree.form(for: entry, budget: budget)
        if !tree.isWhole, budget != .reading {
            unread = entry
            self.entry.schema = nil
            tree = FieldTree.form(for: self.entry)
        }
        lay()
    }

    // MARK: filling

    /// Where the answers of a form that is filled again come from.
    package enum Filling: Hashable, Sendable {
        /// A draft that was kept.
        case draft(JSONObject)
        /// A body that would have been sent.
        case body(JSON)

        var isDraft: Bool { if case .draft = self { true } else { false } }
    }

    /// What was answered, as a draft keeps it; nil when nothing was.
    package var draftToKeep: JSONObject? { tree.draft(of: answers) }

    /// Puts the answers of `filling` in place of what is there; undo brings that back.
    package mutating func fill(_ filling: Filling) {
        // What an earlier session left is not to be taken back to nothing.
        let isFresh = answers.isBlank && !history.canUndo && !history.canRedo
        let fitting = fitting(filling)
        take(fitting.answers)
        if isFresh { history = UndoStack() }
        self.filling = filling
        notice = FormNotice(fitting, isKept: filling.isDraft, sent: unknownKeys).text
    }

    /// Puts the answers of `preset` in place of those that are there, and leaves the others; undo brings them back.
    package mutating func add(_ preset: JSONObject) {
        let fitting = fitting(.draft(preset))
        take(answers.overlaid(by: fitting.answers))
        notice = FormNotice(fitting, isKept: false, sent: unknownKeys).text
    }

    private mutating func take(_ new: FieldAnswer) {
        put(new, at: nil, weight: 64)
        judged = []
        isJudged = false
        cursor = 0
    }

    func fitting(_ filling: Filling) -> MigrationResult {
        let answers =
            switch filling {
            case .draft(let draft): tree.answers(fromDraft: draft, for: entry.id.service)
            case .body(let body): literal(tree.answers(shown: body))
            }
        // As long as the schema has not been read nobody can tell what fits.
        return entry.isSchemaKnown ? tree.adopt(answers) : MigrationResult(unchanged: answers)
    }

    // MARK: looking

    /// The line under the cursor.
    package var line: FormLine? { lines.indices.contains(cursor) ? lines[cursor] : nil }
    var cursorID: FormLine.ID? { line?.id }
    /// The field under the cursor; nil where it stands on no field.
    package var row: FormRow? { line?.row }
    /// The field that `row` asks.
    package func node(_ row: FormRow) -> FieldNode { tree[row.place.field] }

    /// The form and its answers, as what would be sent.
    package var draft: RequestDraft { RequestDraft(entry: entry, tree: tree, answers: answers) }

    // MARK: moving

    mutating func move(by steps: Int) {
        judgeField()
        cursor = min(max(0, cursor + max(-lines.count, min(steps, lines.count))), max(0, lines.count - 1))
    }

    /// Puts the cursor on the first line that a person can answer, without judging the one it leaves.
    mutating func moveToFirst() { cursor = lines.firstIndex(where: isAnswerable) ?? 0 }

    private func isAnswerable(_ line: FormLine) -> Bool {
        guard let row = line.row else { return false }
        let node = node(row)
        if case .constant = node.kind { return false }
        return !node.isReadOnly
    }

    /// The next field, around the end.
    mutating func advance(by steps: Int) {
        guard !lines.isEmpty else { return }
        judgeField()
        cursor = ((cursor + steps) % lines.count + lines.count) % lines.count
    }

    /// Puts the cursor on the line `id`, if it is there.
    mutating func move(to id: FormLine.ID) {
        if let index = lines.firstIndex(where: { $0.id == id }) { cursor = index }
    }

    /// Shows all problems, and puts the cursor on the first field that has one.
    mutating func judgeAll() {
        isJudged = true
        refused = answers
        for problem in report.problems + complaints.problems { reveal(problem.path) }
        lay()
        if let index = lines.firstIndex(where: { $0.row.map { problem(with: $0) != nil } ?? false }) { cursor = index }
    }

    /// Unfolds what `path` is hidden in.
    private mutating func reveal(_ path: JSONPointer) {
        let rows = tree.rows(for: answers)
        for row in rows where row.isFoldable && row.path != path && row.path.contains(path) { folds[row.place] = false }
        let top = rows.filter { $0.level == 0 && $0.path.contains(path) }
        if top.contains(where: { node($0).isAdvanced || node($0).isDeprecated }) { showsAdvanced = true }
    }

    private mutating func judgeField() { if let row { judged.insert(row.path) } }

    // MARK: folding

    /// Folds or unfolds the line under the cursor; false when it is no header.
    mutating func toggleFold() -> Bool {
        switch line?.content {
        case .advanced(_, _, let isFolded): showsAdvanced = isFolded
        case .field(let row) where row.isFoldable: folds[row.place] = !row.isFolded
        default: return false
        }
        lay()
        return true
    }

    /// Groups that nobody has to answer begin folded.
    private func isFolded(_ place: FieldPlace, _ node: FieldNode, _ answer: FieldAnswer) -> Bool? {
        if let fold = folds[place] { return fold }
        guard case .group(let group) = node.kind, answer.isBlank else { return nil }
        return group.members.contains(where: \.isRequired) ? nil : true
    }

    // MARK: changing

    /// Changes the answer at `place`.
    ///
    /// - Parameter run: What the change goes on with; changes of one run are one step to take back.
    mutating func answer(_ place: FieldPlace, _ edit: AnswerEdit, run: Int? = nil) {
        put(tree.editing(answers, at: place, edit), at: place, run: run, weight: edit.weight)
    }

    /// Puts `new` in place of the answers, as one step to take back.
    package mutating func put(_ new: FieldAnswer, at place: FieldPlace?, run: Int? = nil, weight: Int) {
        guard new != answers else { return }
        let change = FormChange(before: answers, after: new, place: place, run: run)
        if let last = history.last, run != nil, last.run == run, last.place == place {
            history.amend(FormChange(before: last.before, after: new, place: place, run: run), weight: weight)
        } else {
            history.push(change, weight: weight)
        }
        filling = nil
        answers = new
        if let place {
            complaints.problems.removeAll { $0.path == place.path }
            // A mistake is shown while it is typed, but "required" not before one leaves the field.
            judged.insert(place.path)
        }
        // What was typed elsewhere is now another text.
        if run == nil { dropAreas() }
        if run == nil || !layText(at: place) { lay() }
        // What is typed stands under the cursor.
        let changed = row?.place == place ? row : lines.first { $0.row?.place == place }?.row
        if let place, let changed, changed.answer.isBlank, !isJudged { judged.remove(place.path) }
    }

    /// Takes the last change back, or makes it again; false when there is none.
    package mutating func undo() -> Bool { step(history.undo()) { $0.before } }
    package mutating func redo() -> Bool { step(history.redo()) { $0.after } }

    private mutating func step(_ change: FormChange?, _ answers: (FormChange) -> FieldAnswer) -> Bool {
        guard let change else { return false }
        self.answers = answers(change)
        dropAreas()
        filling = nil
        if let place = change.place { reveal(place.path) }
        lay()
        if let place = change.place { move(to: .field(place)) }
        return true
    }

    /// Takes every answer away; undo brings them back.
    mutating func resetAll() {
        put(.unset, at: nil, weight: 64)
        (judged, isJudged, complaints) = ([], false, ServerComplaints())
    }

    /// Notes that the answers were sent.
    mutating func noteSent() {
        complaints = ServerComplaints()
        refused = nil
        isEditing = false
        for row in tree.rows(for: answers) {
            if case .seed = node(row).kind, case .text(let text) = row.answer { seeds[row.path] = text }
        }
    }

    mutating func dropAreas() {
        areas = [:]
        epoch += 1_000_000
    }

    /// Unfolds the header at `place`.
    mutating func unfold(_ place: FieldPlace) { folds[place] = false }

    /// Lays the lines out anew, with the cursor where it was, and checks the answers.
    mutating func lay() {
        let id = cursorID
        let rows = tree.rows(for: answers) { [self] in isFolded($0, $1, $2) }
        fieldCount = rows.count { $0.level == 0 && $0.role == .field }
        lines = FormLines(tree: tree, showsAdvanced: showsAdvanced).lines(of: rows, open: tree.openGroups)
        labelWidths = FormColumns.labelWidths(of: self)
        check()
        if let id, cursorID != id, let index = lines.firstIndex(where: { $0.id == id }) { cursor = index }
        cursor = min(cursor, max(0, lines.count - 1))
    }

    /// Puts the text at `place` in its line and in those around it, where nothing else of the form can have changed by
    /// it: one text came in place of another, and no question depends on an answer. False where all has to be laid out
    /// anew.
    private mutating func layText(at place: FieldPlace?) -> Bool {
        guard let place, let line, let row = line.row, row.place == place, case .text = row.answer,
            !tree.asksByAnswers, let text = areas[line.id]?.edit.text, !text.isEmpty
        else { return false }
        var level = line.level + 1
        for index in lines[...cursor].indices.reversed() where lines[index].level < level {
            level = lines[index].level
            guard let row = lines[index].row, row.path.contains(place.path) else { continue }
            let answer = tree.editing(row.answer, of: row.place, at: place, .text(text))
            lines[index] = FormLine(content: .field(row.answered(answer)), level: level)
        }
        check()
        return true
    }

    /// Looks what is wrong with the answers, and how many runs they are.
    private mutating func check() {
        let maySweep = takesSweeps && answers.maySweep
        sweep = maySweep ? FormSweep(tree, answers, tree.rows(for: answers)) : nil
        report =
            (sweep.map { RequestDraft(entry: entry, tree: tree, answers: $0.answers(tree, at: 0)) } ?? draft).report
        for row in maySweep ? lines.compactMap(\.row) : [] {
            guard let reason = FormSweep.error(at: row, node(row).kind) else { continue }
            report.problems = report.problems.map {
                $0.path == row.path ? FieldProblem(path: row.path, reason: reason) : $0
            }
        }
        firstMissing = findFirstMissing()
        if refused != nil, refused != answers { refused = nil }
    }
}
