import Settings
import Dashboard
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

/// The user's own editor.
struct TextEditor: Sendable {
    /// As a shell reads it: a program with arguments, or more.
    let command: String
    /// Where its files are made, each in a folder of its own.
    let folder: String
    private let environment: [String: String]

    /// How long an editor may take to end when Easel has to: what it holds is of no use any more.
    private static let terminationGrace = Duration.milliseconds(200)

    /// The editor that `environment` names: VISUAL, else EDITOR, else `vi` (POSIX.1-2017, more, on EDITOR; git-var(1)).
    ///
    /// - Parameters:
    ///   - environment: What the editor gets; without tokens.
    ///   - folders: Where files go when the environment names no folder that goes with the session.
    init(environment: [String: String], folders: Folders) {
        func named(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        command = named("VISUAL") ?? named("EDITOR") ?? "vi"
        folder = named("XDG_RUNTIME_DIR").flatMap { Self.isOwn($0) ? $0 : nil } ?? folders.state
        self.environment = environment
    }

    /// Whether `folder` is what the XDG Base Directory Specification wants of XDG_RUNTIME_DIR: there, the user's own
    /// and closed to others. One that is left over from another user is not.
    private static func isOwn(_ folder: String) -> Bool {
        guard folder.hasPrefix("/"), let facts = try? FileManager.default.attributesOfItem(atPath: folder) else {
            return false
        }
        return facts[.type] as? FileAttributeType == .typeDirectory
            && facts[.ownerAccountID] as? UInt == UInt(geteuid())
            && facts[.posixPermissions] as? UInt == 0o700
    }

    /// Opens `text` in the editor, on the terminal that is Easel's own, and waits for what comes of it.
    ///
    /// The file is removed, but for one that was changed and has nobody to take it any more, since Easel is ending or
    /// the terminal is gone, and for one whose text is refused, whose place is told: those stay in their folders.
    /// Cancelling ends the editor: SIGTERM, then SIGKILL.
    func edit(_ text: EditorText) async -> EditorOutcome {
        do throws(EditedFile.Problem) {
            let file = try EditedFile(text.text, suffix: text.format.suffix, in: folder)
            // Whoever has to end may have no time to see the editor end.
            let end = await withTaskCancellationHandler {
                await run(on: file)
            } onCancel: {
                if file.isUntouched(since: text.text) { file.remove() }
            }
            let problem = problem(end)
            // A terminal that goes may end the editor before it ends Easel.
            let isEnding = Task.isCancelled || problem != nil && isatty(STDIN_FILENO) == 0
            let left: String?
            do throws(EditedFile.Problem) { left = try file.text() } catch {
                // A text that cannot be taken is not thrown away.
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

    /// How the editor ended; nil where it was not even started.
    private func run(on file: EditedFile) async -> Child.Status? {
        guard let shell = try? Executable("/bin/sh", in: nil) else { return nil }
        // In Easel's own process group, which has the terminal, with signals as they are by default.
        var child = Child(shell, ["-c", script, name, file.path], environment: environment)
        (child.input, child.output, child.errors) = (.inherited, .inherited, .inherited)
        child.terminationGrace = Self.terminationGrace
        return try? await child.run().status
    }

    /// What a shell makes of the command, as git does it: what is said of EDITOR elsewhere holds here.
    ///
    /// The editor takes the shell's place, so that signals reach it. A shell that has to stay, for an assignment or
    /// several commands, must live through the ctrl-c that is typed into an editor.
    private var script: String {
        let isOneProgram =
            !command.contains { ";&|()<>\n".contains($0) }
            && command.split(separator: " ").first?.contains("=") == false
        return (isOneProgram ? "exec " : "trap : INT QUIT; ") + command + " \"$@\""
    }

    /// Why what an editor left is not taken, by how it ended; nil where it is.
    private func problem(_ end: Child.Status?) -> String? {
        switch end {
        case nil: "\(name) could not be started"
        case .exited(0): nil
        // What a shell says of a program that it cannot run (POSIX.1-2017, XCU 2.8.2).
        case .exited(127): "\(name) was not found; set EDITOR"
        case .exited(126): "\(name) cannot be run"
        case .exited(let code): "\(name) ended with exit code \(code)"
        case .signaled(let number): "\(name) was terminated by signal \(number)"
        }
    }

    /// What people call it.
    private var name: String {
        let program = command.split(separator: " ").first?.split(separator: "/").last ?? "vi"
        return String(program.filter { !"'\"\\".contains($0) })
    }
}
