import Curses
import Processes

/// The tmux in which Easel runs, asked for its clients through the program `tmux`.
struct Tmux: Sendable {
    /// The maximum wait where the first frame waits for the answer; tmux takes a few milliseconds.
    static let startTimeout = Duration.milliseconds(150)
    /// The maximum wait where nothing waits for the answer.
    static let timeout = Duration.seconds(2)

    private let program: Executable
    private let question: TmuxQuestion
    private let environment: [String: String]

    /// Finds the program on PATH; nil where there is none, or no question.
    ///
    /// - `environment`: The program's whole environment, without tokens; it finds its server by TMUX.
    init?(_ question: TmuxQuestion?, environment: [String: String]) {
        guard let question, let program = try? Executable("tmux", in: environment["PATH"]) else { return nil }
        (self.program, self.question, self.environment) = (program, question, environment)
    }

    /// Returns the clients; nil where tmux does not answer within `timeout`, or does not know them.
    func clients(within timeout: Duration = Self.startTimeout) async -> TmuxClients? {
        var child = Child(program, question.arguments, environment: environment)
        child.output = .captured(limit: TmuxQuestion.limit)
        return await withTaskGroup(of: TmuxClients?.self) { [child] group in
            group.addTask {
                guard let outcome = try? await child.run(), outcome.status == .exited(0) else { return nil }
                return question.clients(in: outcome.output)
            }
            group.addTask {
                try? await Task.sleep(for: timeout)
                return nil
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
    }
}
