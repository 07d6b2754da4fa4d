import Domain
package import JSON

/// Several numbers as typed: `1, 2, 5`, `1..5`, `0.1..0.5 by 0.1`, or a list of these.
///
/// Ranges use decimal arithmetic, so that `0.1..0.3 by 0.1` is 0.1, 0.2, 0.3. A descending range counts down; its last
/// number is left out where no step reaches it. Without `by` whole numbers step by 1; others require it.
package struct SweepNumbers: Hashable, Sendable {
    private enum Part: Hashable, Sendable {
        case value(JSONNumber)
        case range(SweepRange)

        var count: Int {
            switch self {
            case .value: 1
            case .range(let range): range.count
            }
        }
    }

    /// The maximum number of alternatives in braces.
    private static let maxAlternatives = 1000

    private let parts: [Part]
    /// The number of values, at least 1, saturating at `Int.max`.
    package let count: Int

    /// Parses `text`; nil where it has neither a comma, nor `..`, nor alternatives in braces.
    ///
    /// - Throws: `SweepError` where it has, but is invalid.
    package init?(_ text: String) throws(SweepError) {
        if text.utf8.contains(UInt8(ascii: "{")), let alternatives = SweepText(text) {
            guard alternatives.count <= Self.maxAlternatives else { throw SweepError("too many numbers") }
            var parts: [Part] = []
            for index in 0..<alternatives.count { parts.append(.value(try Self.number(alternatives[index]))) }
            self.init(parts)
            return
        }
        guard text.contains(",") || text.contains("..") else { return nil }
        var parts: [Part] = []
        for item in text.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = item.split(separator: "..", omittingEmptySubsequences: false).map(String.init)
            switch ends.count {
            case 1: parts.append(.value(try Self.number(ends[0])))
            case 2: parts.append(.range(try Self.range(ends[0], ends[1])))
            default: throw SweepError("write a range as 1..5 or 0..1 by 0.1")
            }
        }
        self.init(parts)
    }

    private init(_ parts: [Part]) {
        self.parts = parts
        count = parts.reduce(0) { $0.addingWithSaturation($1.count) }
    }

    /// The number at `index`, from 0 to `count` - 1.
    package subscript(index: Int) -> JSONNumber {
        var place = index
        for part in parts {
            switch part {
            case .value(let number): if place == 0 { return number }
            case .range(let range): if place < range.count { return range[place] }
            }
            place -= part.count
        }
        return JSONNumber(0)
    }

    private static func number(_ text: String) throws(SweepError) -> JSONNumber {
        guard let number = JSONNumber(typed: text) else {
            let words = text.drop { $0 == " " }
            throw SweepError(words.isEmpty ? "missing number" : "not a number: \(words.prefix(20))")
        }
        return number
    }

    private static func range(_ first: String, _ rest: String) throws(SweepError) -> SweepRange {
        let parts = rest.split(separator: "by", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 2, let last = parts.first else { throw SweepError("write a range as 0..1 by 0.1") }
        let first = try number(first)
        let end = try number(last)
        var step: JSONNumber?
        if parts.count == 2 { step = try number(parts[1]) }
        if step == nil {
            guard first.isWhole, end.isWhole else {
                throw SweepError("add a step: \(first.lexeme)..\(end.lexeme) by 0.1")
            }
        }
        return try SweepRange(first, end, step: step ?? JSONNumber(1))
    }
}
