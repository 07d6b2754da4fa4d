import Canvas

/// A line typed in a place without a text field, after a key that opens one elsewhere.
///
/// Its letters are ignored up to the end of the line; otherwise they would act as keys.
struct IgnoredInput: Hashable, Sendable {
    /// The field that the first key opens in other places.
    enum Intent: Hashable, Sendable {
        case filter, palette, help, typing
    }

    /// The field that the user probably wanted to open.
    let intent: Intent
    /// The line so far, with the first key.
    private(set) var text: String

    /// The number of characters after which the line is cut.
    private static let maxLength = 200

    init(_ intent: Intent, _ key: Character) {
        self.intent = intent
        text = String(key)
    }

    /// The message for the bottom line: which field this place does not have.
    var notice: String {
        switch intent {
        case .filter: "No filter here"
        case .palette: "No commands here"
        case .help: "No help here"
        case .typing: "No text field here"
        }
    }

    /// Appends a character.
    mutating func type(_ character: Character) {
        if text.count < Self.maxLength { text.append(character) }
    }

    /// Removes the last character. Returns false if nothing is left.
    mutating func erase() -> Bool {
        text.removeLast()
        return !text.isEmpty
    }
}
