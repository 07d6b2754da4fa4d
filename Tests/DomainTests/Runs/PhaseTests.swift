import Domain
import Testing

struct PhaseTests {
    @Test(
        arguments: [
            (.unknown, .queued, .queued), (.unknown, .failed, .failed), (.queued, .running, .running),
            (.queued, .completed, .completed), (.running, .queued, .running), (.running, .unknown, .running),
            (.running, .cancelled, .cancelled), (.completed, .running, .completed), (.completed, .failed, .completed),
            (.failed, .completed, .failed), (.cancelled, .unknown, .cancelled), (.queued, .queued, .queued),
        ] as [(Phase, Phase, Phase)])
    func onlyMovesForward(_ now: Phase, _ reported: Phase, _ then: Phase) {
        #expect(now.advanced(to: reported) == then)
    }

    @Test(arguments: Phase.allCases)
    func isLiveOrTerminalButNotBoth(_ phase: Phase) {
        #expect(!(phase.isLive && phase.isTerminal))
        #expect(phase.isLive || phase.isTerminal == (phase != .unknown))
    }

    @Test(arguments: Phase.allCases.filter(\.isTerminal))
    func reportsInAnyOrderEndInOnePhase(_ last: Phase) {
        let reports: [Phase] = [.running, last, .queued, .running, last, .unknown]
        #expect(reports.reduce(.unknown) { $0.advanced(to: $1) } == last)
    }
}
