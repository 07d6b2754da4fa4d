import Domain

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
    }

    let entry: CatalogEntry
    let tree: FieldTree
    private(set) var answers: FieldAnswer
    /// The question that stands; nil at the end.
    private var place: FieldPlace?
    /// What one has gone inside of, outermost first, and which item or value of it.
    private var inside: [(container: FieldPlace, item: JSONPointer)] = []
    /// The lines so far of a text that may have several.
    private var written: [String]?

    init(entry: CatalogEntry, answers: FieldAnswer? = nil) {
        self.entry = entry
        tree = FieldTree.form(for: entry)
        self.answers = answers ?? .unset
        place = fields.first?.row.place
    }

    /// The form as it would be sent.
    var draft: RequestDraft { RequestDraft(entry: entry, tree: tree, answers: answers) }

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
        tree.rows(for: answers).map { PlainField(tree: tree, row: $0) }
    }

    /// The questions at this depth, in order.
    private var fields: [PlainField] {
        let all = all
        let containers = all.filter(\.isContainer).map(\.row.path)
        let here = inside.last
        return all.filter { field in
            let path = field.row.path
            guard field.isAsked, here.map({ $0.item.contains(path) }) ?? true else { return false }
            // Of what holds it, the innermost is the one that one is inside of.
            let holder = containers.filter { $0 != path && $0.contains(path) }.max { $0.tokens.count < $1.tokens.count }
            return holder == here?.container.path
        }
    }

    private mutating func moveOn() {
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

    /// Goes back to the last question.
    mutating func reopen() {
        inside = []
        place = fields.last?.row.place
    }

    // MARK: lines

    /// Takes a line; what it leads to is said in `words`.
    mutating func take(_ line: String, words: inout [String]) -> Outcome {
        guard let field else { return .ends }
        if written != nil { return write(line, at: field, &words) }
        switch line {
        case "": moveOn()
        case "?": words += field.help
        case "-":
            answer([PlainField.Edit(place: field.row.place, edit: .unset)])
            moveOn()
        case "<": if !moveBack() { words.append("This is the first question.") }
        case ">": place = nil
        case "!q": return .leaves
        case "!e": return editing(field, &words)
        case "!null":
            guard tree[field.row.place.field].isNullable else {
                words.append("Null is not taken here.")
                break
            }
            take(.edits([PlainField.Edit(place: field.row.place, edit: .null)]), at: field, &words)
        case _ where line.hasPrefix("!remove "):
            take(field.removal(of: String(line.dropFirst("!remove ".count))), at: field, &words)
        default: take(field.reading(of: line.hasPrefix("\\") ? String(line.dropFirst()) : line), at: field, &words)
        }
        return place == nil ? .ends : .asks
    }

    /// Takes `text` from an editor in the place of the answer.
    mutating func takeEdited(_ text: String, words: inout [String]) {
        guard let field else { return }
        var text = text
        if text.hasSuffix("\n") { text.removeLast() }
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

    private mutating func take(_ reading: PlainField.Reading, at field: PlainField, _ words: inout [String]) {
        switch reading {
        case .refused(let why): words.append("\(field.name): \(why).")
        case .text(let line): written = [line]
        case .inside(let token): enter(token)
        case .edits(let edits):
            answer(edits)
            let problems = problems(at: field)
            words += problems
            if !problems.isEmpty { words.append("An empty line leaves it so.") }
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
            words.append("The editor is for texts.")
            return .asks
        }
    }

    private mutating func answer(_ edits: [PlainField.Edit]) {
        for edit in edits { answers = tree.editing(answers, at: edit.place, edit.edit) }
    }

    /// What is wrong with the answer to `field`, or may be.
    private func problems(at field: PlainField) -> [String] {
        let report = tree.check(answers)
        let path = field.row.path
        func said(_ problem: FieldProblem) -> Bool {
            problem.path == path || field.isContainer && field.isSimple && path.contains(problem.path)
        }
        return (report.problems.filter { said($0) && !($0.isMissing && $0.path != path) } + report.advice.filter(said))
            .map { "\(tree.check(answers).problems.contains($0) ? "" : "Note: ")\(field.name): \($0.reason)." }
    }
}
