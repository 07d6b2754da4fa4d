import JSON
import Forms
import Domain
import Session

/// An entry's form as a sequence of questions.
///
/// The items of lists and maps of groups are asked only on entering them; everything else from top to bottom, as the
/// answers require.
struct PlainForm: Sendable {
    /// The result of a line.
    enum Outcome: Hashable, Sendable {
        /// A question is open.
        case asks
        /// All questions are answered.
        case ends
        /// The user closes the form.
        case leaves
        /// The user opens this text in the editor.
        case edits(String, isJSON: Bool)
        /// The user gives a command that needs more than the form.
        case command(FormCommand)
    }

    /// The form: its answers, problems and runs.
    var form: Form
    /// The place of the current question; nil at the end.
    var place: FieldPlace?
    /// The entered containers, outermost first, with the entered item of each.
    private(set) var inside: [(container: FieldPlace, item: JSONPointer)] = []
    /// The number of rejected lines.
    var refusals = 0
    /// The lines so far of a multiline text.
    private var written: [String]?

    /// - `filling`: The initial answers; nil for none.
    init(entry: CatalogEntry, filling: Form.Filling? = nil) {
        form = Form(entry)
        if let filling { form.fill(filling) }
        place = fields.first?.row.place
    }

    var entry: CatalogEntry { form.entry }
    var tree: FieldTree { form.tree }
    var answers: FieldAnswer { form.answers }

    /// The request as it would be sent; of a sweep, as typed.
    var draft: RequestDraft { form.draft }

    /// The number of questions at this depth.
    var count: Int { fields.count }

    /// The current question; nil at the end.
    var field: PlainField? { place.flatMap { place in all.first { $0.row.place == place } } }

    /// The prompt for the answer.
    var prompt: String {
        guard let written else { return field?.prompt ?? "" }
        return "line \(written.count + 1), . ends: "
    }

    /// The choices, printed before the prompt.
    var introduction: [String] { written == nil ? field?.choices ?? [] : [] }

    /// True while a multiline text is being typed.
    var isWriting: Bool { written != nil }

    // MARK: moving

    private var all: [PlainField] {
        tree.rows(for: answers).map { PlainField(tree: tree, row: $0, takesSweeps: form.takesSweeps) }
    }

    /// The fields with answers of their own, in order, at any depth.
    var asked: [PlainField] { all.filter(\.isAsked) }

    /// The questions at this depth, in order.
    private var fields: [PlainField] {
        let here = inside.last
        // What holds the row at hand, outermost first: rows come after those that hold them.
        var around: [JSONPointer] = []
        return all.filter { field in
            let path = field.row.path
            while let last = around.last, !last.contains(path) { around.removeLast() }
            defer { if field.isContainer, around.last != path { around.append(path) } }
            guard field.isAsked, here.map({ $0.item.contains(path) }) ?? true else { return false }
            // Of what holds it, the innermost is the one that one is inside of.
            return around.last { $0 != path } == here?.container.path
        }
    }

    mutating func moveOn() {
        let fields = fields
        let index = fields.firstIndex { $0.row.place == place }
        if let index, index + 1 < fields.count {
            place = fields[index + 1].row.place
        } else {
            place = inside.popLast()?.container
        }
    }

    private mutating func moveBack() -> Bool {
        let fields = fields
        let index = fields.firstIndex { $0.row.place == place } ?? fields.count
        if index > 0 {
            place = fields[index - 1].row.place
        } else if let holder = inside.popLast()?.container {
            place = holder
        } else {
            return false
        }
        return true
    }

    private mutating func enter(_ token: String) {
        guard let container = place else { return }
        inside.append((container, container.path.appending(token)))
        guard let first = fields.first else {
            inside.removeLast()
            return
        }
        place = first.row.place
    }

    /// Moves to the question about `path`, else to the first one.
    mutating func seek(_ path: JSONPointer) {
        inside = []
        place = (fields.last { $0.row.path.contains(path) } ?? fields.first)?.row.place
    }

    /// Moves to the first question.
    mutating func restart() {
        inside = []
        place = fields.first?.row.place
    }

    /// Moves to the last question.
    mutating func reopen() {
        inside = []
        place = fields.last?.row.place
    }

    // MARK: lines

    /// The help on commands, printed at any question.
    static let help = [
        "!suggest lists earlier answers and examples. !undo undoes the last change, !clear clears the form.",
        "!save NAME saves the form as a preset, !presets lists presets, !preset NAME loads one.",
        "!view previews the request; !view curl and !view easel print it as a command. !e opens a text in $EDITOR.",
        "!q closes the form and keeps your answers.",
    ]

    /// Handles a line; its output is appended to `words`.
    mutating func handle(_ line: String, words: inout [String]) -> Outcome {
        guard let field else { return .ends }
        if written != nil { return write(line, at: field, &words) }
        switch line {
        case "": moveOn()
        case "?": words += field.help + Self.help
        case "-":
            answer([PlainField.Edit(place: field.row.place, edit: .unset)])
            moveOn()
        case "<": if !moveBack() { words.append("This is the first question.") }
        case ">": place = nil
        case "!q": return .leaves
        case "!e": return editing(field, &words)
        case "!null":
            guard tree[field.row.place.field].isNullable else {
                words.append("Null is not allowed here.")
                break
            }
            apply(.edits([PlainField.Edit(place: field.row.place, edit: .null)]), at: field, &words)
        case "!undo":
            words.append(undo() ? "Undone." : "Nothing to undo.")
        case _ where line.hasPrefix("!"):
            if let outcome = runCommand(line, at: field, &words) { return outcome }
        default: apply(field.reading(of: line.hasPrefix("\\") ? String(line.dropFirst()) : line), at: field, &words)
        }
        return place == nil ? .ends : .asks
    }

    /// Enters `text` from the editor as the answer.
    mutating func enterEdited(_ text: String, words: inout [String]) {
        guard let field else { return }
        // The end that editors give to the last line, as any system writes it, is none of the text's.
        let text = text.last == "\n" || text.last == "\r\n" ? String(text.dropLast()) : text
        apply(.edits([PlainField.Edit(place: field.row.place, edit: .text(text))]), at: field, &words)
    }

    /// Ends an unfinished multiline text.
    mutating func finishText() {
        guard let field, written != nil else { return }
        var words: [String] = []
        _ = write(".", at: field, &words)
    }

    mutating func apply(_ reading: PlainField.Reading, at field: PlainField, _ words: inout [String]) {
        switch reading {
        case .refused(let why):
            refusals += 1
            words.append("\(field.name): \(why).")
        case .text(let line): written = [line]
        case .inside(let token): enter(token)
        case .edits(let edits):
            answer(edits)
            // Advice is printed, and the next line answers the next question.
            let (problems, notes) = problems(at: field)
            words += problems + notes
            if !problems.isEmpty { words.append("An empty line keeps it.") }
            goOn(from: field, edits, staying: !problems.isEmpty)
        }
    }

    /// Moves on after an answer: into an added item, or to the next question. An empty line ends a list of lines.
    private mutating func goOn(from field: PlainField, _ edits: [PlainField.Edit], staying: Bool) {
        guard let now = self.field else { return moveOn() }
        switch (edits.last?.edit, now.row.answer) {
        case (.addItem, .list(let items)): enter(String(items.count - 1))
        case (.addKey(let name), _): enter(name)
        case _ where field.isContainer || staying: break
        default: moveOn()
        }
    }

    private mutating func write(_ line: String, at field: PlainField, _ words: inout [String]) -> Outcome {
        guard line == "." else {
            // As in a mail, a line that is nothing but a dot is typed as two (RFC 5321, 4.5.2).
            written?.append(line == ".." ? "." : line)
            return .asks
        }
        let text = (written ?? []).joined(separator: "\n")
        written = nil
        apply(.edits([PlainField.Edit(place: field.row.place, edit: .text(text))]), at: field, &words)
        return place == nil ? .ends : .asks
    }

    private func editing(_ field: PlainField, _ words: inout [String]) -> Outcome {
        let text = if case .text(let text) = field.row.answer { text } else { "" }
        switch tree[field.row.place.field].kind {
        case .text(let kind) where !kind.isSecret: return .edits(text, isJSON: false)
        case .raw: return .edits(text, isJSON: true)
        default:
            words.append("Only text opens in the editor.")
            return .asks
        }
    }

    mutating func answer(_ edits: [PlainField.Edit]) {
        let new = edits.reduce(answers) { tree.editing($0, at: $1.place, $1.edit) }
        // One line is one step of undo.
        form.put(new, at: edits.last?.place, weight: 64 + edits.reduce(0) { $0 + $1.edit.size })
    }

    /// Returns the problems of the answer to `field`, and the possible ones.
    private func problems(at field: PlainField) -> (problems: [String], notes: [String]) {
        let report = form.report
        let path = field.row.path
        func concernsField(_ problem: FieldProblem) -> Bool {
            problem.path == path || field.isContainer && field.isSimple && path.contains(problem.path)
        }
        return (
            report.problems.filter { concernsField($0) && !($0.isMissing && $0.path != path) }
                .map { "\(field.name): \($0.reason)." },
            report.advice.filter(concernsField).map { "Note: \(field.name): \($0.reason)." }
        )
    }
}
