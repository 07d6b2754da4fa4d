import Domain
import Session

extension State {
    /// Moves the queue's cursor; at its end the next older page is asked for.
    mutating func moveInQueue(by rows: Int) -> [Effect] {
        queue.move(by: rows)
        result.scrollToTop()
        cursorMoved()
        guard rows > 0, queue.cursor >= queue.shown.count - 3 else { return [] }
        return Service.allCases.compactMap { service in
            guard let state = session.services[service], state.hasOlderRuns, !state.isLoadingOlderRuns else { return nil }
            return .engine(.loadOlderRuns(service))
        }
    }
}
