import ArgumentParser
import CommandLine

extension ExitStatus {
    /// Says `words` on standard error and gives the error that ends the program with this code.
    func saying(_ words: String) -> ExitCode {
        StandardStream.error.say("easel: \(words)")
        return ExitCode(rawValue)
    }
}
