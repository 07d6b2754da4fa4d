/// The lines in which two texts differ, as `diff -U1` shows them: `-` for `expected`, `+` for `actual`, with the lines
/// around them and the number of the first line of each group.
///
/// Lines that both texts have at the same place are matched first, so that a screen is compared row by row.
package func lineDiff(_ expected: String, _ actual: String, context: Int = 1) -> String {
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
    let changes = steps(from: old, to: new)
    let isShown = changes.indices.map { index in
        changes[max(0, index - context)...min(changes.count - 1, index + context)].contains { $0.mark != " " }
    }
    var lines: [String] = []
    var number = 0
    for (index, step) in changes.enumerated() {
        if step.mark != "+" { number += 1 }
        guard isShown[index] else { continue }
        if index == 0 || !isShown[index - 1] { lines.append("line \(max(1, number)):") }
        lines.append("\(step.mark) \(step.line)")
    }
    return lines.isEmpty ? "no line differs" : lines.joined(separator: "\n")
}

private typealias Step = (mark: Character, line: Substring)

/// The steps that lead from one text to the other: as screens, row by row, where both have as many lines.
private func steps(from old: [Substring], to new: [Substring]) -> [Step] {
    if old.count == new.count {
        return zip(old, new).flatMap { one, other -> [Step] in
            one == other ? [(" ", one)] : [("-", one), ("+", other)]
        }
    }
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in new.difference(from: old) {
        switch change {
        case .remove(let offset, _, _): removed.insert(offset)
        case .insert(let offset, _, _): inserted.insert(offset)
        }
    }
    var steps: [Step] = []
    var (one, other) = (0, 0)
    while one < old.count || other < new.count {
        if one < old.count, removed.contains(one) {
            steps.append(("-", old[one]))
            one += 1
        } else if other < new.count, inserted.contains(other) {
            steps.append(("+", new[other]))
            other += 1
        } else if one < old.count {
            steps.append((" ", old[one]))
            one += 1
            other += 1
        } else {
            break
        }
    }
    return steps
}
