import Domain

/// The process's arguments as bytes. By the time that they are strings, what is not UTF-8 has become U+FFFD, and nobody
/// can tell any more what was meant.
enum RawArguments {
    /// The arguments after the program's name.
    static var all: [[UInt8]] {
        (1..<max(1, Int(CommandLine.argc))).compactMap { index in
            guard let text = CommandLine.unsafeArgv[index] else { return nil }
            return Array(UnsafeRawBufferPointer(start: text, count: length(of: text)))
        }
    }

    /// The bytes before the null that ends `text`.
    private static func length(of text: UnsafePointer<CChar>) -> Int {
        var length = 0
        while text[length] != 0 { length += 1 }
        return length
    }

    /// Says which of `arguments` is no text, and where; nil where all are.
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
