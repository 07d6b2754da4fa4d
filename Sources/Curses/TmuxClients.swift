package import Canvas

/// The clients of tmux that may show the program's pane, with the colors that tmux sends them.
package struct TmuxClients: Hashable, Sendable {
    /// The values of TERM of the clients without 24-bit color, each once; some clients have no usable name.
    let namesWithoutRGB: [String]
    /// The number of clients.
    let count: Int
    /// The number of clients without 24-bit color.
    private let countWithoutRGB: Int

    /// Reads an answer to `TmuxQuestion`; nil where no client has the pane.
    ///
    /// Nil also where the pane has another terminal than the program: programs that were started from tmux, such as an
    /// editor with a terminal of its own, inherit its variables. And nil where a client has no features at all: tmux
    /// before 3.2 does not report them.
    ///
    /// - `terminal`: The path of the program's terminal.
    init?(_ answer: [UInt8], terminal: String) {
        var names: [String] = []
        var (count, countWithoutRGB) = (0, 0)
        for line in answer.prefix(TmuxQuestion.limit).split(separator: 0x0A).prefix(Self.maxClients) {
            let fields = line.split(separator: 0x20, maxSplits: 3, omittingEmptySubsequences: false)
                .map { String(decoding: $0, as: UTF8.self) }
            guard fields.count == 4, !fields[0].isEmpty else { continue }
            guard fields[0] == terminal else { return nil }
            count += 1
            // A client in control mode passes the program's own bytes on.
            if fields[1] == "1" { continue }
            let features = fields[2].split(separator: ",")
            if features.isEmpty { return nil }
            if features.contains("RGB") { continue }
            countWithoutRGB += 1
            if Self.isName(fields[3]), !names.contains(fields[3]) { names.append(fields[3]) }
        }
        guard count > 0 else { return nil }
        (namesWithoutRGB, self.count, self.countWithoutRGB) = (names, count, countWithoutRGB)
    }

    /// The depth that all clients show as it is sent. Where one has no 24-bit color, tmux would send it the nearest of
    /// 256 for each color, and a palette chosen for 256 looks better.
    package var depth: ColorDepth { countWithoutRGB == 0 ? .trueColor : .palette256 }

    /// The maximum number of clients that are read.
    private static let maxClients = 256

    /// True for a name that can stand in a sentence and in tmux.conf as it is.
    private static func isName(_ text: String) -> Bool {
        (1...40).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2E, 0x5F: true
                default: false
                }
            }
    }
}
