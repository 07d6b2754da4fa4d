import Domain
import Session

extension State {
    /// Moves the queue's cursor; near the end of the list, loads the next page of older runs.
    mutating func moveInQueue(by rows: Int) -> [Effect] {
        queue.move(by: rows)
        result.scrollToTop()
        cursorMoved()
        return rows > 0 && queue.cursor >= queue.shown.count - 3 ? loadOlderRuns() : []
    }

    /// Loads the next page of older runs of each service that has some.
    func loadOlderRuns() -> [Effect] {
        Service.allCases.compactMap { service in
            guard let state = session.services[service], state.hasOlderRuns, !state.isLoadingOlderRuns else {
                return nil
            }
            return .engine(.loadOlderRuns(service))
        }
    }
}
