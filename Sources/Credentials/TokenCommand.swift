/// A person's own command that prints a token: a program and its arguments, no shell.
struct TokenCommand: Sendable {
    /// Why there is no token.
    enum Problem: Error, Hashable {
        case process(ChildProcess.Problem)
        /// Its first line is empty.
        case silent
    }

    private let process: ChildProcess
    private let limit: Duration

    /// - Parameters:
    ///   - words: The program and its arguments; not empty.
    ///   - environment: What the program gets; without tokens.
    ///   - limit: How long it may take.
    init(_ words: [String], environment: [String: String], limit: Duration) {
        // It may ask for a passphrase on the terminal, so what it says there is for the person.
        process = ChildProcess(
            words.first ?? "", Array(words.dropFirst()), environment: environment, errorOutput: .shown)
        self.limit = limit
    }

    /// The first line that it prints.
    func token() async throws(Problem) -> String {
        let output: [UInt8]
        do throws(ChildProcess.Problem) {
            output = try await process.output(timeLimit: limit)
        } catch {
            throw .process(error)
        }
        let line = output.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        guard !line.isEmpty else { throw .silent }
        return String(decoding: line, as: UTF8.self)
    }
}

extension TokenCommand.Problem: CustomStringConvertible {
    /// What happened, to follow the program's name.
    var description: String {
        switch self {
        case .process(let problem): "\(problem)"
        case .silent: "printed no token in its first line"
        }
    }
}
