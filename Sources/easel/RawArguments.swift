import Domain

/// The process's arguments as bytes. In strings, invalid UTF-8 has already become U+FFFD, and the original is lost.
enum RawArguments {
    /// The arguments without the program's name.
    static var all: [[UInt8]] {
        (1..<max(1, Int(CommandLine.argc))).compactMap { index in
            guard let text = CommandLine.unsafeArgv[index] else { return nil }
            return Array(UnsafeRawBufferPointer(start: text, count: length(of: text)))
        }
    }

    /// Returns the number of bytes before the terminating null.
    private static func length(of text: UnsafePointer<CChar>) -> Int {
        var length = 0
        while text[length] != 0 { length += 1 }
        return length
    }

    /// Returns a message about the first of `arguments` that is not UTF-8, with the position; nil where all are.
    static func problem(in arguments: [[UInt8]]) -> String? {
        for (index, argument) in arguments.enumerated() {
            guard let defect = TextDecodingError(in: argument) else { continue }
            let before = argument[..<defect.offset]
            let words = String(decoding: before.suffix(40), as: UTF8.self)
            let name = before.isEmpty ? "" : ", after “\(before.count > 40 ? "…" : "")\(words)”"
            return "Argument \(index + 1) is not UTF-8 text: \(defect)\(name). It could not be sent unchanged, so "
                + "nothing was done."
        }
        return nil
    }
}
