import JSON
import Forms
import Domain

extension PlainField {
    /// Interprets `line` as an answer.
    func reading(of line: String) -> Reading {
        switch tree[row.place.field].kind {
        case .text(let text) where text.isMultiline: .text(line)
        case .list(let list): isSimple ? adding(line, to: list) : entering(line, list)
        case .map(let map): entering(line, map)
        case .choice(let choice) where choice.customField != nil && Int(line) == choice.options.count + 1:
            edit(.chooseCustom)
        case .multiSelect(let several): choosing(line, several.options)
        case .union(let union):
            union.branches.indices.first { Int(line) == $0 + 1 || union.branches[$0].label == line }
                .map { edit(.branch($0)) } ?? .refused("type a number from 1 to \(choices.count)")
        case .constant(let value):
            Self.truth(line).map { edit($0 ? .choose(value) : .unset) } ?? .refused("type yes or no")
        default: reading(of: line, at: row.place)
        }
    }

    /// Interprets `line` as an answer at `place`, which takes one line.
    private func reading(of line: String, at place: FieldPlace) -> Reading {
        func edit(_ edit: AnswerEdit) -> Reading { .edits([Edit(place: place, edit: edit)]) }
        return switch tree[place.field].kind {
        case .text, .number, .seed, .raw: edit(.text(line))
        case .toggle: Self.truth(line).map { edit(.toggle($0)) } ?? .refused("type yes or no")
        case .choice(let choice):
            chosen(line, choice.options).map { edit(.choose($0)) }
                ?? (takesSweeps ? several(line, choice.options).map { edit(.sweep($0)) } : nil)
                ?? .refused("no choice \(line): type a number from 1 to \(choice.options.count)")
        default: .refused("this cannot be answered in one line")
        }
    }

    /// Returns the removal of the item or value called `words`.
    func removal(of words: String) -> Reading {
        switch (tree[row.place.field].kind, row.answer) {
        case (.list, .list(let items)):
            guard let number = Int(words), items[numbered: number] != nil else {
                return .refused("no item \(words)")
            }
            return edit(.removeItem(number - 1))
        case (.map, .map(let entries)):
            return entries.contains { $0.name.hasSameBytes(as: words) }
                ? edit(.removeKey(words)) : .refused("no value named \(words)")
        default: return .refused("nothing to remove")
        }
    }

    /// Parses a line as yes or no; nil for anything else.
    static func truth(_ line: String) -> Bool? {
        switch line.lowercased() {
        case "yes", "y", "true", "on": true
        case "no", "n", "false", "off": false
        default: nil
        }
    }

    private func edit(_ edit: AnswerEdit) -> Reading { .edits([Edit(place: row.place, edit: edit)]) }

    /// Returns the value of the option with that number, else with that label.
    private func chosen(_ line: String, _ options: [ChoiceOption]) -> JSON? {
        if let number = Int(line), let option = options[numbered: number] { return option.value }
        // Labels may look the same, or differ by case alone.
        return
            (options.first { $0.label.hasSameBytes(as: line) }
            ?? options.first { $0.label.lowercased() == line.lowercased() })?.value
    }

    /// Returns the values of the options with those numbers, two or more; nil for anything else.
    private func several(_ line: String, _ options: [ChoiceOption]) -> [JSON]? {
        let words = line.split(whereSeparator: { $0 == " " || $0 == "," })
        var values: [JSON] = []
        for word in words {
            guard let number = Int(word), let option = options[numbered: number] else { return nil }
            if !values.contains(option.value) { values.append(option.value) }
        }
        return words.count > 1 ? values : nil
    }

    /// Returns the move of a list item from one number to another: `3 1`.
    func moving(by words: String) -> Reading {
        let numbers = words.split(separator: " ").compactMap { Int($0) }
        guard case .list = tree[row.place.field].kind, case .list(let items) = row.answer else {
            return .refused("nothing to move")
        }
        guard numbers.count == 2, numbers.allSatisfy({ items.indices.contains($0 - 1) }) else {
            return .refused("type !move and two numbers from 1 to \(items.count)")
        }
        return edit(.moveItem(from: numbers[0] - 1, to: numbers[1] - 1))
    }

    private func choosing(_ line: String, _ options: [ChoiceOption]) -> Reading {
        var values: [JSON] = []
        for word in line.split(whereSeparator: { $0 == " " || $0 == "," }) {
            guard let value = chosen(String(word), options) else {
                return .refused("no choice \(word): type numbers from 1 to \(options.count)")
            }
            if !values.contains(value) { values.append(value) }
        }
        return edit(.json(.array(values)))
    }

    private func adding(_ line: String, to list: ListField) -> Reading {
        let count = if case .list(let items) = row.answer { items.count } else { 0 }
        let place = FieldPlace(path: row.path.appending(count), field: list.item)
        return within([Edit(place: row.place, edit: .addItem)], place, line)
    }

    private func entering(_ line: String, _ list: ListField) -> Reading {
        let count = if case .list(let items) = row.answer { items.count } else { 0 }
        if line == "+" { return edit(.addItem) }
        guard let number = Int(line), (1...max(1, count)).contains(number), count > 0 else {
            return .refused("type + to add an item, or the number of one")
        }
        return .inside(String(number - 1))
    }

    private func entering(_ line: String, _ map: MapField) -> Reading {
        let names = if case .map(let entries) = row.answer { entries.map(\.name) } else { [String]() }
        func isThere(_ name: String) -> Bool { names.contains { $0.hasSameBytes(as: name) } }
        if !isSimple {
            if line.hasPrefix("+"), line.count > 1 {
                let name = String(line.dropFirst())
                return isThere(name) ? .inside(name) : edit(.addKey(name))
            }
            return isThere(line) ? .inside(line) : .refused("type + and a name, or the name of a value")
        }
        guard let sign = line.utf8.firstIndex(of: UInt8(ascii: "=")), sign > line.startIndex else {
            return .refused("type NAME=VALUE")
        }
        let name = String(line[..<sign])
        let place = FieldPlace(path: row.path.appending(name), field: map.field(for: name))
        let edits = isThere(name) ? [] : [Edit(place: row.place, edit: .addKey(name))]
        return within(edits, place, String(line[line.utf8.index(after: sign)...]))
    }

    /// Interprets `line` as an answer at `place`, which `edits` create.
    private func within(_ edits: [Edit], _ place: FieldPlace, _ line: String) -> Reading {
        guard case .edits(let more) = reading(of: line, at: place) else { return reading(of: line, at: place) }
        return .edits(edits + more)
    }
}
