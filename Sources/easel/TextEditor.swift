import Forms
import Settings
import Processes

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The user's text editor.
struct TextEditor: Sendable {
    /// The command for a shell: a program with arguments, or more.
    let command: String
    /// The parent of the temporary folders for edited files.
    let folder: String
    private let environment: [String: String]

    /// The time between SIGTERM and SIGKILL for an editor when Easel ends.
    private static let terminationGrace = Duration.milliseconds(200)

    /// Finds the editor in `environment`: VISUAL, else EDITOR, else `vi` (POSIX.1-2017, more, on EDITOR; git-var(1)).
    ///
    /// - Parameters:
    ///   - environment: The editor's whole environment, without tokens.
    ///   - folders: The folders to use where the environment has no runtime folder.
    init(environment: [String: String], folders: Folders) {
        func named(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        command = named("VISUAL") ?? named("EDITOR") ?? "vi"
        folder = named("XDG_RUNTIME_DIR").flatMap { Self.isOwn($0) ? $0 : nil } ?? folders.state
        self.environment = environment
    }

    /// True where `folder` meets the XDG Base Directory Specification's rules for XDG_RUNTIME_DIR: an existing folder
    /// of the user, closed to others.
    private static func isOwn(_ folder: String) -> Bool {
        guard folder.hasPrefix("/"), let facts = try? FileManager.default.attributesOfItem(atPath: folder) else {
            return false
        }
        return facts[.type] as? FileAttributeType == .typeDirectory
            && facts[.ownerAccountID] as? UInt == UInt(geteuid())
            && facts[.posixPermissions] as? UInt == 0o700
    }

    /// Opens `text` in the editor on Easel's terminal, and waits for the result.
    ///
    /// The file is removed afterwards, except for a changed one that nobody can take any more, since Easel is ending or
    /// the terminal is gone, and one whose text is invalid, whose path is reported. Cancellation ends the editor:
    /// SIGTERM, then SIGKILL.
    func edit(_ text: EditorText) async -> EditorOutcome {
        do throws(EditedFile.Problem) {
            let file = try EditedFile(text.text, suffix: text.format.suffix, in: folder)
            // A process that must end may not live to see the editor exit.
            let end = await withTaskCancellationHandler {
                await run(on: file)
            } onCancel: {
                if file.isUntouched(since: text.text) { file.remove() }
            }
            let problem = problem(end)
            // A lost terminal may end the editor before Easel.
            let isEnding = Task.isCancelled || problem != nil && isatty(STDIN_FILENO) == 0
            let left: String?
            do throws(EditedFile.Problem) { left = try file.text() } catch {
                // An invalid text is kept.
                guard !file.isUntouched(since: text.text) else {
                    file.remove()
                    return .failed(problem ?? "\(error)")
                }
                return .failed("\(problem ?? "\(error)"). Your text is kept in \(file.path)")
            }
            defer { if !isEnding || file.isUntouched(since: text.text) { file.remove() } }
            guard let problem else { return .text(left ?? "") }
            return .failed(problem, text: left == text.text ? nil : left)
        } catch {
            return .failed("\(error)")
        }
    }

    /// Runs the editor and returns its exit; nil where it could not be started.
    private func run(on file: EditedFile) async -> Child.Status? {
        guard let shell = try? Executable("/bin/sh", in: nil) else { return nil }
        // In Easel's process group, which owns the terminal, with default signal handling.
        var child = Child(shell, ["-c", script, name, file.path], environment: environment)
        (child.input, child.output, child.errors) = (.inherited, .inherited, .inherited)
        child.terminationGrace = Self.terminationGrace
        return try? await child.run().status
    }

    /// The shell script, built as git does it, so that its documentation of EDITOR applies.
    ///
    /// The editor replaces the shell, so that it receives signals. A shell that must stay, for an assignment or several
    /// commands, must survive the ctrl-c typed into an editor.
    private var script: String {
        let isOneProgram =
            !command.contains { ";&|()<>\n".contains($0) }
            && command.split(separator: " ").first?.contains("=") == false
        return (isOneProgram ? "exec " : "trap : INT QUIT; ") + command + " \"$@\""
    }

    /// Returns the reason for rejecting the editor's text, by its exit; nil for success.
    private func problem(_ end: Child.Status?) -> String? {
        switch end {
        case nil: "\(name) could not be started"
        case .exited(0): nil
        // The exit codes of a shell that cannot run the program (POSIX.1-2017, XCU 2.8.2).
        case .exited(127): "\(name) was not found; set EDITOR"
        case .exited(126): "\(name) cannot be run"
        case .exited(let code): "\(name) ended with exit code \(code)"
        case .signaled(let number): "\(name) was terminated by signal \(number)"
        }
    }

    /// The editor's short name.
    private var name: String {
        let program = command.split(separator: " ").first?.split(separator: "/").last ?? "vi"
        return String(program.filter { !"'\"\\".contains($0) })
    }
}
