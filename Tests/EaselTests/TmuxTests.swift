import Canvas
import Curses
import Foundation
import TestKit
import Testing

@testable import easel

struct TmuxTests {
    private let folder: TemporaryFolder
    private let question: TmuxQuestion

    init() throws {
        folder = try TemporaryFolder()
        question = try #require(TmuxQuestion(environment: ["TMUX_PANE": "%3"], terminal: "/dev/pts/3"))
    }

    /// A `tmux` that notes its arguments and environment, and does `work`.
    private func tmux(_ work: String) throws -> Tmux {
        let script = "#!/bin/sh\n{ printf '%s|' \"$@\"; env; } > '\(folder.path)/seen'\n\(work)\n"
        let path = try folder.write(script, to: "bin/tmux")
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
        return try #require(
            Tmux(question, environment: ["PATH": "\(folder.path)/bin:/usr/bin:/bin", "TMUX": "/tmp/socket,1,0"]))
    }

    private static let line = "/dev/pts/3 0 RGB foot"

    @Test func answerIsRead() async throws {
        let clients = try await tmux("echo '\(Self.line)'").clients(within: .seconds(60))
        #expect(clients?.depth == .trueColor)
        let seen = try String(contentsOfFile: folder.appending("seen"), encoding: .utf8)
        #expect(seen.hasPrefix("list-clients|-F|"))
        #expect(seen.contains("TMUX=/tmp/socket,1,0"))
    }

    @Test(arguments: [
        "echo '\(line)'; exit 1", "echo '\(line)'; kill -9 $$", "exit 0", "echo nonsense", "cat /dev/zero",
        "while :; do echo '\(line)'; done",
    ])
    func noAnswerIsNoError(work: String) async throws {
        #expect(try await tmux(work).clients(within: .seconds(60)) == nil)
    }

    @Test func silentProgramIsNotWaitedFor() async throws {
        let silent = try tmux("exec sleep 600")
        let start = ContinuousClock.now
        #expect(await silent.clients(within: .milliseconds(20)) == nil)
        #expect(ContinuousClock.now - start < .seconds(300))
    }

    @Test func withoutTheProgramOrAQuestionThereIsNone() throws {
        #expect(Tmux(question, environment: ["PATH": folder.path]) == nil)
        _ = try tmux("exit 0")
        #expect(Tmux(nil, environment: ["PATH": "\(folder.path)/bin"]) == nil)
    }
}
