import Domain

extension Session {
    /// A dashboard whose every text from outside tries to reach the terminal.
    static func hostile(_ width: Int = 80, _ height: Int = 24) -> Session {
        let nasty = "\u{1B}]0;owned\u{7}\u{202E}txt\u{9B}31m\r\n\t\u{0}end"
        let failure = Failure(
            .other, what: "what \(nasty)", meaning: "meaning \(nasty)", next: "next \(nasty)",
            fieldProblems: ["a\u{1B}b": ["problem \(nasty)"]])
        var session = fixture(
            width, height,
            runs: [
                .fixture("t", "Text \(nasty)", .completed, age: 1, output: Output(text: "output \(nasty)\u{1B}[2J")),
                .fixture("f", "Failed \(nasty)", .failed, age: 5, failure: failure),
                .fixture(
                    "u", "Address", .completed, age: 9, output: Output(files: [OutputFile(url: "https://x/\(nasty)")])),
            ], entries: [.hostile])
        session.tell(.status(.antekirt, .offline(failure)))
        return session
    }
}
