extension String {
    /// Without the spaces at its ends.
    var trimmed: String {
        var text = self[...]
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }

    /// Its lines, the empty ones too.
    var lines: [String] { split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
}
