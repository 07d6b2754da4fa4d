import Domain

/// Whether somebody looks at the terminal, and what they have to be told when they do not.
struct Telling: Hashable, Sendable {
    /// Something that happened while nobody looked.
    enum News: Hashable, Sendable {
        case completed(String)
        case failed(String, reason: String?)
        case cancelled(String)
        /// The user has to decide what became of a request.
        case asks(String)
    }

    /// Whether the terminal has the focus, as it said last; nil where it has never said.
    private var reported: Bool?
    private var lastKeyAt: Timestamp
    private var news: [News] = []
    private var lastToldAt: Timestamp?

    /// How long after a key somebody is taken to look, where the terminal does not tell.
    private static let attention = Duration.seconds(10)
    /// The least time between two tellings: forty runs that end together are no forty bells.
    private static let spacing = Duration.seconds(3)

    init(now: Timestamp) { lastKeyAt = now }

    /// Whether the terminal has said that it has not the focus.
    var isUnfocused: Bool { reported == false }

    /// Whether somebody looks at the terminal.
    func isWatched(at now: Timestamp) -> Bool { reported ?? (now - lastKeyAt < Self.attention) }

    mutating func noteFocus(_ isFocused: Bool) {
        reported = isFocused
        if isFocused { news = [] }
    }

    /// Notes a key. Whoever pressed it looks, though the terminal may not have said so.
    mutating func noteKey(at now: Timestamp) {
        lastKeyAt = now
        if reported != nil { reported = true }
        news = []
    }

    mutating func add(_ news: News, at now: Timestamp) {
        if !isWatched(at: now) { self.news.append(news) }
    }

    /// When there is something to tell; nil when there is nothing.
    var dueAt: Timestamp? {
        guard !news.isEmpty else { return nil }
        return lastToldAt.map { $0 + Self.spacing } ?? lastKeyAt
    }

    /// What is to be told now, in a sentence; nil when nothing is.
    mutating func take(at now: Timestamp) -> String? {
        guard let dueAt, dueAt <= now else { return nil }
        defer { news = [] }
        lastToldAt = now
        return news.count == 1 ? news.first?.words : summary
    }

    /// `3 runs ended: 2 completed, 1 failed.`
    private var summary: String {
        func part(_ count: Int, _ word: String) -> String? { count == 0 ? nil : "\(count) \(word)" }
        let asking = news.count { if case .asks = $0 { true } else { false } }
        let done = news.count { if case .completed = $0 { true } else { false } }
        let failed = news.count { if case .failed = $0 { true } else { false } }
        let ended = news.count - asking
        let parts = [
            part(done, "completed"), part(failed, "failed"), part(ended - done - failed, "cancelled"),
        ].compactMap(\.self).joined(separator: ", ")
        let sentences = [
            ended == 0 ? nil : "\(Wording.plural(ended, "run")) ended: \(parts).",
            asking == 0 ? nil : "\(Wording.plural(asking, "request")) \(asking == 1 ? "needs" : "need") you.",
        ]
        return sentences.compactMap(\.self).joined(separator: " ")
    }
}

extension Telling.News {
    /// One piece of news in a sentence.
    fileprivate var words: String {
        switch self {
        case .completed(let title): "\(title) finished."
        case .failed(let title, let reason):
            Wording.sentence(reason.map { "\(title) failed: \($0)" } ?? "\(title) failed")
        case .cancelled(let title): "\(title) was cancelled."
        case .asks(let title): "\(title) is unconfirmed and needs you."
        }
    }
}
