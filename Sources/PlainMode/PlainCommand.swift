/// What can be done in plain mode while no question stands, by the word that does it.
enum PlainCommand: String, CaseIterable, Sendable {
    case list, prompts, artists, models, collections, more, random, open, fill
    case queue, older, show, again, edit, svg, video
    case answer, hold, go, sooner, later, withdraw, download, stop
    case account, refresh, wait, help, quit

    /// The command that `word` is, or is the beginning of; nil where it is none, or that of several.
    init?(_ word: String) {
        let fitting = Self.allCases.filter { $0.rawValue.hasPrefix(word) }
        guard let command = Self(rawValue: word) ?? (fitting.count == 1 ? fitting[0] : nil) else { return nil }
        self = command
    }

    /// Whether what follows it answers questions.
    var leadsToForm: Bool {
        switch self {
        case .fill, .edit, .again, .svg, .video: true
        default: false
        }
    }

    /// What it does, with what goes behind it.
    var help: String {
        switch self {
        case .list: "list WORDS: the catalog, or what of it has all the words"
        case .prompts: "prompts WORDS: the same, artinstring's prompts only"
        case .artists: "artists WORDS: the same, Antekirt's artists only"
        case .models: "models WORDS: the same, Antekirt's models only"
        case .collections: "collections: artinstring's groups of prompts; collections 2 lists the second one's"
        case .more: "more: the next ones of the list"
        case .random: "random: a random prompt of artinstring's"
        case .open: "open 3: what an entry of the list is; its short name or title does as well"
        case .fill: "fill: answer what the open entry asks, and send it; fill 3 opens and fills the third"
        case .queue: "queue: what waits, what is being made and what is done, each with a number"
        case .older: "older: older runs than those that queue lists"
        case .show: "show 3: all about run 3, and what came out of it"
        case .again: "again 3: send what run 3 was made by once more, as it was"
        case .edit: "edit 3: the form of run 3, with its answers; one that waits is taken back first"
        case .svg: "svg 3: the form that makes an SVG of run 3, an image of Antekirt's"
        case .video: "video 3: the form that makes a video of run 3, an image of Antekirt's"
        case .answer: "answer 3: decide what became of run 3, where that could not be told"
        case .hold: "hold 3: hold run 3 back while it waits"
        case .go: "go 3: let run 3 go on that is held back"
        case .sooner: "sooner 3: move run 3 up the line while it waits"
        case .later: "later 3: move run 3 down the line while it waits"
        case .withdraw: "withdraw 3: take run 3 back while it waits; nothing is sent"
        case .download: "download 3: fetch the files of run 3"
        case .stop: "stop 3: stop fetching the files of run 3"
        case .account: "account: what is left to spend"
        case .refresh: "refresh: read everything again"
        case .wait: "wait: wait until nothing is being made any more"
        case .help: "help: this list; help fill tells of one command"
        case .quit: "quit: leave; what was sent goes on"
        }
    }
}
