package import Canvas

/// One round of queries to the terminal: what was sent, what came back and when, and what follows.
///
/// The queries are sent together, once. Every terminal answers the last one (DA1, xterm ctlseqs), so its reply shows
/// that the earlier ones have been answered or ignored. Late and unsolicited replies count too.
package struct TerminalQuery: Sendable {
    /// The queries.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        case background, synchronizedOutput, appearanceReports, version, attributes

        /// The bytes to send.
        package var bytes: [UInt8] {
            switch self {
            case .background: Array("\u{1B}]11;?\u{1B}\\".utf8)
            case .synchronizedOutput: Array("\u{1B}[?2026$p".utf8)
            case .appearanceReports: Array("\u{1B}[?2031$p".utf8)
            case .version: Array("\u{1B}[>0q".utf8)
            case .attributes: Array("\u{1B}[c".utf8)
            }
        }

        /// The query in a few words.
        package var words: String {
            switch self {
            case .background: "background color (OSC 11)"
            case .synchronizedOutput: "synchronized output (mode 2026)"
            case .appearanceReports: "light and dark mode reports (mode 2031)"
            case .version: "name and version (XTVERSION)"
            case .attributes: "device attributes (DA1)"
            }
        }
    }

    /// The consequence of a reply.
    package enum Step: Hashable, Sendable {
        /// The background is dark or light.
        case appearance(Appearance)
        /// Frames can be sent as synchronized output.
        case synchronize
        /// The terminal reports changes between light and dark once mode 2031 is on.
        case follow
        /// Text can be sent with this trust.
        case trust(TextTrust)
        /// Addresses can be sent as links.
        case link
        /// These bytes are to be sent to the terminal.
        case send([UInt8])
    }

    /// The query for the user's choice of light or dark (mode 2031).
    package static let appearanceQuery = Array("\u{1B}[?996n".utf8)

    /// The queries to send, in order.
    package let queries: [Kind]
    private let limit: Duration
    private var sentAt: ContinuousClock.Instant?
    private var isOver = false
    private var replies: [Kind: (text: String, time: Duration)] = [:]

    /// - Parameters:
    ///   - queries: The queries, in any order.
    ///   - limit: The maximum wait for the last reply.
    package init(_ queries: [Kind], limit: Duration) {
        self.queries = Kind.allCases.filter(queries.contains)
        self.limit = limit
    }

    /// Returns the bytes to send; empty after the first call, or when there is no query.
    package mutating func ask(at now: ContinuousClock.Instant) -> [UInt8] {
        guard sentAt == nil, !queries.isEmpty else { return [] }
        sentAt = now
        return queries.flatMap(\.bytes)
    }

    /// True while replies are expected.
    package var isPending: Bool { sentAt != nil && !isOver }

    /// The time to stop waiting; nil when no reply is expected.
    package var deadline: ContinuousClock.Instant? { isPending ? sentAt.map { $0 + limit } : nil }

    /// Stops waiting once the deadline has passed.
    package mutating func expire(at now: ContinuousClock.Instant) {
        if let deadline, now >= deadline { isOver = true }
    }

    /// Records a reply that arrived at `now`; returns its consequences.
    package mutating func receive(_ reply: TerminalReply, at now: ContinuousClock.Instant) -> [Step] {
        switch reply {
        case .background(let color):
            note(.background, "\(color.words) (\(color.appearance.rawValue))", at: now)
            return [.appearance(color.appearance)]
        case .mode(2026, let state):
            note(.synchronizedOutput, state.words, at: now)
            return state.isSwitch ? [.synchronize] : []
        case .mode(2031, let state):
            note(.appearanceReports, state.words, at: now)
            return state.isSwitch ? [.follow] : []
        case .version(let name):
            note(.version, name, at: now)
            let trust = TextTrust(terminal: name).map { [Step.trust($0)] } ?? []
            return trust + (TerminalProfile.supportsLinks(terminal: name) ? [.link] : [])
        case .attributes(let numbers):
            note(.attributes, numbers.map(String.init).joined(separator: ", "), at: now)
            let wasPending = isPending
            isOver = sentAt != nil
            // It can report light or dark, and did not report its color.
            return wasPending && reportsAppearance && replies[.background] == nil ? [.send(Self.appearanceQuery)] : []
        case .appearance(let appearance): return [.appearance(appearance)]
        case .mode, .status, .other: return []
        }
    }

    private var reportsAppearance: Bool { replies[.appearanceReports].map { $0.text == Self.known } ?? false }
    fileprivate static let known = "supported"

    private mutating func note(_ kind: Kind, _ text: String, at now: ContinuousClock.Instant) {
        guard let sentAt, replies[kind] == nil, queries.contains(kind) else { return }
        replies[kind] = (text, now - sentAt)
    }

    /// The queries and replies so far.
    package var report: [TerminalReport.Reply] {
        guard sentAt != nil else { return [] }
        return queries.map {
            TerminalReport.Reply(query: $0.words, text: replies[$0]?.text, time: replies[$0]?.time)
        }
    }
}

extension TerminalReply.ModeState {
    fileprivate var words: String {
        switch self {
        case .set, .reset: TerminalQuery.known
        case .unknown: "not recognized"
        case .alwaysSet: "always on"
        case .alwaysReset: "always off"
        }
    }
}

extension BackgroundColor {
    /// The color in hexadecimal notation: `#1e1e2e`.
    fileprivate var words: String {
        let digits = [red, green, blue].map { part in
            let value = Int((part * 255).rounded())
            return (value < 16 ? "0" : "") + String(value, radix: 16)
        }
        return "#" + digits.joined()
    }
}
