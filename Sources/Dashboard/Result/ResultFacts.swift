import Domain
import Session

/// The facts of a run, as the result pane shows them.
struct ResultFacts: Hashable {
    /// The text that distinguishes the run from others of the same title; nil if it is unknown.
    let detail: String?
    /// The time of the run: `12 min ago`.
    let when: String
    /// The duration of an ended run: `0:11`.
    let took: String?
    /// The answers by name, as far as they are known.
    let answers: [RunFact]
    /// The facts of the shown file.
    let file: [RunFact]
    /// The price; nil if it is unknown.
    let cost: String?
    /// The model and, if there are two, the service.
    let source: [RunFact]
    /// The address of the shown file; nil without a file.
    let address: String?

    /// Creates the facts of `run`.
    ///
    /// - `words`: The number of words of a text; nil for other outputs.
    init(_ run: Run, _ state: State, times: String, words: Int? = nil) {
        let known = state.result.answers(of: run.id)
        detail = known?.text ?? (known == nil || known?.others.isEmpty == true ? run.detail : nil)
        answers = known?.others ?? []
        let moment = run.phase.isTerminal ? run.endedAt ?? run.createdAt : run.createdAt ?? run.endedAt
        when = moment.map { Wording.ago($0, now: state.now) } ?? "time unknown"
        took = run.phase.isTerminal ? run.elapsed(at: state.now).map(Wording.clock) : nil
        let shown = state.result.file(of: run)
        let size = shown?.width.flatMap { width in shown?.height.map { "\(width) \(times) \($0)" } }
        let kind = [shown?.format.map(Self.kindName), shown?.byteCount.map(Wording.bytes)].compactMap(\.self)
        file = [
            words.map { RunFact("length", Wording.plural($0, "word")) },
            size.map { RunFact("size", $0) },
            kind.isEmpty ? nil : RunFact("file", kind.joined(separator: ", ")),
        ].compactMap(\.self)
        cost = run.cost.map(Wording.price)
        address = shown?.url
        source = Self.source(of: run, state)
    }

    private static func source(of run: Run, _ state: State) -> [RunFact] {
        let isOne = state.session.services.count < 2
        return [
            state.result.model(of: run.id).map { RunFact("model", $0) },
            isOne ? nil : RunFact("service", run.service.name),
        ]
        .compactMap(\.self)
    }

    /// Returns the usual name of a media type: PNG for `image/png`.
    private static func kindName(_ format: String) -> String {
        let last = format.split(separator: "/").last.map(String.init) ?? format
        return last.split(separator: "+").first.map { $0.uppercased() } ?? format
    }
}
