/// Rates how well a few typed letters fit a line.
package enum FuzzyMatch {
    /// The rating of `query` in `text`, higher is better; nil when a letter is
    /// missing. Letters must come in order; runs of letters and starts of words
    /// count more. Spaces and case do not matter. An empty query rates 0.
    ///
    /// - Complexity: O(*n*) in the length of `text`.
    package static func score(_ query: String, in text: String) -> Int? {
        var wanted = Array(query.lowercased().filter { $0 != " " })[...]
        guard !wanted.isEmpty else { return 0 }
        let line = text.lowercased()
        var score = line.contains(query.lowercased()) ? 20 : 0
        var isRun = false
        var isWordStart = true
        for character in line {
            guard let next = wanted.first else { break }
            if character == next {
                score += 1 + (isRun ? 3 : 0) + (isWordStart ? 5 : 0)
                wanted = wanted.dropFirst()
                isRun = true
            } else {
                isRun = false
            }
            isWordStart = !character.isLetter && !character.isNumber
        }
        return wanted.isEmpty ? score : nil
    }
}
