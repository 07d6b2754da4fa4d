package import Domain
package import JSON

/// The answers that made a run: the one that distinguishes it from others, and the others by name.
package struct RunAnswers: Hashable, Sendable {
    /// The free text that was asked for; nil without one.
    package let text: String?
    /// The other answers, in the order of the request.
    package let others: [RunFact]

    /// The maximum number of answers that are kept; a request may have many.
    private static let limit = 40
    /// The maximum number of characters of an answer: it is shown on one line.
    private static let maxLength = 120

    /// Creates the answers of `request`, without its secrets.
    ///
    /// - `schema`: The schema of the entry. Answers with a list of values are not free texts.
    package init(_ request: Request, schema: JSON?) {
        let body = request.shownBody
        let answers: [(name: String, value: JSON)] =
            switch request.action {
            case .run: body["vars"]?.object.map { $0.map { ($0, $1) } } ?? []
            case .image, .svg, .video: body["prompt"].map { [("prompt", $0)] } ?? []
            }
        let given = answers.prefix(Self.limit).filter { $0.value != .null && $0.value.string != "" }
        let texts = given.indices.filter { given[$0].value.string != nil }
        let free = texts.first { schema?["properties"]?[given[$0].name]?["enum"] == nil } ?? texts.first
        text = free.flatMap { given[$0].value.string }
        others = given.indices.filter { $0 != free }.map { index in
            RunFact(given[index].name, String(Self.words(given[index].value).prefix(Self.maxLength)))
        }
    }

    private static func words(_ value: JSON) -> String {
        switch value {
        case .string(let text): text
        case .number(let number): number.lexeme
        case .bool(let isOn): isOn ? "yes" : "no"
        case .array(let items) where items.allSatisfy({ $0.string != nil }):
            items.compactMap(\.string).joined(separator: ", ")
        case .array, .object, .null: value.text
        }
    }
}

/// A fact of a run with its label.
package struct RunFact: Hashable, Sendable {
    package let label: String
    package let value: String

    /// Creates a fact.
    package init(_ label: String, _ value: String) {
        self.label = label
        self.value = value
    }
}
