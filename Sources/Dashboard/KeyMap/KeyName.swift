import Forms
import Canvas

extension Key {
    /// The name of the key in help, hints and config.toml: `x`, `ctrl-x`, `alt-x`, `page-down`, `f5`.
    package var name: String {
        switch self {
        case .character(" "): "space"
        case .character(let character): String(character)
        case .control(" "): "ctrl-space"
        case .control(let character): "ctrl-\(character)"
        case .alt(" "): "alt-space"
        case .alt(let character): "alt-\(character)"
        case .function(let number): "f\(number)"
        default: Self.named.first { $0.key == self }?.name ?? ""
        }
    }

    /// Creates the key with this name; nil if there is none.
    package init?(named name: String) {
        if let found = Self.named.first(where: { $0.name == name }) {
            self = found.key
        } else if let character = Self.character(name) {
            self = .character(character)
        } else if name.hasPrefix("ctrl-"), let character = Self.character(name.dropFirst(5).lowercased()) {
            guard Self.controlled.contains(character) else { return nil }
            self = .control(character)
        } else if name.hasPrefix("alt-"), let character = Self.character(name.dropFirst(4)) {
            self = .alt(character)
        } else if name.hasPrefix("f"), let number = Int(name.dropFirst()), (1...63).contains(number),
            name == "f\(number)"
        {
            self = .function(number)
        } else {
            return nil
        }
    }

    /// The keys that have a name instead of a character.
    static let named: [(name: String, key: Key)] = [
        ("enter", .enter), ("tab", .tab), ("shift-tab", .backTab), ("esc", .escape), ("backspace", .backspace),
        ("delete", .delete), ("insert", .insert), ("up", .up), ("down", .down), ("left", .left), ("right", .right),
        ("home", .home), ("end", .end), ("page-up", .pageUp), ("page-down", .pageDown), ("ctrl-left", .controlLeft),
        ("ctrl-right", .controlRight),
    ]

    /// The characters that have a control byte of their own. `h`, `i`, `j` and `m` are missing, since their bytes are
    /// backspace, tab and enter, and `[`, whose byte is esc.
    private static let controlled = Set("abcdefgklnopqrstuvwxyz\\]^_ ")

    private static func character(_ name: some StringProtocol) -> Character? {
        if name == "space" { return " " }
        guard name.count == 1, let character = name.first, !character.isWhitespace else { return nil }
        return character
    }
}
