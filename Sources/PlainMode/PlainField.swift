import JSON
import Forms
import Domain
import Session

/// One question of a form, in lines of text.
struct PlainField: Sendable {
    let tree: FieldTree
    let row: FormRow
    /// True where several options of a choice start one run each.
    var takesSweeps = false

    private var node: FieldNode { tree[row.place.field] }

    /// The interpretation of a line.
    enum Reading: Hashable, Sendable {
        case edits([Edit])
        /// Not an answer to this question, with the reason.
        case refused(String)
        /// The first line of a multiline text.
        case text(String)
        /// Enters the item at this index of a list, or the value of this name.
        case inside(String)
    }

    /// An edit and its place.
    struct Edit: Hashable, Sendable {
        let place: FieldPlace
        let edit: AnswerEdit
    }

    /// The choices, a line each; empty where there are none.
    var choices: [String] {
        switch node.kind {
        case .choice(let choice):
            let lines = choice.options.enumerated().map { "\($0 + 1): \(Self.words(of: $1))" }
            return choice.customField == nil ? lines : lines + ["\(lines.count + 1): custom value"]
        case .multiSelect(let several):
            return several.options.enumerated().map { "\($0 + 1): \(Self.words(of: $1))" }
        case .union(let union): return union.branches.enumerated().map { "\($0 + 1): \($1.label)" }
        default: return []
        }
    }

    private static func words(of option: ChoiceOption) -> String {
        option.help.isEmpty ? option.label : "\(option.label), \(option.help)"
    }

    /// The prompt: name, type, requirement and current answer.
    var prompt: String {
        var parts = [name, kind]
        if row.isRequired { parts.append("required") }
        if let now = answer {
            parts.append("now \(now)")
        } else if let standard = node.defaultText {
            parts.append("default \(standard)")
        }
        return parts.filter { !$0.isEmpty }.joined(separator: ", ") + ": "
    }

    /// The name: the label, with its containers where it is nested.
    var name: String { row.level == 0 ? row.label : tree.name(of: row.path) }

    /// The type, in a few words.
    private var kind: String {
        switch node.kind {
        case .text(let text): Self.words(for: text)
        case .number(let number): Self.list(number.isInteger ? "whole number" : "number", Self.bounds(number))
        case .seed(let number): Self.list("whole number, empty for a random one", Self.bounds(number))
        case .toggle: "yes or no"
        case .choice, .union: "1 to \(choices.count)"
        case .multiSelect(let several):
            Self.list(
                "numbers from 1 to \(choices.count), separated by spaces",
                FieldWording.count(several.minCount, several.maxCount, "choice"))
        case .list(let list): Self.list("list", FieldWording.count(list.minCount, list.maxCount, "item"))
        case .map(let map):
            Self.list(
                "named values", FieldWording.count(map.minCount, map.maxCount, "value"),
                map.namePattern == nil ? "" : "names " + FieldWording.pattern(map.namePattern))
        case .constant(let value): "yes sends \(value.text)"
        case .raw: "JSON"
        case .group, .tuple: ""
        }
    }

    /// The current answer; nil where there is none.
    private var answer: String? {
        if node.isSecret { return row.answer == .unset ? nil : row.answer == .null ? "null" : "set" }
        return switch row.answer {
        case .unset: nil
        case .null: "null"
        case .text(let text):
            FieldWording.invisible(text)
                ?? (text.split(whereSeparator: \.isNewline).count > 1 ? "text of several lines" : text)
        case .toggle(let isOn): isOn ? "yes" : "no"
        case .choice(let value): label(of: value)
        case .choices(let values): values.map(label).joined(separator: ", ")
        case .custom: "custom value"
        case .list(let items): Wording.plural(items.count, "item")
        case .map(let entries): entries.map(\.name).joined(separator: ", ")
        case .branch(let index, _):
            if case .union(let union) = node.kind, union.branches.indices.contains(index) {
                union.branches[index].label
            } else {
                nil
            }
        case .group: nil
        case .verbatim(let json): json.text
        }
    }

    private func label(of value: JSON) -> String {
        switch node.kind {
        case .choice(let choice): choice.option(for: value)?.label ?? value.text
        case .multiSelect(let several): several.options.first { $0.value == value }?.label ?? value.text
        default: value.lenientString ?? value.text
        }
    }

    /// The answer for the summary; nil where there is none.
    var summary: String? {
        guard case .text(let text) = row.answer, !node.isSecret else { return answer }
        return FieldWording.invisible(text) ?? text
    }

    /// The help for `?`: description, default, examples, and how to answer.
    var help: [String] {
        var lines = [node.help].filter { !$0.isEmpty }.map(Wording.sentence)
        if let standard = node.defaultText { lines.append("Default: \(standard).") }
        if let example = node.examples.first { lines.append("Example: \(example.lenientString ?? example.text)") }
        if node.isDeprecated { lines.append("Deprecated.") }
        lines += node.notices.map(Wording.sentence)
        lines += choices
        lines.append(way)
        if isSecret {
            lines.append("Hidden while you type at a terminal. Easel neither repeats nor stores it.")
        }
        if node.isNullable { lines.append("!null sets it to null.") }
        lines.append("An empty line keeps the answer and goes on. - clears it, < goes back, > goes to the end.")
        return lines
    }

    private var way: String {
        switch node.kind {
        case .text(let text) where text.isMultiline:
            "Type any number of lines; a line with a single . ends the text. \\ at the start of a line enters it literally."
        case .list where isSimple:
            "Each line adds an item; !remove 2 removes the second, !move 3 1 makes the third the first."
        case .list:
            "+ adds an item, 2 changes the second, !remove 2 removes it, !move 3 1 makes the third the first."
        case .map where isSimple:
            "NAME=VALUE sets a value; !remove NAME removes it, !rename OLD=NEW renames it."
        case .map: "+NAME adds a value, NAME changes it, !remove NAME removes it, !rename OLD=NEW renames it."
        case .choice where takesSweeps: "Type a number or a name. Several numbers start one run each."
        case .choice, .union: "Type a number or a name."
        case .number where takesSweeps, .seed where takesSweeps:
            "Type a number. 1..5, 0..1 by 0.1 or 1, 2, 5 start one run each."
        case .text where takesSweeps && !isSecret:
            "Type text. {owl|fox} starts one run each. \\ at the start enters the line literally: \\- is a hyphen."
        case .multiSelect: "Type the numbers of all the options you want."
        case .toggle, .constant: "Type yes or no."
        case .raw(let reason): Wording.sentence("entered as JSON: \(reason)")
        default: "\\ at the start enters the line literally: \\- is a hyphen."
        }
    }

    /// True where an item of the list or a value of the map is answered in one line.
    var isSimple: Bool {
        let inner: FieldID? =
            switch node.kind {
            case .list(let list): list.item
            case .map(let map): map.value
            default: nil
            }
        guard let inner else { return true }
        switch tree[inner].kind {
        case .text, .number, .seed, .toggle: return true
        case .choice(let choice): return choice.customField == nil
        default: return false
        }
    }

    /// True for a secret, which must not be shown or repeated.
    var isSecret: Bool {
        let inner: FieldID? =
            switch node.kind {
            case .list(let list): list.item
            case .map(let map): map.value
            default: nil
            }
        return node.isSecret || isSimple && inner.map { tree[$0].isSecret } ?? false
    }

    /// True for a map with names of the user's choice.
    var isMap: Bool { if case .map = node.kind { true } else { false } }

    /// True for a list or a map, whose questions are asked only on entering it.
    var isContainer: Bool {
        switch node.kind {
        case .list, .map: true
        default: false
        }
    }

    /// True for a field with an answer of its own, rather than of its members only.
    var isAsked: Bool {
        switch node.kind {
        case .group, .tuple: false
        // A constant that is always sent needs no question.
        case .constant: !row.isRequired && !node.isReadOnly
        default: !node.isReadOnly
        }
    }

    // MARK: bounds

    private static func words(for text: TextField) -> String {
        let kind =
            switch text.format {
            case .date: "date, yyyy-mm-dd"
            case .time: "time, hh:mm:ss"
            case .dateTime: "date and time, yyyy-mm-ddThh:mm:ssZ"
            case .address, .file: "address, https://…"
            case .color: "color, #rrggbb"
            case .email: "email address"
            default: text.isMultiline ? "text, a line with a single . ends it" : "text"
            }
        return list(
            kind, FieldWording.count(text.minLength, text.maxLength, "character"), FieldWording.pattern(text.pattern))
    }

    private static func bounds(_ number: NumberField) -> String {
        list(FieldWording.range(number), number.multipleOf.map { "a multiple of \($0.lexeme)" } ?? "")
    }

    private static func list(_ words: String...) -> String { words.filter { !$0.isEmpty }.joined(separator: ", ") }
}
