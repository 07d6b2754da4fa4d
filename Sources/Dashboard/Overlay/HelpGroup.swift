/// A group of keys in help.
enum HelpGroup: Int, CaseIterable, Hashable, Sendable {
    /// The keys of the place itself.
    case place
    /// The keys that work in every pane.
    case everywhere
    /// Moving within the pane.
    case movement
    /// Keys that are seldom needed.
    case rare

    /// Creates the group of `action`.
    init(_ action: Action) {
        switch action {
        case .up, .down, .top, .bottom, .halfPageUp, .halfPageDown, .pageUp, .pageDown: self = .movement
        case .palette, .help, .quit, .back, .focusCatalog, .focusForm, .focusQueue, .focusResult, .nextPane,
            .previousPane, .zoom, .enlarge, .nextResult, .previousResult, .random, .refresh, .theme:
            self = .everywhere
        case .redraw, .suspend, .toggleMouse, .showConnection, .showText, .openFormInEditor, .setNull, .moveItemUp,
            .moveItemDown:
            self = .rare
        default: self = .place
        }
    }

    /// Returns the heading of the group in the help of `place`.
    func heading(in place: KeyContext) -> String {
        switch self {
        case .place: place.title.prefix(1).uppercased() + place.title.dropFirst()
        case .everywhere: "Every pane"
        case .movement: "Move"
        case .rare: "Rarely used"
        }
    }
}

extension KeyMap {
    /// Returns the lines of help in `place`, by group: an action with all its keys.
    ///
    /// - `common`: The actions to list first in their group, in this order.
    func helpLines(in place: KeyContext, common: [Action]) -> [Chooser.Line] {
        var seen: Set<Action> = []
        let actions = (common + bindings(in: place).map(\.action)).filter {
            keyName(for: $0, in: place) != nil && seen.insert($0).inserted
        }
        return HelpGroup.allCases.flatMap { group in
            actions.filter { HelpGroup($0) == group }.map { action in
                Chooser.Line(
                    label: action.title, detail: keyNames(for: action, in: place).joined(separator: "  "),
                    heading: group.heading(in: place), command: .action(action))
            }
        }
    }
}
