import Canvas
package import Domain
import Session

extension State {
    /// Changes the state by one event and returns the effects to perform, in order.
    ///
    /// Pure: no clock, no I/O, no randomness. It only routes events; the folders of the panes handle them.
    ///
    /// - `now`: The time of the event by the wall clock. If the clock is set back, time here continues from
    ///   where
    ///   it was; otherwise everything that is due later would wait for the difference as well.
    package mutating func reduce(_ event: Event, now: Timestamp) -> [Effect] {
        advance(to: now)
        let formBefore = focus == .form ? openEntry : nil
        let (tookPictures, tookThumbnails) = (takesPictures, takesThumbnails)
        var effects: [Effect] = []
        switch event {
        case .input(.key(let key)):
            notifications.noteKey(at: self.now)
            effects = reduceKey(key)
            scheduleAutosave()
        case .input(.paste(let text)):
            notifications.noteKey(at: self.now)
            effects = reducePaste(text)
            scheduleAutosave()
        case .input(.loss(let loss)): reduceLoss(loss)
        case .edited(let id, let outcome):
            notifications.noteKey(at: self.now)
            effects = reduceEdited(id, outcome)
            scheduleAutosave()
        case .input(.resize(let size)): effects = reduceResize(size)
        case .input(.focus(let isFocused)): notifications.noteFocus(isFocused)
        case .input(.mouse(let mouse)): effects = reduceMouse(mouse)
        case .input(.appearance(let appearance)): reduceAppearance(appearance)
        case .input(.colors(let colors)):
            self.colors = colors
            cursorMoved()
        case .input(.connection(let connection)): self.connection = connection
        case .input(.firstFrame): hasFirstFrame = true
        case .copied(let outcome): reduceCopied(outcome)
        case .opened(let outcome): effects = reduceOpened(outcome)
        case .engine(let event): effects = reduceEngine(event) + restorePlace()
        case .formRead(let id, let tree): reduceFormRead(id, tree)
        case .themes(let choices, let problem): effects = reduceThemes(choices, problem)
        case .themeSaved(let name, let problem): reduceThemeSaved(name, problem)
        case .tick: break
        case .end: effects = saveChanges()
        }
        toasts.expire(at: self.now)
        refreshOutcomeQuestions()
        if let formBefore, focus != .form || openEntry != formBefore { effects += saveDrafts() }
        if takesPictures && !tookPictures || takesThumbnails && !tookThumbnails { cursorMoved() }
        effects += settle()
        effects += readForms()
        effects += updateMouseCapture()
        for case .engine(let command) in effects { session.note(command) }
        return effects
    }

    private mutating func advance(to moment: Timestamp) {
        clockLag = max(clockLag, self.now - moment)
        self.now = moment + clockLag
    }
}
