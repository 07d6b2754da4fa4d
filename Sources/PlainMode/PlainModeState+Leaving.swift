import CommandLine
import DequeModule
import Domain
import Session

extension PlainModeState {
    /// Quits; a script first waits for requested downloads.
    mutating func quit() {
        guard isScript, isFetching else { return leave(isInterrupted: false) }
        print(
            "Waiting for the files of \(Wording.plural(session.wantedDownloads.count, "run")). Press ctrl-c to quit now."
        )
        wait = .files
    }

    /// Handles the end of the input.
    mutating func end() {
        switch place {
        // An unanswered question is reported with the others.
        case .commands, .question, .spending: break
        case .form, .confirming:
            keepDraft()
            place = .commands
            fail(.failed, "Input ended before you confirmed: nothing was sent. Your answers are kept.")
        case .repeating:
            place = .commands
            fail(.failed, "Input ended before you confirmed: nothing was sent.")
        }
        guard case .commands = place else { return leave(isInterrupted: false) }
        quit()
    }

    /// Handles an invalid line.
    mutating func refuseLine(_ why: String) {
        guard isScript else { return fail(.usage, "Line ignored: \(why). Type it again.") }
        fail(.usage, "Input line ignored: \(why).")
        abandon("The lines that follow depend on it, so they are ignored too.")
    }

    /// True where a script continues although the form of its last command did not open.
    var missesForm: Bool {
        guard isScript, leadsToForm, case .commands = place else { return false }
        return true
    }

    /// Ignores the remaining lines of a script, which expect another state.
    mutating func abandon(_ why: String) {
        print(why)
        held = []
        switch place {
        case .form, .confirming:
            keepDraft()
            place = .commands
            print("Nothing was sent. Your answers are kept.")
        case .repeating:
            place = .commands
            print("Nothing was sent.")
        case .commands, .question, .spending: break
        }
        record(.failed)
        quit()
    }

    mutating func leave(isInterrupted: Bool) {
        keepDraft()
        held = []
        printUnanswered()
        printUnfinished()
        hasLeft = true
        steps.append(.quit(isInterrupted: isInterrupted))
    }

    /// Reports unanswered questions.
    private mutating func printUnanswered() {
        print(news)
        news = []
        switch place {
        case .question, .spending: isUnanswered = true
        default: isUnanswered = !questions.isEmpty
        }
        for question in questions { print([question.title] + question.text) }
        questions = []
        guard isUnanswered else { return }
        fail(.failed, "Not answered: nothing was sent for it.")
    }

    /// Reports waiting requests and unfinished downloads, which the next Easel continues.
    private mutating func printUnfinished() {
        let waiting = session.runs.waitingCount
        if waiting > 0 {
            print("\(Wording.plural(waiting, "request")) not sent yet; the next Easel sends what waits.")
        }
        let fetched = session.runs.all.filter { $0.isDownloading || session.wantedDownloads.contains($0.id) }.count
        if fetched > 0 {
            print("Downloads incomplete: \(Wording.plural(fetched, "run")). The next Easel resumes them.")
        }
    }
}
