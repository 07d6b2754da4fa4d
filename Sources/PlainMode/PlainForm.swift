import Dashboard
import JSON
import Forms
import Domain
import Session

/// An entry's form as questions, one after the other.
///
/// What a list or a map of groups holds is asked only when one goes inside; everything else from top to bottom, as the
/// answers call for it.
struct PlainForm: Sendable {
    /// What came of a line.
    enum Outcome: Hashable, Sendable {
        /// A question stands.
        case asks
        /// There are no more.
        case ends
        /// The person leaves the form.
        case leaves
        /// The person wants the text at hand in their editor.
        case edits(String, isJSON: Bool)
        /// The person wants something for which more than the form is needed.
        case wishes(FormCommand)
    }

    /// The form as the dashboard has it: the answers, what is wrong with them, the runs they stand for.
    var state: FormState
    /// The question that stands; nil at the end.
    var place: FieldPlace?
    /// What one has gone inside of, outermost first, and which item or value of it.
    private(set) var inside: [(container: FieldPlace, item: JSONPointer)] = []
    /// How many lines were no answer to what they were typed for.
    var refusals = 0
    /// The lines so far of a text that may have several.
    private var written: [String]?

    /// - Parameter filling: The answers that it begins with; nil for none.
    init(entry: CatalogEntry, filling: FormState.Filling? = nil) {
        state = FormState(entry)
        if let filling { state.fill(filling) }
        place = fields.first?.row.place
    }

    var entry: CatalogEntry { state.entry }
    var tree: FieldTree { state.tree }
    var answers: FieldAnswer { state.answers }

    /// The form as it would be sent; of a sweep, as it was typed.
    var draft: RequestDraft { state.draft }

    /// How many questions there are on the way down.
    var count: Int { fields.count }

    /// The question that stands; nil at the end.
    var field: PlainField? { place.flatMap { place in all.first { $0.row.place == place } } }

    /// What is written where the answer is to be typed.
    var prompt: String {
        guard let written else { return field?.prompt ?? "" }
        return "line \(written.count + 1), . ends: "
    }

    /// What is said before the question that stands: the choices there are.
    var introduction: [String] { written == nil ? field?.choices ?? [] : [] }

    /// Whether a text of several lines is being typed.
    var isWriting: Bool { written != nil }

    // MARK: the way through

    private var all: [PlainField] {
        let takesSweeps = Request.Action(asking: entry.id).conversion == nil
        return tree.rows(for: answers).map { PlainField(tree: tree, row: $0, takesSweeps: takesSweeps) }
    }

    /// What of the form is answered itself, in order, at any depth.
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

    /// Goes to the question that has to do with `path`, else to the first one.
    mutating func seek(_ path: JSONPointer) {
        inside = []
        place = (fields.last { $0.row.path.contains(path) } ?? fields.first)?.row.place
    }

    /// Goes to the first question.
    mutating func restart() {
        inside = []
        place = fields.first?.row.place
    }

    /// Goes back to the last question.
    mutating func reopen() {
        inside = []
        place = fields.last?.row.place
    }

    // MARK: lines

    /// What is said of commands at a question, whatever it asks.
    static let help = [
        "!suggest lists earlier answers and examples. !undo undoes the last change, !clear clears the form.",
        "!save NAME saves the form as a preset, !presets lists presets, !preset NAME loads one.",
        "!view previews the request; !view curl and !view easel print it as a command. !e opens a text in $EDITOR.",
        "!q closes the form and keeps your answers.",
    ]

    /// Takes a line; what it leads to is said in `words`.
    mutating func take(_ line: String, words: inout [String]) -> Outcome {
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
            take(.edits([PlainField.Edit(place: field.row.place, edit: .null)]), at: field, &words)
        case "!undo":
            words.append(undo() ? "Undone." : "Nothing to undo.")
        case _ where line.hasPrefix("!"):
            if let outcome = obey(line, at: field, &words) { return outcome }
        default: take(field.reading(of: line.hasPrefix("\\") ? String(line.dropFirst()) : line), at: field, &words)
        }
        return place == nil ? .ends : .asks
    }

    /// Takes `text` from an editor in the place of the answer.
    mutating func takeEdited(_ text: String, words: inout [String]) {
        guard let field else { return }
        // The end that editors give to the last line, as any system writes it, is none of the text's.
        let text = text.last == "\n" || text.last == "\r\n" ? String(text.dropLast()) : text
        take(.edits([PlainField.Edit(place: field.row.place, edit: .text(text))]), at: field, &words)
    }

    /// Ends a text whose end nobody will type any more.
    mutating func finishText() {
        guard let field, written != nil else { return }
        var words: [String] = []
        _ = write(".", at: field, &words)
    }

    /// Forgets the text that is being typed; false where none is.
    mutating func dropText() -> Bool {
        defer { written = nil }
        return written != nil
    }

    mutating func take(_ reading: PlainField.Reading, at field: PlainField, _ words: inout [String]) {
        switch reading {
        case .refused(let why):
            refusals += 1
            words.append("\(field.name): \(why).")
        case .text(let line): written = [line]
        case .inside(let token): enter(token)
        case .edits(let edits):
            answer(edits)
            // What may be meant so is said, and the next line answers the next question.
            let (problems, notes) = problems(at: field)
            words += problems + notes
            if !problems.isEmpty { words.append("An empty line keeps it.") }
            goOn(from: field, edits, staying: !problems.isEmpty)
        }
    }

    /// Goes where an answer leads: into what it has added, or on. A list of lines is left by an empty one.
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
        take(.edits([PlainField.Edit(place: field.row.place, edit: .text(text))]), at: field, &words)
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
        // One line is one step to take back.
        state.put(new, at: edits.last?.place, weight: 64 + edits.reduce(0) { $0 + $1.edit.size })
    }

    /// What is wrong with the answer to `field`, or may be.
    private func problems(at field: PlainField) -> (problems: [String], notes: [String]) {
        let report = state.report
        let path = field.row.path
        func said(_ problem: FieldProblem) -> Bool {
            problem.path == path || field.isContainer && field.isSimple && path.contains(problem.path)
        }
        return (
            report.problems.filter { said($0) && !($0.isMissing && $0.path != path) }
                .map { "\(field.name): \($0.reason)." },
            report.advice.filter(said).map { "Note: \(field.name): \($0.reason)." }
        )
    }
}
