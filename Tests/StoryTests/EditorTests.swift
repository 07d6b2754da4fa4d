import Foundation
import TestKit
import Testing

/// The user's own editor in the terminal, and what comes of it in the form.
extension Stories {
    @Suite struct EditorTests {
        /// A home with an editor that is a script, and the dashboard in it with a form open and words in its first field.
        private struct Stage {
            let home: TemporaryFolder
            let easel: EaselProcess

            init(_ script: String) async throws {
                home = try TemporaryFolder()
                let path = try home.write("#!/bin/sh\n\(script)\n", to: "bin/editor")
                try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
                easel = try EaselProcess(
                    ["--demo", "--demo-speed", "8"],
                    environment: ["EDITOR": "\(path) --wait", "ARTI_TOKEN": "arti_0123456789abcdef"], home: home)
                try await easel.terminal.wait(forText: "Paper Crane")
                easel.terminal.type("\r")
                try await easel.terminal.wait(forText: "subject *")
                easel.terminal.type("an owl")
                try await easel.terminal.wait(forText: "an owl")
            }

            func text(_ name: String) -> String {
                (try? String(contentsOfFile: home.appending(name), encoding: .utf8)) ?? ""
            }

            /// What is left of what was handed to an editor.
            var leftovers: [String] {
                let all = (try? FileManager.default.subpathsOfDirectory(atPath: home.path)) ?? []
                return all.filter { $0.contains("easel-edit") }
            }

            /// Leaves at once, and looks at what stays behind.
            nonisolated(nonsending) func leave() async throws {
                easel.terminal.type("\u{3}")
                #expect(try await easel.terminal.waitForExit() == 0)
                #expect(easel.isTerminalRestored)
                #expect(leftovers == [])
            }
        }

        /// It has the terminal as a shell would give it, and no token.
        @Test func wordsOfTheEditorAreInTheForm() async throws {
            let stage = try await Stage(
                #"""
                env > "$HOME/told"
                printf 'Your word: ' && read -r word && stty -a > "$HOME/modes"
                read -r _ _ _ _ group _ _ front _ < /proc/$$/stat && echo "$group $front" > "$HOME/groups"
                printf ' %s' "$word" >> "$2"
                """#)
            let terminal = stage.easel.terminal
            terminal.type("\u{1b}e")
            try await terminal.wait(for: "the editor alone") { !$0.isAlternateScreen && $0.contains("Your word:") }
            #expect(!terminal.screen.isBracketedPaste && !terminal.screen.isReportingFocus)
            // A new size while Easel does not look, and a signal that is not meant for it.
            terminal.resize(columns: 100, rows: 30)
            terminal.type("at dusk\r")
            try await terminal.wait(for: "the words in the form") {
                $0.isAlternateScreen && $0.contains("an owl at dusk")
            }
            try await terminal.wait(for: "the new size") { $0.hints.contains("run") }
            #expect(terminal.screen.isBracketedPaste && terminal.screen.isReportingFocus)
            #expect(stage.text("told").contains("EDITOR=") && !stage.text("told").contains("arti_"))
            #expect(stage.text("modes").contains(" icanon") && stage.text("modes").contains(" echo "))
            #if os(Linux)
                let groups = stage.text("groups").split(whereSeparator: \.isWhitespace)
                #expect(groups.count == 2 && groups.first == groups.last)
            #endif
            // It is one step to take back.
            terminal.type("\u{1f}")
            try await terminal.wait(for: "the words as they were") { !$0.contains("at dusk") && $0.contains("an owl") }
            try await stage.leave()
        }

        @Test func theWholeFormIsJSON() async throws {
            let stage = try await Stage(#"sed -i 's/an owl/a crane/' "$2""#)
            stage.easel.terminal.type("\u{1b}E")
            try await stage.easel.terminal.wait(forText: "a crane")
            try await stage.leave()
        }

        @Test func anEditorThatFailsChangesNothing() async throws {
            let stage = try await Stage(#"printf 'lost' > "$2"; exit 3"#)
            stage.easel.terminal.type("\u{1b}e")
            // The sentence goes on in the next line of its box.
            try await stage.easel.terminal.wait(for: "the reason") {
                $0.contains("No changes: editor ended with") && $0.contains("code 3.")
            }
            #expect(stage.easel.terminal.screen.contains("an owl"))
            try await stage.leave()
        }

        @Test func jsonThatDoesNotParseIsKept() async throws {
            let stage = try await Stage(
                #"grep -q oops "$2" && echo again && read -r _; printf '{\n oops' > "$2""#)
            let terminal = stage.easel.terminal
            terminal.type("\u{1b}E")
            try await terminal.wait(forText: "line 2, column 2")
            terminal.type("\u{1b}E")
            try await terminal.wait(for: "the text again") { !$0.isAlternateScreen && $0.contains("again") }
            terminal.type("\r")
            try await terminal.wait(for: "the form") { $0.isAlternateScreen && $0.contains("an owl") }
            try await stage.leave()
        }

        /// What is typed into the editor is its own: ctrl-c ends what it does, not Easel.
        @Test func ctrlCIsTheEditors() async throws {
            let stage = try await Stage(
                #"trap 'printf + >> "$2"; exit 0' INT; echo "ready $(($(wc -c < "$2")))"; while true; do sleep 0.05; done"#
            )
            let terminal = stage.easel.terminal
            // Often, since Easel hears of it together with the editor's end.
            var words = "an owl"
            for _ in 1...5 {
                terminal.type("\u{1b}e")
                try await terminal.wait(forText: "ready \(words.count)")
                terminal.type("\u{3}")
                words += "+"
                try await terminal.wait(for: "the form") { $0.isAlternateScreen && $0.contains(words) }
            }
            try await stage.leave()
        }

        /// HUP and TERM: Easel ends, and with it the editor; nothing stays.
        @Test(arguments: [1, 15] as [Int32])
        func anEndWhileTheEditorIsOpen(number: Int32) async throws {
            let stage = try await Stage(#"echo $$ > "$HOME/process"; echo ready; exec sleep 600"#)
            stage.easel.terminal.type("\u{1b}e")
            try await stage.easel.terminal.wait(forText: "ready")
            #expect(stage.leftovers != [])
            stage.easel.terminal.signal(number)
            #expect(try await stage.easel.terminal.waitForExit() == 128 + number)
            #expect(stage.easel.isTerminalRestored)
            #expect(stage.leftovers == [])
            let editor = try #require(Int32(stage.text("process").trimmingCharacters(in: .whitespacesAndNewlines)))
            await waitUntil("the editor ends") { kill(editor, 0) != 0 }
        }
    }
}
