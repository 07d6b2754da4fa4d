import CommandLine
import ArgumentParser
import JSON
import Domain

/// The standard output of a command. A failed write does not stop the command; it makes its end an error.
struct CommandOutput: Sendable {
    /// The first write error; nothing is written after it.
    private(set) var error: StreamError?

    /// Prints a line, unless an earlier write failed.
    mutating func print(_ words: String) {
        attempt { () throws(StreamError) in try StandardStream.output.write(words) }
    }

    /// Prints JSON, unless an earlier write failed.
    mutating func print(_ json: JSON) {
        attempt { () throws(StreamError) in try StandardStream.output.write(json) }
    }

    private mutating func attempt(_ write: () throws(StreamError) -> Void) {
        guard error == nil else { return }
        do throws(StreamError) { try write() } catch { self.error = error }
    }

    /// Ends the command with `status`, or successfully where that is nil and everything was written. A closed pipe is
    /// no error: its reader has what it wants.
    ///
    /// - `consequence`: The consequence of a failed write for the user, in a sentence.
    /// - Throws: The exit, where it is not successful.
    func finish(_ status: ExitReason? = nil, _ consequence: String = "") throws {
        if let error, !error.isClosedPipe {
            let sentences = ["Standard output cannot be written: \(error.reason).", consequence]
            throw (status ?? .failed).exit(printing: sentences.filter { !$0.isEmpty }.joined(separator: " "))
        }
        if let status { throw ExitCode(status.rawValue) }
    }
}
