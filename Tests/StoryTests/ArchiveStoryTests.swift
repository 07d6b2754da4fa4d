import Foundation
import TestKit
import Testing

/// Archives that several Easels open at once, and that can only be read.
extension Stories {
    @Suite struct ArchiveStoryTests {
        private static let file = "$HOME/.local/share/easel/easel.sqlite"

        /// Eight at a time on a new home.
        @Test(arguments: 0..<4) func thoseThatStartTogetherCanAllWrite(round: Int) async throws {
            let shell = try ShellProcess()
            let end = try await shell.run(
                """
                for i in 1 2 3 4 5 6 7 8; do
                    (echo quit | $easel --plain > $HOME/said-$i 2>&1; echo $? > $HOME/code-$i) &
                done
                wait; cat $HOME/code-* | sort | uniq -c; cat $HOME/said-*
                grep -h ' error engine "archive' $HOME/.local/state/easel/easel.log
                """)
            #expect(end.words.contains(#/ 8 [0-9]{1,2}\n/#), "\(end.words)")
            for word in [
                "already exists", "easel.sqlite failed", "locked by another", "duplicate column", "error engine",
            ] {
                #expect(!end.words.contains(word), "\(end.words)")
            }
        }

        @Test(
            .enabled(if: ShellProcess.somebody != nil, "the super-user may read and write anything"),
            arguments: [
                ("chmod 444 FILE", "cannot be written"), ("chmod 400 FILE; chown 65534 FILE", "cannot be written"),
                ("chown 65534 FILE; chmod 555 FOLDER", ""), ("chmod 000 FILE", "cannot be"),
                ("chmod 000 FOLDER", "cannot be"), ("rm FILE*; mkdir FILE; chmod 000 FILE", "cannot be"),
                ("rm FILE*; echo text > FILE; chown 65534 FILE", "cannot be"),
            ])
        func anUnreadableOrReadOnlyArchiveDoesNotTrap(damage: String, words: String) async throws {
            let shell = try ShellProcess()
            let damage = damage.replacing("FILE", with: Self.file).replacing(
                "FOLDER", with: "$HOME/.local/share/easel")
            let end = try await shell.run(
                """
                echo quit | $easel --plain >/dev/null; chown -R 65534 $HOME; chown 0 \(Self.file)*; chmod 644 \(Self.file)*
                \(damage)
                (echo queue; echo quit) | \(ShellProcess.somebody ?? "") $easel --plain; echo code $?
                \(ShellProcess.somebody ?? "") $easel doctor --offline
                """)
            // 128 and more is a signal's.
            #expect(end.words.contains(#/code [0-9]{1,2}\n/#), "\(end.words)")
            #expect(words.isEmpty || end.words.contains(words), "\(end.words)")
        }
    }
}
