import ArgumentParser
import CommandLine

extension ExitReason {
    /// Prints `message` on standard error, and returns the error that ends the program with this code.
    func exit(printing message: String) -> ExitCode {
        StandardStream.error.print("easel: \(message)")
        return ExitCode(rawValue)
    }
}
