import Canvas
import Testing

@testable import Curses

struct TmuxClientsTests {
    private static let pane = ["TMUX": "/tmp/tmux-0/default,1,0", "TMUX_PANE": "%3"]

    @Test(
        arguments: [
            (pane, true), (["TMUX_PANE": "%12345678901"], true), ([:], false), (["TMUX_PANE": ""], false),
            (["TMUX_PANE": "3"], false), (["TMUX_PANE": "%"], false), (["TMUX_PANE": "%3}"], false),
            (["TMUX_PANE": "%3 "], false), (["TMUX_PANE": "%٣"], false), (["TMUX_PANE": "%123456789012"], false),
            (["TMUX_PANE": "%3,#{pane_id}"], false),
        ] as [([String: String], Bool)])
    func onlyAPaneIsAskedFor(environment: [String: String], isAsked: Bool) {
        #expect((TmuxQuestion(environment: environment, terminal: "/dev/pts/3") != nil) == isAsked)
    }

    @Test func theQuestionNamesThePaneAndIsOneLineForEachClient() throws {
        let question = try #require(TmuxQuestion(environment: Self.pane, terminal: "/dev/pts/3"))
        #expect(
            question.arguments == [
                "list-clients", "-F",
                "#{W:#{P:#{?#{==:#{pane_id},%3},#{pane_tty},}}} #{client_control_mode} #{client_termfeatures} "
                    + "#{client_termname}",
            ])
    }

    /// An answer, with the expected depth; nil where it says nothing.
    struct Row: CustomTestStringConvertible, Sendable {
        let answer: String
        let depth: ColorDepth?
        var names: [String] = []
        var count = 1
        var testDescription: String { answer.debugDescription }
    }

    @Test(arguments: [
        Row(answer: "/dev/pts/3 0 bpaste,focus,RGB,title xterm-256color\n", depth: .trueColor),
        Row(answer: "/dev/pts/3 0 RGB xterm-256color", depth: .trueColor),
        Row(
            answer: "/dev/pts/3 0 bpaste,focus,title xterm-256color\n", depth: .palette256, names: ["xterm-256color"]),
        Row(
            answer: "/dev/pts/3 0 256,RGB xterm-kitty\n/dev/pts/3 0 256,title xterm\n/dev/pts/3 0 title xterm\n"
                + "/dev/pts/3 0 title linux\n",
            depth: .palette256, names: ["xterm", "linux"], count: 4),
        Row(answer: "/dev/pts/3 0 RGB foot\n/dev/pts/3 0 title,RGB tmux-256color\n", depth: .trueColor, count: 2),
        // A client of a session without the pane does not count.
        Row(answer: " 0 title xterm\n/dev/pts/3 0 RGB foot\n 0 title xterm\n", depth: .trueColor),
        Row(answer: " 0 title xterm\n", depth: nil),
        // Control mode, as of iTerm2.
        Row(answer: "/dev/pts/3 1  xterm-256color\n", depth: .trueColor),
        Row(
            answer: "/dev/pts/3 1  xterm-256color\n/dev/pts/3 0 title xterm\n", depth: .palette256, names: ["xterm"],
            count: 2),
        // tmux before 3.2 reports no features, before 2.9 no loops.
        Row(answer: "/dev/pts/3 0  xterm-256color\n", depth: nil),
        Row(answer: " 0  xterm-256color\n", depth: nil),
        // The pane is another terminal than the program's.
        Row(answer: "/dev/pts/4 0 RGB xterm-256color\n", depth: nil),
        Row(answer: "/dev/pts/33 0 RGB xterm-256color\n", depth: nil),
        Row(answer: "", depth: nil), Row(answer: "\n\n", depth: nil), Row(answer: "no server running", depth: nil),
        Row(answer: "/dev/pts/3 0 RGB", depth: nil),
        // RGB is a whole word, and names are text from outside.
        Row(answer: "/dev/pts/3 0 noRGB,RGBx,rgb foot\n", depth: .palette256, names: ["foot"]),
        Row(answer: "/dev/pts/3 0 title RGB\n", depth: .palette256, names: ["RGB"]),
        Row(answer: "/dev/pts/3 0 title my term RGB\n", depth: .palette256),
        Row(answer: "/dev/pts/3 0 title x\u{1B}[31m\n", depth: .palette256),
        Row(answer: "/dev/pts/3 0 title x\\\"\n", depth: .palette256),
        Row(answer: "/dev/pts/3 0 title \n", depth: .palette256),
        Row(answer: "/dev/pts/3 0 title \(String(repeating: "x", count: 41))\n", depth: .palette256),
    ])
    func theDepthThatAllClientsShow(row: Row) throws {
        let question = try #require(TmuxQuestion(environment: Self.pane, terminal: "/dev/pts/3"))
        let clients = question.clients(in: Array(row.answer.utf8))
        #expect(clients?.depth == row.depth)
        if let clients { #expect(clients.namesWithoutRGB == row.names && clients.count == row.count) }
    }

    @Test func anAnswerOfAnySizeAndKindIsReadWithinBounds() throws {
        let question = try #require(TmuxQuestion(environment: Self.pane, terminal: "/dev/pts/3"))
        let line = Array("/dev/pts/3 0 RGB foot\n".utf8)
        let many = question.clients(in: Array(repeatElement(line, count: 1000).joined()))
        #expect(many?.count == 256)
        #expect(question.clients(in: Array(repeating: 0xFF, count: 1 << 20)) == nil)
        #expect(question.clients(in: line + Array(0...255)) == question.clients(in: line))
    }
}
