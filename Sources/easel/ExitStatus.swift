import ArgumentParser

/// The program's exit codes (design, "Exit codes").
enum ExitStatus: Int32 {
    case failed = 1
    case usage = 2
    case notAuthorized = 3

    /// Says `words` on standard error and gives the error that ends the program with this code.
    func saying(_ words: String) -> ExitCode {
        StandardStream.error.say("easel: \(words)")
        return ExitCode(rawValue)
    }
}
