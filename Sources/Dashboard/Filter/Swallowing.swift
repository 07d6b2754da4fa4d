import Canvas

/// A line that is typed where nothing takes it, since a key before it does nothing there: without this its letters
/// would do what they do as keys.
struct Swallowing: Hashable, Sendable {
    /// What the key before it would have opened elsewhere.
    enum Wish: Hashable, Sendable {
        case filter, palette, help, typing
    }

    let wish: Wish
    /// What was typed, the key with it.
    private(set) var text: String

    /// The most characters that are kept of it.
    private static let most = 200

    init(_ wish: Wish, _ key: Character) {
        self.wish = wish
        text = String(key)
    }

    /// What is missing here.
    var notice: String {
        switch wish {
        case .filter: "No filter here"
        case .palette: "No commands here"
        case .help: "No help here"
        case .typing: "No text field here"
        }
    }

    mutating func type(_ character: Character) {
        if text.count < Self.most { text.append(character) }
    }

    /// Takes the last character away; false where nothing is left.
    mutating func erase() -> Bool {
        text.removeLast()
        return !text.isEmpty
    }
}
