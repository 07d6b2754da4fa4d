import CommandLine
import Dashboard
import Domain
import Session

extension PlainSession {
    /// Leaves once the files are there that a script has asked for.
    mutating func quit() {
        guard isScript, isFetching else { return leave(isInterrupted: false) }
        say("Waiting for the files of \(Wording.plural(fetching.count, "run")). Press ctrl-c to quit now.")
        wait = .files
    }

    /// The input has ended.
    mutating func end() {
        switch place {
        // A question that is left is left as it is; that is said with the others.
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

    /// A line cannot be taken as it came.
    mutating func refuseLine(_ why: String) {
        guard isScript else { return fail(.usage, "Line ignored: \(why). Type it again.") }
        fail(.usage, "Input line ignored: \(why).")
        abandon("The lines that follow depend on it, so they are ignored too.")
    }

    /// Whether a script goes on as if the questions had been asked to which its last command was to lead.
    var missesForm: Bool {
        guard isScript, leadsToForm, case .commands = place else { return false }
        return true
    }

    /// Takes no further line of a script: they would be taken for something that they were not written for.
    mutating func abandon(_ why: String) {
        say(why)
        held = []
        switch place {
        case .form, .confirming:
            keepDraft()
            place = .commands
            say("Nothing was sent. Your answers are kept.")
        case .repeating:
            place = .commands
            say("Nothing was sent.")
        case .commands, .question, .spending: break
        }
        note(.failed)
        quit()
    }

    mutating func leave(isInterrupted: Bool) {
        keepDraft()
        held = []
        sayUnanswered()
        sayDropped()
        hasLeft = true
        steps.append(.quit(isInterrupted: isInterrupted))
    }

    /// Says what is not done because its question was not answered.
    private mutating func sayUnanswered() {
        say(news)
        news = []
        switch place {
        case .question, .spending: isUnanswered = true
        default: isUnanswered = !questions.isEmpty
        }
        for question in questions { say([question.title] + question.text) }
        questions = []
        guard isUnanswered else { return }
        fail(.failed, "Not answered: nothing was sent for it.")
    }

    /// Names what stops with this Easel, and goes on with the next one.
    private mutating func sayDropped() {
        let waiting = runs.all.count { $0.waiting != nil }
        if waiting > 0 {
            say("\(Wording.plural(waiting, "request")) not sent yet; the next Easel sends what waits.")
        }
        let fetched = runs.all.filter { $0.isDownloading || fetching.contains($0.id) }.count
        if fetched > 0 {
            say("Downloads incomplete: \(Wording.plural(fetched, "run")). The next Easel resumes them.")
        }
    }
}
