/// The user's own command that prints a token: a program and its arguments, without a shell.
struct TokenCommand: Sendable {
    /// The reason why there is no token.
    enum Problem: Error, Hashable {
        /// The program failed.
        case process(ChildProcess.Problem)
        /// The first line of the output is empty.
        case emptyOutput
    }

    private let process: ChildProcess
    private let limit: Duration

    /// - Parameters:
    ///   - words: The program and its arguments; not empty.
    ///   - environment: The program's whole environment, without tokens.
    ///   - limit: The time limit.
    init(_ words: [String], environment: [String: String], limit: Duration) {
        // It may ask for a passphrase on the terminal, so the user sees its errors.
        process = ChildProcess(
            words.first ?? "", Array(words.dropFirst()), environment: environment, errorOutput: .inherited)
        self.limit = limit
    }

    /// Runs the command and returns the first line of its output.
    ///
    /// - Throws: `Problem`.
    func token() async throws(Problem) -> String {
        let output: [UInt8]
        do throws(ChildProcess.Problem) {
            output = try await process.output(timeLimit: limit)
        } catch {
            throw .process(error)
        }
        let line = output.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        guard !line.isEmpty else { throw .emptyOutput }
        return String(decoding: line, as: UTF8.self)
    }
}

extension TokenCommand.Problem: CustomStringConvertible {
    /// The problem, to follow the program's name in a sentence.
    var description: String {
        switch self {
        case .process(let problem): "\(problem)"
        case .emptyOutput: "printed no token in its first line"
        }
    }
}
