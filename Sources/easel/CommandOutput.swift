import CommandLine
import ArgumentParser
import JSON
import Domain

/// What a command prints on standard output. What cannot be written keeps no command from its work, and makes its end
/// an error.
struct CommandOutput: Sendable {
    /// Why the first thing that could not be written could not; nothing is written after it.
    private(set) var error: StreamError?

    mutating func say(_ words: String) {
        attempt { () throws(StreamError) in try StandardStream.output.put(words) }
    }

    mutating func say(_ json: JSON) {
        attempt { () throws(StreamError) in try StandardStream.output.put(json) }
    }

    private mutating func attempt(_ write: () throws(StreamError) -> Void) {
        guard error == nil else { return }
        do throws(StreamError) { try write() } catch { self.error = error }
    }

    /// Ends the command with `status`, or well where that is nil and all could be written. A closed pipe is no error:
    /// whoever read it has what they wanted.
    ///
    /// - Parameter meaning: What it means that not all was written, in a sentence.
    /// - Throws: The exit, where it is not well.
    func end(_ status: ExitStatus? = nil, _ meaning: String = "") throws {
        if let error, !error.isClosedPipe {
            let sentences = ["Standard output cannot be written: \(error.reason).", meaning]
            throw (status ?? .failed).saying(sentences.filter { !$0.isEmpty }.joined(separator: " "))
        }
        if let status { throw ExitCode(status.rawValue) }
    }
}
