import Foundation
import Simulator
import TestKit
import Testing

/// Limits of the system and children that cannot be started: a sentence, and never a trap.
extension Stories {
    @Suite struct LimitTests {
        @Test(arguments: [12, 16, 20, 24, 28, 32, 40, 48, 64, 256])
        func tooFewDescriptorsAreReportedBeforeTheScreenIsTaken(count: Int) async throws {
            let shell = try ShellProcess()
            let end = try await shell.run("ulimit -n \(count); $easel --demo --plain </dev/null")
            let isShort = end.code == 1 && end.words.contains("Too few file descriptors")
            #expect(isShort || count > 32 && end.code < 128, "\(end.code): \(end.words)")
            #expect(!end.words.contains("\u{1b}"))
        }

        @Test func aSoftLimitIsRaised() async throws {
            let end = try await ShellProcess().run("ulimit -Sn 16; $easel --demo --plain </dev/null")
            #expect(end.code < 128 && end.words.contains("Command:"), "\(end.words)")
        }

        @Test(
            .enabled(if: ShellProcess.somebody != nil, "nobody else can be made of this user"),
            arguments: [1, 2, 4, 8, 500])
        func tooFewProcessesAreReported(count: Int) async throws {
            let shell = try ShellProcess()
            let end = try await shell.run(
                "chown -R 65534 $HOME; \(ShellProcess.somebody ?? "") prlimit --nproc=\(count) $easel --demo --plain </dev/null"
            )
            let isShort = end.code == 1 && end.words.contains("Too few processes or threads")
            #expect(isShort ? count < 500 : end.code < 128 && count > 4, "\(end.code): \(end.words)")
        }

        /// What passes for a token command, and folders of PATH and TMPDIR that are closed to the user.
        @Test(arguments: [
            ("/tmp", "is not executable"), ("HOME/plain", "is not executable"),
            ("HOME/garbage", "could not be started"), ("HOME/orphan", "could not be started"),
            ("no-such-program", "was not found"), ("HOME/none", "was not found"),
        ])
        func aTokenCommandThatCannotRunIsReported(program: String, words: String) async throws {
            let shell = try ShellProcess(["ARTI_TOKEN": "", "TMPDIR": "/proc"])
            let program = program.replacing("HOME", with: shell.home.path)
            try shell.home.write("", to: "plain")
            try shell.home.write("no program", to: "garbage")
            try shell.home.write("#!/no/such/interpreter\n", to: "orphan")
            try shell.home.write(
                "[artinstring]\ntoken_command = [\"\(program)\"]\n", to: ".config/easel/config.toml")
            let prefix = ShellProcess.somebody ?? ""
            let end = try await shell.run(
                """
                cd $HOME; chmod 755 garbage orphan; mkdir closed; chmod 000 closed; unset ARTI_TOKEN
                PATH=$HOME/closed:$HOME/none:$PATH
                \(prefix.isEmpty ? "" : "chown -R 65534 $HOME; chown 0 closed")
                \(prefix) $easel doctor --offline; echo code $?; chmod 755 closed
                """)
            #expect(end.words.contains(words), "\(end.words)")
            #expect(end.words.contains("code 1"), "\(end.words)")
        }
    }
}
