import Canvas
package import Domain
package import Forms
package import JSON

/// A form on the screen: its lines, the cursor, what is folded, the texts that are edited, and which problems it is
/// time to show. Kept for as long as the dashboard runs.
package struct FormPane: Sendable {
    /// The form that is filled.
    package internal(set) var form: Form
    /// The lines that are not folded away, from top to bottom.
    package private(set) var lines: [FormLine] = []
    /// The number of fields at the top level, folded ones included.
    package private(set) var fieldCount = 0
    /// The index of the line under the cursor; 0 without lines.
    package internal(set) var cursor = 0
    /// True while keys are typed into the field under the cursor.
    package var isEditing = false
    /// The index of the line of the first required field without an answer; nil if there is none.
    private(set) var firstMissing: Int?

    /// Texts that were edited, with their cursors.
    var areas: [FormLine.ID: TextArea] = [:]
    /// A number that grows when texts are dropped, so that the undo steps of a new text differ from those of the old
    /// one.
    private(set) var epoch = 0
    /// The columns that texts are wrapped to.
    var textWidth = 40
    /// The maximum number of rows of the text under the cursor.
    var textRows = maxTextRows
    /// The height of the form, as it was measured last; nil if its lines have changed since.
    var measured: FormHeight?
    /// The widths of the labels of the first lines.
    private(set) var labelWidths: [Int] = []
    /// Headers that the user has folded or unfolded.
    private var folds: [FieldPlace: Bool] = [:]
    private var showsAdvanced = false
    /// Places whose problems are shown: those changed or left.
    private(set) var judged: Set<JSONPointer> = []
    /// True once all problems are shown: there was an attempt to send.
    private(set) var isJudged = false
    /// The answers of the last attempt to send, where checks stopped it and nothing was changed since.
    private(set) var stopped: FieldAnswer?

    /// Creates a pane with an empty form for `entry`.
    ///
    /// - `budget`: The work that reading the schema may cost before it is left to be read beside the dashboard.
    package init(_ entry: CatalogEntry, budget: WorkBudget = .reading) {
        form = Form(entry, budget: budget)
        lay()
    }

    // MARK: filling

    /// Replaces the answers by those of `filling`, as one step to undo.
    package mutating func fill(_ filling: Form.Filling) {
        change { $0.fill(filling) }
        leaveAll()
    }

    /// Adds the answers of `preset` and keeps the others, as one step to undo.
    package mutating func add(_ preset: JSONObject) {
        change { $0.add(preset) }
        leaveAll()
    }

    private mutating func leaveAll() {
        judged = []
        isJudged = false
        cursor = 0
        measured = nil
    }

    /// Clears every answer, as one step to undo.
    mutating func resetAll() {
        change { $0.reset() }
        (judged, isJudged) = ([], false)
    }

    /// Records that the answers were sent.
    mutating func noteSent() {
        form.noteSent()
        stopped = nil
        isEditing = false
    }

    /// Updates the form to a newer version of the entry. Answers to fields of the same name stay.
    ///
    /// - Returns: True if its schema takes longer to read than a frame and is not being read yet.
    mutating func update(_ entry: CatalogEntry) -> Bool {
        let id = cursorID
        measured = nil
        switch form.update(entry) {
        case .unchanged: return false
        case .needsReading: return true
        case .changed:
            layAgain(at: id)
            return false
        }
    }

    /// Adopts a schema that was read in the background, unless another one is expected by now.
    mutating func take(_ fresh: FieldTree) {
        let id = cursorID
        if form.take(fresh) { layAgain(at: id) }
    }

    /// Lays out the fields of a new schema. The cursor stays on its field.
    private mutating func layAgain(at id: FormLine.ID?) {
        dropAreas()
        lay()
        if case .field(let place)? = id, let index = lines.firstIndex(where: { $0.row?.path == place.path }) {
            cursor = index
        } else {
            cursor = min(cursor, max(0, lines.count - 1))
        }
    }

    // MARK: looking

    /// The line under the cursor.
    package var line: FormLine? { lines.indices.contains(cursor) ? lines[cursor] : nil }
    private var cursorID: FormLine.ID? { line?.id }
    /// The field under the cursor; nil on other lines.
    package var row: FormRow? { line?.row }

    // MARK: moving

    mutating func move(by steps: Int) {
        judgeField()
        cursor = min(max(0, cursor + max(-lines.count, min(steps, lines.count))), max(0, lines.count - 1))
    }

    /// Moves the cursor to the first field that can be answered, without showing problems of the one it leaves.
    mutating func moveToFirst() { cursor = lines.firstIndex(where: isAnswerable) ?? 0 }

    private func isAnswerable(_ line: FormLine) -> Bool {
        guard let row = line.row else { return false }
        let node = form.node(row)
        if case .constant = node.kind { return false }
        return !node.isReadOnly
    }

    /// Moves the cursor by `steps`, wrapping around.
    mutating func advance(by steps: Int) {
        guard !lines.isEmpty else { return }
        judgeField()
        cursor = ((cursor + steps) % lines.count + lines.count) % lines.count
    }

    /// Moves the cursor to the line `id`, if it exists.
    mutating func move(to id: FormLine.ID) {
        if let index = lines.firstIndex(where: { $0.id == id }) { cursor = index }
    }

    /// Shows all problems and moves the cursor to the first field with one.
    mutating func judgeAll() {
        isJudged = true
        stopped = form.answers
        for problem in form.report.problems + form.complaints.problems { reveal(problem.path) }
        lay()
        if let index = lines.firstIndex(where: { $0.row.map { problem(with: $0) != nil } ?? false }) { cursor = index }
    }

    /// Unfolds the groups that hide `path`.
    private mutating func reveal(_ path: JSONPointer) {
        let rows = form.tree.rows(for: form.answers)
        for row in rows where row.isFoldable && row.path != path && row.path.contains(path) { folds[row.place] = false }
        let top = rows.filter { $0.level == 0 && $0.path.contains(path) }
        if top.contains(where: { form.node($0).isAdvanced || form.node($0).isDeprecated }) { showsAdvanced = true }
    }

    private mutating func judgeField() { if let row { judged.insert(row.path) } }

    // MARK: folding

    /// Folds or unfolds the line under the cursor. Returns false if it is no header.
    mutating func toggleFold() -> Bool {
        switch line?.content {
        case .advanced(_, _, let isFolded): showsAdvanced = isFolded
        case .field(let row) where row.isFoldable: folds[row.place] = !row.isFolded
        default: return false
        }
        lay()
        return true
    }

    /// Groups that need no answer begin folded.
    private func isFolded(_ place: FieldPlace, _ node: FieldNode, _ answer: FieldAnswer) -> Bool? {
        if let fold = folds[place] { return fold }
        guard case .group(let group) = node.kind, answer.isBlank else { return nil }
        return group.members.contains(where: \.isRequired) ? nil : true
    }

    /// Unfolds the header at `place`.
    mutating func unfold(_ place: FieldPlace) { folds[place] = false }

    // MARK: changing

    /// Changes the answer at `place`.
    ///
    /// - `run`: The run of typing that the change belongs to; changes of one run are one step to undo.
    /// - Returns: True if the answers have changed.
    @discardableResult
    mutating func answer(_ place: FieldPlace, _ edit: AnswerEdit, run: Int? = nil) -> Bool {
        guard form.answer(place, edit, run: run) else { return false }
        // A mistake is shown while it is typed, but "required" not before one leaves the field.
        judged.insert(place.path)
        // What was typed elsewhere is now another text.
        if run == nil { dropAreas() }
        if run == nil || !layText(at: place) { lay() }
        // What is typed stands under the cursor.
        let changed = row?.place == place ? row : lines.first { $0.row?.place == place }?.row
        if let changed, changed.answer.isBlank, !isJudged { judged.remove(place.path) }
        return true
    }

    /// Undoes the last change. Returns false if there is none.
    package mutating func undo() -> Bool { step { $0.undo() } }
    /// Redoes the last undone change. Returns false if there is none.
    package mutating func redo() -> Bool { step { $0.redo() } }

    private mutating func step(_ step: (inout Form) -> FormChange?) -> Bool {
        guard let change = step(&form) else { return false }
        dropAreas()
        if let place = change.place { reveal(place.path) }
        lay()
        if let place = change.place { move(to: .field(place)) }
        return true
    }

    /// Changes the answers as a whole.
    mutating func change<Result>(_ body: (inout Form) -> Result) -> Result {
        let before = form.answers
        let result = body(&form)
        if form.answers != before {
            dropAreas()
            lay()
        }
        return result
    }

    private mutating func dropAreas() {
        areas = [:]
        epoch += 1_000_000
    }

    // MARK: laying out

    /// Lays out all lines, with the cursor where it was.
    mutating func lay() {
        let id = cursorID
        let rows = form.tree.rows(for: form.answers) { [self] in isFolded($0, $1, $2) }
        fieldCount = rows.count { $0.level == 0 && $0.role == .field }
        lines = FormLines(tree: form.tree, showsAdvanced: showsAdvanced).lines(of: rows, open: form.tree.openGroups)
        labelWidths = FormColumns.labelWidths(of: self)
        measured = nil
        noteAnswers()
        if let id, cursorID != id, let index = lines.firstIndex(where: { $0.id == id }) { cursor = index }
        cursor = min(cursor, max(0, lines.count - 1))
    }

    /// Puts the text at `place` in its line and in those around it, where nothing else of the form can have changed by
    /// it: one text came in place of another, and no question depends on an answer. False where all has to be laid
    /// out.
    private mutating func layText(at place: FieldPlace) -> Bool {
        let tree = form.tree
        guard let line, let row = line.row, row.place == place, case .text = row.answer,
            !tree.asksByAnswers, let text = areas[line.id]?.edit.text, !text.isEmpty
        else { return false }
        var level = line.level + 1
        for index in lines[...cursor].indices.reversed() where lines[index].level < level {
            level = lines[index].level
            guard let row = lines[index].row, row.path.contains(place.path) else { continue }
            let answer = tree.editing(row.answer, of: row.place, at: place, .text(text))
            lines[index] = FormLine(content: .field(row.answered(answer)), level: level)
        }
        noteAnswers()
        return true
    }

    /// Finds the line of the first answer that a run still needs, or the one that it is folded into, and forgets an
    /// attempt to send that was made with other answers.
    private mutating func noteAnswers() {
        if stopped != nil, stopped != form.answers { stopped = nil }
        let missing = Set(form.report.problems.lazy.filter(\.isMissing).map(\.path))
        firstMissing =
            missing.isEmpty
            ? nil
            : lines.firstIndex { line in
                guard let row = line.row, row.path != .root else { return false }
                return missing.contains(row.path) || row.isFolded && missing.contains { row.path.contains($0) }
            }
    }
}
