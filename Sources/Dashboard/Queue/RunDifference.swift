/// The part of a run's answers that distinguishes it from other runs of the same title.
struct RunDifference: Hashable, Sendable {
    /// The differing answers, or their differing words: `owl`, `calm · 28`.
    let text: String
    /// The same from the first word on that no other run has, after an ellipsis where words are missing; for columns
    /// that do not hold `text`.
    let short: String

    private init(_ text: String, short: String? = nil) {
        self.text = text
        self.short = short ?? text
    }
}

extension RunDifference {
    /// The separator between the answers of a detail.
    private static let separator = " · "
    /// The number of answers that are compared.
    private static let maxAnswers = 12
    /// The characters that a narrow column shows of a detail at least.
    private static let visibleCharacters = 10

    /// Returns the difference of each of `details`, the answers of runs of one title.
    ///
    /// Runs that differ in one answer, as those of a sweep do, show that answer: of similar texts only the words that
    /// differ. Any other run shows all of its answers. Different details have different differences.
    ///
    /// - Complexity: O(*n* log *n*) for *n* details, each of which is short.
    static func among(_ details: [String]) -> [String: RunDifference] {
        let details = Set(details).sorted()
        guard details.count > 1 else { return Dictionary(uniqueKeysWithValues: details.map { ($0, Self($0)) }) }
        let texts = distinct(differing(details), or: details)
        let shorts = shortened(texts)
        return Dictionary(
            uniqueKeysWithValues: zip(details, zip(texts, shorts)).map { ($0, Self($1.0, short: $1.1)) })
    }

    /// All answers but one.
    private struct Others: Hashable {
        let answer: Int
        var words: [String]
    }

    /// Returns the differing answers of each of `details`; a whole detail without a similar one.
    private static func differing(_ details: [String]) -> [String] {
        let answers = details.map { $0.split(separator: separator, omittingEmptySubsequences: false).map(String.init) }
        var groups = Groups(details.count)
        var edges: [(row: Int, answer: Int)] = []
        var firsts: [Others: Int] = [:]
        for (row, words) in answers.enumerated() {
            for answer in words.indices.prefix(maxAnswers) {
                var others = Others(answer: answer, words: words)
                others.words.remove(at: answer)
                if let first = firsts[others] {
                    groups.join(row, first)
                    edges.append((row, answer))
                } else {
                    firsts[others] = row
                }
            }
        }
        var columns: [Int: Set<Int>] = [:]
        for (row, answer) in edges { columns[groups.root(row), default: []].insert(answer) }
        let members = Dictionary(grouping: details.indices) { groups.root($0) }
        var result = details
        for (root, differing) in columns {
            let rows = members[root] ?? []
            let shown = differing.sorted().map { column in
                let values = Set(rows.map { answers[$0][column] }).sorted()
                return (column, Dictionary(uniqueKeysWithValues: zip(values, differingWords(values))))
            }
            for row in rows {
                result[row] = shown.map { column, words in words[answers[row][column]] ?? "" }
                    .joined(separator: separator)
            }
        }
        return result
    }

    /// Returns the words of each of `values`, sorted texts, that differ from similar ones; a whole value without any.
    private static func differingWords(_ values: [String]) -> [String] {
        let words = values.map { $0.split(separator: " ", omittingEmptySubsequences: false) }
        var groups = Groups(values.count)
        for row in words.indices.dropFirst() {
            let (first, second) = (words[row - 1], words[row])
            let common = commonPrefix([first, second]) + commonSuffix([first, second])
            if common * 2 >= max(first.count, second.count) { groups.join(row - 1, row) }
        }
        var result = values
        for rows in Dictionary(grouping: values.indices, by: { groups.root($0) }).values where rows.count > 1 {
            let similar = rows.map { words[$0] }
            let start = commonPrefix(similar)
            let end = commonSuffix(similar.map { $0.dropFirst(start) })
            let middles = similar.map { $0.dropFirst(start).dropLast(end).joined(separator: " ") }
            guard !middles.contains(where: \.isEmpty) else { continue }
            for (row, middle) in zip(rows, middles) {
                result[row] = middle.count > 1 && ",;.:".contains(middle.suffix(1)) ? String(middle.dropLast()) : middle
            }
        }
        return distinct(result, or: values)
    }

    private static func commonPrefix(_ words: [ArraySlice<Substring>]) -> Int {
        guard let first = words.first else { return 0 }
        return first.enumerated().prefix { index, word in
            words.allSatisfy { $0.count > index && $0[$0.startIndex + index] == word }
        }.count
    }

    private static func commonSuffix(_ words: [ArraySlice<Substring>]) -> Int {
        commonPrefix(words.map { ArraySlice($0.reversed()) })
    }

    private static func commonPrefix(_ words: [[Substring]]) -> Int { commonPrefix(words.map { $0[...] }) }

    /// Returns the common last words of two texts that are not among their common first ones.
    private static func commonSuffix(_ words: [[Substring]]) -> Int {
        let start = commonPrefix(words)
        return commonSuffix(words.map { $0.dropFirst(start) })
    }

    /// Returns `texts`, with the whole text in place of each that is not alone.
    private static func distinct(_ texts: [String], or whole: [String]) -> [String] {
        var texts = texts
        // A whole text can be what another one was cut to, once for each of them at most.
        for _ in texts {
            let counts = Dictionary(texts.map { ($0, 1) }, uniquingKeysWith: +)
            let repeated = texts.indices.filter { counts[texts[$0], default: 0] > 1 && texts[$0] != whole[$0] }
            guard !repeated.isEmpty else { break }
            for index in repeated { texts[index] = whole[index] }
        }
        return texts
    }

    /// Returns each of `texts` from its first word on that no other has, if more comes before it than a narrow column
    /// shows.
    private static func shortened(_ texts: [String]) -> [String] {
        let order = texts.indices.sorted { texts[$0] < texts[$1] }
        let words = texts.map { $0.split(separator: " ", omittingEmptySubsequences: false) }
        var common = Array(repeating: 0, count: texts.count)
        for (first, second) in zip(order, order.dropFirst()) {
            let count = commonPrefix([words[first], words[second]])
            common[first] = max(common[first], count)
            common[second] = max(common[second], count)
        }
        return texts.indices.map { index in
            let before = words[index].prefix(common[index])
            let rest = words[index].dropFirst(before.count).drop { $0 == "·" }
            guard before.reduce(0, { $0 + $1.count + 1 }) >= visibleCharacters, !rest.isEmpty else {
                return texts[index]
            }
            return "…" + rest.joined(separator: " ")
        }
    }
}

/// A partition of indices that is made coarser step by step.
private struct Groups {
    private var parents: [Int]

    init(_ count: Int) { parents = Array(0..<count) }

    mutating func root(_ index: Int) -> Int {
        var index = index
        while parents[index] != index {
            parents[index] = parents[parents[index]]
            index = parents[index]
        }
        return index
    }

    mutating func join(_ first: Int, _ second: Int) {
        let (first, second) = (root(first), root(second))
        parents[max(first, second)] = min(first, second)
    }
}
