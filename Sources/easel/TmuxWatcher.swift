import Canvas
import Curses

/// Follows which clients show Easel's pane of tmux: queries again as `TmuxSchedule` says, one question at a time; isolated
/// to `UI`.
@UI
final class TmuxWatcher {
    /// Called with each later answer.
    var onAnswer: (TmuxClients) -> Void = { _ in }

    private let tmux: Tmux
    private var schedule = TmuxSchedule(at: .now)
    private var timer: Task<Void, Never>?
    private var isAsking = false
    private var isStopped = false

    init(_ tmux: Tmux) { self.tmux = tmux }

    /// Returns the clients at the start.
    func firstAnswer() async -> TmuxClients? {
        schedule.begin()
        let clients = await tmux.clients()
        schedule.answered(clients?.depth, at: .now)
        setTimer()
        return clients
    }

    /// Notes an input, after which the clients may have changed.
    func note(_ input: Input) {
        let former = schedule.due
        schedule.note(input, at: .now)
        if schedule.due != former { setTimer() }
    }

    /// Asks as soon as possible.
    func ask() {
        schedule.ask(at: .now)
        setTimer()
    }

    /// Ends the questions.
    func stop() {
        isStopped = true
        timer?.cancel()
    }

    private func setTimer() {
        guard !isAsking, !isStopped else { return }
        timer?.cancel()
        timer = schedule.due.map { due in
            Task { @UI [weak self] in
                guard (try? await Task.sleep(until: due, clock: .continuous)) != nil else { return }
                await self?.askNow()
            }
        }
    }

    private func askNow() async {
        isAsking = true
        schedule.begin()
        let clients = await tmux.clients(within: Tmux.timeout)
        isAsking = false
        guard !isStopped else { return }
        schedule.answered(clients?.depth, at: .now)
        if let clients { onAnswer(clients) }
        setTimer()
    }
}
