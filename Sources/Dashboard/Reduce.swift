import Canvas
package import Domain

extension State {
    /// Changes the state by one event and says what the world must do for it.
    ///
    /// Pure: no clock, no I/O, no randomness. It only routes; each pane's folder
    /// holds what its events mean.
    ///
    /// - Parameter now: The moment of the event.
    /// - Returns: What to do, in order.
    package mutating func reduce(_ event: Event, now: Timestamp) -> [Effect] {
        self.now = max(self.now, now)
        var effects: [Effect] = []
        switch event {
        case .input(.key(let key)): effects = reduceKey(key)
        case .input(.paste(let text)): effects = reducePaste(text)
        case .input(.resize(let size)): effects = reduceResize(size)
        // Nothing here moves or rings by itself, so the focus changes nothing.
        case .input(.focus): break
        case .engine(let event): effects = reduceEngine(event)
        case .tick: break
        }
        toasts.expire(at: self.now)
        effects += settle()
        return effects
    }
}
