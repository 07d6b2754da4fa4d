import Forms
import Settings
import Foundation
import TestKit
import Testing

@testable import easel

struct TextEditorTests {
    private let home: TemporaryFolder

    init() throws { home = try TemporaryFolder() }

    /// An editor that is a script, and nothing of this machine's but a path.
    private func editor(_ script: String, _ more: [String: String] = [:]) throws -> TextEditor {
        let path = try home.write("#!/bin/sh\n\(script)\n", to: "my editor")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        var environment = ["HOME": home.path, "PATH": "/usr/bin:/bin", "EDITOR": "'\(path)' --wait"]
        environment.merge(more) { $1 }
        return TextEditor(environment: environment, folders: try Folders(environment: environment))
    }

    private func edit(_ editor: TextEditor, _ text: String = "an owl") async -> EditorOutcome {
        await editor.edit(EditorText(id: 1, text: text, format: .json))
    }

    private var state: String { home.appending(".local/state/easel") }

    private func left() -> [String] { (try? FileManager.default.contentsOfDirectory(atPath: state)) ?? [] }

    private func text(_ name: String) throws -> String {
        try String(contentsOfFile: home.appending(name), encoding: .utf8)
    }

    @Test(
        arguments: [
            (["VISUAL": "a", "EDITOR": "b"], "a"), (["EDITOR": "b -w"], "b -w"), (["VISUAL": "", "EDITOR": "b"], "b"),
            (["EDITOR": ""], "vi"), ([:], "vi"),
        ] as [([String: String], String)])
    func chooses(_ environment: [String: String], _ command: String) throws {
        #expect(TextEditor(environment: environment, folders: try Folders(environment: [:])).command == command)
    }

    @Test func theEditorGetsAndReturnsTheText() async throws {
        let editor = try editor(#"test "$1" = --wait && cat "$2" > "$HOME/seen" && printf ' at dusk\n' >> "$2""#)
        #expect(await edit(editor) == .text("an owl at dusk\n"))
        #expect(try text("seen") == "an owl")
        #expect(left() == [])
    }

    /// As a shell would read it: quotes, assignments, several commands.
    @Test(
        arguments: [
            #"sh -c 'printf "$0" > "$1"' one"#, #"WORD=one sh -c 'printf "$WORD" > "$0"'"#,
            #"true && sh -c 'printf one > "$0"'"#, #"$SHOW one"#,
        ])
    func readsTheCommandAsAShellDoes(_ command: String) async throws {
        let show = try home.write("printf \"$1\" > \"$2\"", to: "show")
        let editor = try editor("", ["EDITOR": command, "SHOW": "sh \(show)"])
        #expect(await edit(editor) == .text("one"))
    }

    /// As editors do that write a new file and give it the old one's name.
    @Test func aReplacedFileIsRead() async throws {
        let editor = try editor(#"printf 'new' > "$2.tmp" && mv "$2.tmp" "$2"; touch "$(dirname "$2")/.swp""#)
        #expect(await edit(editor) == .text("new"))
        #expect(left() == [])
    }

    @Test func theFileIsTheUsersAlone() async throws {
        let editor = try editor(#"stat -c %a "$2" "$(dirname "$2")" > "$HOME/modes"; basename "$2" >> "$HOME/modes""#)
        #expect(await edit(editor) == .text("an owl"))
        #expect(try text("modes") == "600\n700\neasel.json\n")
    }

    @Test(
        arguments: [
            ("exit 3", "my ended with exit code 3"), ("kill -9 $$", "my was terminated by signal 9"),
            (#"rm "$2""#, "the editor left no readable file"),
            (#"rm "$2"; ln -s /etc/passwd "$2""#, "the editor left no readable file"),
            (#"rm "$2"; mkfifo "$2""#, "the editor left no readable file"),
        ])
    func aFailedEditorIsReported(_ script: String, _ words: String) async throws {
        #expect(await edit(try editor(script)) == .failed(words))
        #expect(left() == [])
    }

    /// A text that is not taken is not lost: it stays where it was written, and the user is told where.
    @Test(
        arguments: [
            (#"head -c 9000000 /dev/zero | tr '\0' a > "$2""#, "the text is longer than 8 MiB", 9_000_000),
            (#"printf 'a\0b' > "$2""#, "the text is invalid: line 1, column 2 (byte 2): contains a NUL byte", 3),
        ] as [(String, String, UInt64)])
    func anInvalidTextIsKept(_ script: String, _ words: String, _ count: UInt64) async throws {
        guard case .failed(let told, text: nil) = await edit(try editor(script)) else {
            Issue.record("it was taken")
            return
        }
        let folder = try #require(left().first)
        let path = "\(state)/\(folder)/easel.json"
        #expect(told.hasPrefix(words) && told.hasSuffix(". Your text is kept in \(path)"), "\(told)")
        #expect(try FileManager.default.attributesOfItem(atPath: path)[.size] as? UInt64 == count)
        #expect(left().count == 1)
    }

    @Test func aFailedEditorsTextIsReturned() async throws {
        let editor = try editor(#"printf half > "$2"; exit 1"#)
        #expect(await edit(editor) == .failed("my ended with exit code 1", text: "half"))
    }

    @Test func anEditorThatIsNotThere() async throws {
        let words = EditorOutcome.failed("no-such-editor was not found; set EDITOR")
        #expect(await edit(try editor("", ["EDITOR": "/nowhere/no-such-editor -x"])) == words)
        let folder = try home.write("", to: "plain")
        #expect(await edit(try editor("", ["EDITOR": folder])) == .failed("plain cannot be run"))
        #expect(left() == [])
    }

    /// The session's own folder, where it is as it should be.
    @Test(arguments: [(0o700, true), (0o755, false)])
    func theSessionsFolderIsUsed(_ permissions: Int, _ isTaken: Bool) async throws {
        let runtime = home.appending("run")
        try FileManager.default.createDirectory(atPath: runtime, withIntermediateDirectories: true)
        try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: runtime)
        let editor = try editor("true", ["XDG_RUNTIME_DIR": runtime])
        #expect(editor.folder == (isTaken ? runtime : state))
    }

    @Test func aFailureToCreateTheFolderIsReported() async throws {
        let file = try home.write("", to: "file")
        let editor = try editor("true", ["XDG_STATE_HOME": file])
        #expect(await edit(editor) == .failed("cannot create a file in \(file)/easel"))
    }

    /// What was written, and where an editor keeps what was not.
    @Test(arguments: [#"printf half > "$2""#, #"printf half > "$(dirname "$2")/.swp""#])
    func cancelingLeavesWhatWasChanged(_ change: String) async throws {
        let editor = try editor(#"\#(change); touch "$HOME/changed"; while true; do sleep 0.05; done"#)
        let editing = Task { await edit(editor) }
        await waitUntil("the text is changed") { FileManager.default.fileExists(atPath: home.appending("changed")) }
        editing.cancel()
        _ = await editing.value
        let folder = try #require(left().first)
        let texts = try FileManager.default.contentsOfDirectory(atPath: "\(state)/\(folder)").map {
            try String(contentsOfFile: "\(state)/\(folder)/\($0)", encoding: .utf8)
        }
        #expect(texts.contains("half"))
    }

    /// Whoever ends Easel ends the editor, and nothing stays where nothing was changed.
    @Test func cancelingEndsTheEditorAndRemovesTheFile() async throws {
        let editor = try editor(#"trap '' TERM; echo $$ > "$HOME/process"; while true; do sleep 0.05; done"#)
        let editing = Task { await edit(editor) }
        await waitUntil("the editor runs") { FileManager.default.fileExists(atPath: home.appending("process")) }
        editing.cancel()
        _ = await editing.value
        #expect(left() == [])
        let process = try #require(Int32(try text("process").trimmingCharacters(in: .whitespacesAndNewlines)))
        #expect(kill(process, 0) != 0)
    }
}
