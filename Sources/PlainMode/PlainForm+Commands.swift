import JSON
import Forms
import Domain
import Session

/// The commands at a question.
extension PlainForm {
    /// Runs the command in `line`, which begins with an exclamation mark.
    ///
    /// - Returns: The result that leaves the form; nil where the form continues.
    mutating func runCommand(_ line: String, at field: PlainField, _ words: inout [String]) -> Outcome? {
        if let command = FormCommand(line) {
            if let hint = FormCommand.renameHint(for: line) { words.append(hint) }
            return .command(command)
        }
        let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
        let rest = (parts.count > 1 ? parts[1] : "").trimmed
        switch parts.first {
        case "!add" where !rest.isEmpty: add(rest, at: field, &words)
        case "!remove" where !rest.isEmpty: remove(rest, at: field, &words)
        case "!move" where !rest.isEmpty: apply(field.moving(by: rest), at: field, &words)
        case "!rename" where !rest.isEmpty: rename(rest, at: field, &words)
        case "!clear":
            form.reset()
            words.append("Form cleared (!undo reverts).")
            restart()
        // A secret may begin with any character, and is never repeated.
        case _ where field.isSecret: apply(field.reading(of: line), at: field, &words)
        default:
            refusals += 1
            words.append(
                "Unknown command: \(parts.first ?? line). Type ? for help, or \\ before the line to enter it as text.")
        }
        return nil
    }

    /// Undoes the last change.
    ///
    /// - Returns: False where there is none.
    mutating func undo() -> Bool {
        guard form.undo() != nil else { return false }
        if field == nil { restart() }
        return true
    }

    /// Replaces the answers by those of `preset`, and moves to the first question.
    mutating func add(_ preset: Preset) {
        form.add(preset.values)
        restart()
    }

    /// Answers the current question with `value`; problems are appended to `words`.
    mutating func answer(with value: JSON, words: inout [String]) -> Outcome {
        guard let field else { return .ends }
        apply(.edits([PlainField.Edit(place: field.row.place, edit: .json(value))]), at: field, &words)
        return place == nil ? .ends : .asks
    }

    // MARK: values by names of the user's choice

    /// The groups that allow custom values.
    var openGroups: [FieldPlace] {
        tree.openGroups
            + tree.rows(for: answers).map(\.place).filter { place in
                if case .group(let group) = tree[place.field].kind { group.rest != nil } else { false }
            }
    }

    /// The innermost of those around the current question, else the first.
    private var openGroup: FieldPlace? {
        let path = place?.path
        return openGroups.filter { group in path.map { group.path.contains($0) } ?? false }
            .max { $0.path.tokens.count < $1.path.tokens.count } ?? openGroups.first
    }

    private mutating func add(_ name: String, at field: PlainField, _ words: inout [String]) {
        guard let group = openGroup, case .group(let kind) = tree[group.field].kind, let rest = kind.rest else {
            return words.append("Custom values are not allowed here.")
        }
        let path = group.path.appending(name)
        guard !tree.rows(for: answers).contains(where: { $0.path == path }) else {
            return words.append("A value named \(name) exists already.")
        }
        answer([PlainField.Edit(place: group, edit: .addKey(name))])
        place = FieldPlace(path: path, field: rest.field(for: name))
    }

    private mutating func remove(_ name: String, at field: PlainField, _ words: inout [String]) {
        guard !field.isContainer, let group = openGroup, hasFurther(name, in: group) else {
            return apply(field.removal(of: name), at: field, &words)
        }
        answer([PlainField.Edit(place: group, edit: .removeKey(name))])
        words.append("Removed \(name).")
        if self.field == nil { restart() }
    }

    private mutating func rename(_ names: String, at field: PlainField, _ words: inout [String]) {
        let parts = names.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
        guard parts.count == 2, !parts[1].isEmpty else { return words.append("Type !rename OLD=NEW.") }
        guard
            let holder = field.isMap ? field.row.place : openGroup.flatMap({ hasFurther(parts[0], in: $0) ? $0 : nil })
        else { return words.append("No value named \(parts[0]).") }
        let before = answers
        answer([PlainField.Edit(place: holder, edit: .renameKey(parts[0], to: parts[1]))])
        words.append(
            answers == before ? "\(parts[0]) cannot be renamed to \(parts[1])." : "Renamed \(parts[0]) to \(parts[1]).")
        if self.field == nil { restart() }
    }

    private func hasFurther(_ name: String, in group: FieldPlace) -> Bool {
        let path = group.path.appending(name)
        return tree.rows(for: answers).contains { $0.path == path && $0.role == .entry(name) }
    }
}

extension AnswerEdit {
    /// The approximate memory of the edit, in bytes.
    var size: Int {
        switch self {
        case .text(let text): text.utf8.count
        case .json(let json): json.text.utf8.count
        default: 0
        }
    }
}
