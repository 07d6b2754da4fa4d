import Canvas
import Dashboard
import TestKit
import Testing
import Session

struct KeyMapTests {
    @Test(arguments: KeyContext.allCases)
    func noKeyIsBoundTwiceInAPlace(_ context: KeyContext) {
        let keys = KeyMap.standard.bindings.filter { $0.contexts.contains(context) }.flatMap(\.keys)
        #expect(Set(keys).count == keys.count)
    }

    @Test(arguments: Action.allCases)
    func everyActionHasAKey(_ action: Action) {
        #expect(KeyMap.standard.bindings.contains { $0.action == action && !$0.keys.isEmpty && !$0.contexts.isEmpty })
        #expect(!action.title.isEmpty)
    }

    @Test(arguments: [.filter, .field, .chooser] as [KeyContext])
    func noLetterIsACommandWhereTextIsTyped(_ context: KeyContext) {
        for binding in KeyMap.standard.bindings(in: context) {
            for key in binding.keys {
                if case .character(let character) = key { Issue.record("\(character) acts in \(context.title)") }
            }
        }
    }

    @Test(arguments: KeyContext.allCases)
    func everyPlaceCanBeLeft(_ context: KeyContext) {
        let map = KeyMap.standard
        #expect(map.action(for: .control("c"), in: context) == .quit)
        #expect(map.action(for: .control("z"), in: context) == .suspend)
        if context != .welcome { #expect(map.action(for: .escape, in: context) != nil) }
    }

    /// The key table as the page of keys has it, a row for each line of the map.
    private static var markdown: String {
        let rows = KeyMap.standard.bindings.map { binding in
            let keys = binding.keys.map { "`\($0.name)`" }.joined(separator: " ")
            return "| \(keys) | \(binding.action.title) | \(places(binding.contexts)) | `\(binding.action.rawValue)` |"
        }
        return (["| key | does | where | in `[keys]` |", "|---|---|---|---|"] + rows).joined(separator: "\n")
    }

    private static func places(_ contexts: Set<KeyContext>) -> String {
        if contexts.count == KeyContext.allCases.count { return "everywhere" }
        let panes: Set<KeyContext> = [.catalog, .form, .queue, .result]
        let rest = KeyContext.allCases.filter {
            contexts.contains($0) && !(panes.isSubset(of: contexts) && panes.contains($0))
        }
        return ((panes.isSubset(of: contexts) ? ["every pane"] : []) + rest.map(\.title)).joined(separator: ", ")
    }

    @Test func theKeysPageShowsThisTable() throws {
        try expectSection("keys", of: "Sources/easel/easel.docc/Keys.md", toBe: Self.markdown)
    }
}
