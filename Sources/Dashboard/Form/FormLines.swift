import Forms
import Domain

/// Arranges the rows of a form in lines, with lines that add items and the advanced fields at the end.
struct FormLines {
    let tree: FieldTree
    let showsAdvanced: Bool

    /// Returns the lines of `rows`.
    ///
    /// - `open`: The groups without a header that accept additional keys.
    func lines(of rows: [FormRow], open: [FieldPlace]) -> [FormLine] {
        var plain: [FormLine] = []
        var advanced: [FormLine] = []
        var (count, answered) = (0, 0)
        var isInAdvanced = false
        // The unfolded lists around the current row.
        var around: [(row: FormRow, label: String)] = []
        func add(_ line: FormLine) { if isInAdvanced { advanced.append(line) } else { plain.append(line) } }
        func close(to level: Int) {
            while let last = around.last, last.row.level >= level {
                add(FormLine(content: .more(last.row.place, label: last.label), level: last.row.level + 1))
                around.removeLast()
            }
        }
        for row in rows {
            close(to: row.level)
            let node = tree[row.place.field]
            if row.level == 0, row.role != .chosen { isInAdvanced = isFoldedAway(row, node) }
            if isInAdvanced, row.level == 0, row.role != .chosen {
                count += 1
                if !row.answer.isBlank { answered += 1 }
            }
            add(FormLine(content: .field(row), level: row.level))
            if !row.isFolded, let label = more(node, row.answer) { around.append((row, label)) }
        }
        close(to: 0)
        isInAdvanced = false
        for place in open { add(FormLine(content: .more(place, label: "add value"), level: 0)) }
        guard count > 0 else { return plain }
        plain.append(
            FormLine(
                content: .advanced(count: count, answered: answered, isFolded: !showsAdvanced), level: 0))
        return showsAdvanced ? plain + advanced : plain
    }

    /// Returns true for advanced and deprecated fields, unless they are required.
    private func isFoldedAway(_ row: FormRow, _ node: FieldNode) -> Bool {
        (node.isAdvanced || node.isDeprecated) && !row.isRequired
    }

    /// Returns the label of the line that adds an item; nil without one. The header of an empty list adds items itself.
    private func more(_ node: FieldNode, _ answer: FieldAnswer) -> String? {
        switch (node.kind, answer) {
        case (.list(let list), .list(let items)):
            items.isEmpty || list.maxCount.map { items.count >= $0 } == true ? nil : "add item"
        case (.tuple(let tuple), .list(let items)):
            tuple.rest == nil || items.count < tuple.items.count
                || tuple.maxCount.map { items.count >= $0 } == true ? nil : "add item"
        case (.map(let map), .map(let entries)):
            map.maxCount.map { entries.count >= $0 } == true ? nil : "add value"
        case (.map, _): "add value"
        case (.group(let group), _): group.rest == nil ? nil : "add value"
        default: nil
        }
    }
}
