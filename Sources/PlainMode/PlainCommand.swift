/// The commands of plain mode, by the word that is typed for each.
enum PlainCommand: String, CaseIterable, Sendable {
    case list, prompts, artists, models, collections, more, random, open, fill
    case queue, older, show, again, edit, svg, video
    case resolve, pause, resume, up, down, cancel, download, stop
    case account, refresh, wait, help, quit

    /// Former names, which still work, with a hint.
    private static let formerNames: [(name: String, command: PlainCommand)] = [
        ("answer", .resolve), ("hold", .pause), ("go", .resume), ("sooner", .up), ("later", .down),
        ("withdraw", .cancel),
    ]

    /// Finds the command that `word` names or begins; nil where none does, or several do. Current names come first.
    init?(_ word: String) {
        guard let command = Self(rawValue: word) ?? Self.current(word) ?? Self.former(word) else { return nil }
        self = command
    }

    private static func current(_ word: String) -> PlainCommand? {
        let matches = allCases.filter { $0.rawValue.hasPrefix(word) }
        return matches.count == 1 ? matches[0] : nil
    }

    private static func former(_ word: String) -> PlainCommand? {
        guard !allCases.contains(where: { $0.rawValue.hasPrefix(word) }) else { return nil }
        // One or two letters are more likely the beginning of a text than of a name that is gone.
        let matches = formerNames.filter { $0.name == word || word.count > 2 && $0.name.hasPrefix(word) }
        return matches.count == 1 ? matches[0].command : nil
    }

    /// Returns the hint for a command typed by a former name: `hold is now called pause.`; nil for a current name.
    func renameHint(for word: String) -> String? {
        rawValue.hasPrefix(word) ? nil : "\(word) is now called \(rawValue)."
    }

    /// True for commands that open a form, so that the lines after them answer its questions.
    var leadsToForm: Bool {
        switch self {
        case .fill, .edit, .again, .svg, .video: true
        default: false
        }
    }

    /// The command with its argument, and its effect, in one line for `help`.
    var help: String {
        switch self {
        case .list: "list WORDS: list the catalog, or the entries that contain all words"
        case .prompts: "prompts WORDS: list only artinstring prompts"
        case .artists: "artists WORDS: list only Antekirt artists"
        case .models: "models WORDS: list only Antekirt models"
        case .collections: "collections: list artinstring collections; collections 2 lists the prompts of the second"
        case .more: "more: show the next entries of the list"
        case .random: "random: open a random artinstring prompt"
        case .open: "open 3: show details of entry 3 of the list; its slug or title works too"
        case .fill: "fill: fill in the form of the open entry and send it; fill 3 opens entry 3 first"
        case .queue: "queue: list waiting, running and finished runs, each with a number"
        case .older: "older: list older runs"
        case .show: "show 3: show details and output of run 3"
        case .again: "again 3: send the request of run 3 again, unchanged"
        case .edit: "edit 3: open the form with the input of run 3; a waiting request is canceled first"
        case .svg: "svg 3: convert run 3, an Antekirt image, to SVG"
        case .video: "video 3: animate run 3, an Antekirt image, as video"
        case .resolve: "resolve 3: decide what to do about run 3, whose outcome is unknown"
        case .pause: "pause 3: pause run 3 while it is waiting"
        case .resume: "resume 3: resume run 3 after a pause"
        case .up: "up 3: move run 3 up the queue while it is waiting"
        case .down: "down 3: move run 3 down the queue while it is waiting"
        case .cancel: "cancel 3: cancel run 3 while it is waiting; nothing is sent"
        case .download: "download 3: download the files of run 3"
        case .stop: "stop 3: stop the download of run 3"
        case .account: "account: show plan, quotas, credits and budgets"
        case .refresh: "refresh: reload everything"
        case .wait: "wait: wait until all runs have finished"
        case .help: "help: list the commands; help fill explains one"
        case .quit: "quit: leave; sent requests continue"
        }
    }
}
