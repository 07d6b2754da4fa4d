/// An index for fuzzy search, fast enough to rank ten thousand texts on every key.
///
/// A text matches when it contains the letters in order; spaces and case are ignored. Runs of letters, starts of words
/// and the literal query score higher. Where letters occur several times, the first occurrences count.
package struct FuzzyIndex: Hashable, Sendable {
    /// Set for a letter whose character is part of a word.
    private static let wordFlag: UInt32 = 1 << 31

    /// The lower-case characters of all texts, concatenated, as numbers.
    private var letters: [UInt32] = []
    /// The start of each text, and the end of the last one.
    private var starts: [Int] = [0]
    /// A bit set of each text's letters, so that most texts without a match are skipped.
    private var masks: [UInt64] = []
    /// The numbers of characters outside ASCII; characters are equal as in Swift.
    private var others: [Character: UInt32] = [:]
    /// The same for characters of one scalar.
    private var singles: [Unicode.Scalar: UInt32] = [:]

    /// Creates an index of `texts`, identified by their positions.
    package init(_ texts: some Sequence<String>) {
        for text in texts {
            let start = letters.count
            if Self.isASCII(text) {
                letters.append(contentsOf: text.utf8.lazy.map { Self.letter($0) })
            } else {
                for character in text.lowercased() {
                    letters.append(Self.letter(character) ?? number(of: character))
                }
            }
            var mask: UInt64 = 0
            for place in start..<letters.count { mask |= Self.bit(letters[place]) }
            masks.append(mask)
            starts.append(letters.count)
        }
    }

    /// The number of texts.
    package var count: Int { masks.count }

    private mutating func number(of character: Character) -> UInt32 {
        // Most characters are one scalar, for which the lookup is faster.
        let scalars = character.unicodeScalars
        let single = scalars.count == 1 ? scalars.first : nil
        if let single, let number = singles[single] { return number }
        let number = others[character] ?? (0x80 + UInt32(others.count) | Self.flag(character))
        others[character] = number
        if let single { singles[single] = number }
        return number
    }

    /// CR LF is one character, which is not an ASCII letter here.
    private static func isASCII(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 0x80 && $0 != 0x0D } }

    private static func letter(_ byte: UInt8) -> UInt32 {
        switch byte {
        case 0x41...0x5A: UInt32(byte + 0x20) | wordFlag
        case 0x61...0x7A, 0x30...0x39: UInt32(byte) | wordFlag
        default: UInt32(byte)
        }
    }

    private static func letter(_ character: Character) -> UInt32? {
        character == "\r\n" ? nil : character.asciiValue.map { letter($0) }
    }

    private static func flag(_ character: Character) -> UInt32 {
        character.isLetter || character.isNumber ? wordFlag : 0
    }

    private static func bit(_ letter: UInt32) -> UInt64 { 1 << UInt64(letter & 63) }

    // MARK: queries

    /// A prepared query.
    package struct Query: Hashable, Sendable {
        /// The query's characters, and those that are searched for.
        fileprivate let all: [UInt32]
        fileprivate let pattern: [UInt32]
        fileprivate let mask: UInt64

        /// Returns true when whatever matches this query also matches `earlier`.
        package func refines(_ earlier: Query) -> Bool { pattern.starts(with: earlier.pattern) }
    }

    /// Prepares a query for `text`.
    package func query(_ text: String) -> Query {
        // No text contains the number for an unknown character.
        let all = text.lowercased().map { Self.letter($0) ?? others[$0] ?? .max }
        let pattern = all.filter { $0 != 0x20 }
        return Query(all: all, pattern: pattern, mask: pattern.reduce(0) { $0 | Self.bit($1) })
    }

    /// Returns the score of the text at `place`, higher is better; nil when it does not match. An empty query scores 0.
    ///
    /// - Complexity: O(*n*) in the text's length.
    package func score(_ query: Query, at place: Int) -> Int? {
        guard !query.pattern.isEmpty else { return 0 }
        guard query.mask & ~masks[place] == 0 else { return nil }
        return score(query, letters.span.extracting(starts[place]..<starts[place + 1]))
    }

    private func score(_ query: Query, _ letters: Swift.Span<UInt32>) -> Int? {
        let pattern = query.pattern.span
        var found = 0
        var next = pattern[0]
        var score = 0
        // The score of a letter here: more in a run, more at a word's start.
        var worth = 6
        for index in letters.indices {
            let letter = letters[index]
            let start = letter & Self.wordFlag == 0 ? 5 : 0
            if letter == next {
                score += worth
                found += 1
                if found == pattern.count {
                    return score + bonus(query.all.span, in: letters)
                }
                next = pattern[found]
                worth = 4 + start
            } else {
                worth = 1 + start
            }
        }
        return nil
    }

    /// The extra score of a literal match, most of all at the text's beginning.
    private func bonus(_ all: Swift.Span<UInt32>, in letters: Swift.Span<UInt32>) -> Int {
        guard holds(all, in: letters) else { return 0 }
        for index in 0..<min(all.count, letters.count) where all[index] != letters[index] { return 20 }
        return all.count <= letters.count ? 30 : 20
    }

    private func holds(_ all: Swift.Span<UInt32>, in letters: Swift.Span<UInt32>) -> Bool {
        guard all.count > 1 else { return true }
        guard all.count <= letters.count else { return false }
        let first = all[0]
        for start in 0...(letters.count - all.count) where letters[start] == first {
            var length = 1
            while length < all.count, letters[start + length] == all[length] { length += 1 }
            if length == all.count { return true }
        }
        return false
    }

    /// Returns the positions of the texts that match `query`, the best first, equal ones in order.
    ///
    /// - `candidates`: The positions to search; nil searches all.
    /// - Complexity: O(*n*) in the candidates' total length.
    package func matches(_ query: Query, among candidates: [Int]? = nil) -> [Int] {
        if query.pattern.isEmpty { return candidates?.sorted() ?? Array(0..<count) }
        var found: [(place: Int, score: Int)] = []
        let most = candidates?.count ?? count
        found.reserveCapacity(most)
        let (letters, starts, masks) = (letters.span, starts.span, masks.span)
        for index in 0..<most {
            let place = candidates?[index] ?? index
            guard query.mask & ~masks[place] == 0,
                let score = score(query, letters.extracting(starts[place]..<starts[place + 1]))
            else { continue }
            found.append((place, score))
        }
        return Self.sorted(found, among: count)
    }

    /// A counting sort: scores are small numbers, so it is faster than comparing.
    private static func sorted(_ found: [(place: Int, score: Int)], among count: Int) -> [Int] {
        let best = found.reduce(0) { max($0, $1.score) }
        var ends = [Int](repeating: 0, count: best + 2)
        for match in found { ends[best - match.score + 1] += 1 }
        for index in 1..<ends.count { ends[index] += ends[index - 1] }
        // By position first, because candidates come in the order of an earlier query.
        var isSorted = true
        for index in found.indices.dropFirst() where found[index - 1].place > found[index].place { isSorted = false }
        var places = [Int](repeating: 0, count: found.count)
        func put(_ place: Int, _ score: Int) {
            places[ends[best - score]] = place
            ends[best - score] += 1
        }
        if isSorted {
            for match in found { put(match.place, match.score) }
        } else {
            var scores = [Int](repeating: -1, count: count)
            for match in found { scores[match.place] = match.score }
            for (place, score) in scores.enumerated() where score >= 0 { put(place, score) }
        }
        return places
    }
}
