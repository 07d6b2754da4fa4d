extension String {
    /// The string without leading and trailing spaces.
    var trimmed: String {
        var text = self[...]
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }

    /// The lines, empty ones included.
    var lines: [String] { split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
}
