import Forms
package import Canvas

/// The key bindings: the one table for dispatch, help, hints and the documentation.
package struct KeyMap: Hashable, Sendable {
    /// A row of the table: keys, their action, and the places where they work.
    package struct Binding: Hashable, Sendable {
        /// The keys, the one to show first. Empty for an action that only the command palette runs.
        package let keys: [Key]
        package let action: Action
        /// The places where the keys work.
        package let contexts: Set<KeyContext>
    }

    package let bindings: [Binding]
    private let actions: [KeyContext: [Key: Action]]
    /// The bindings by place, those without keys too; computed once, since every frame needs them many times.
    private let lines: [KeyContext: [Binding]]

    /// Creates a map. If two bindings use a key in one place, the first one wins.
    package init(_ bindings: [Binding]) {
        self.bindings = bindings
        var actions: [KeyContext: [Key: Action]] = [:]
        for binding in bindings {
            for context in binding.contexts {
                for key in binding.keys where actions[context]?[key] == nil {
                    actions[context, default: [:]][key] = binding.action
                }
            }
        }
        self.actions = actions
        lines = Dictionary(
            uniqueKeysWithValues: KeyContext.allCases.map { context in
                let lines = bindings.filter { binding in
                    binding.contexts.contains(context)
                        && (binding.keys.isEmpty || binding.keys.contains { actions[context]?[$0] == binding.action })
                }
                return (context, lines)
            })
    }

    /// Returns the action of `key` in `context`; nil if it has none.
    package func action(for key: Key, in context: KeyContext) -> Action? { actions[context]?[key] }

    /// Returns the bindings with keys in `context`, in the order of the table.
    package func bindings(in context: KeyContext) -> [Binding] { lines(in: context).filter { !$0.keys.isEmpty } }

    /// Returns all bindings in `context`, those without keys too, in the order of the table.
    func lines(in context: KeyContext) -> [Binding] { lines[context] ?? [] }

    /// Returns the name of the first key for `action` in `context`; nil if it has none.
    package func keyName(for action: Action, in context: KeyContext) -> String? {
        keyNames(for: action, in: context).first
    }

    /// Returns the names of the keys for `action` in `context`, the one to show first.
    func keyNames(for action: Action, in context: KeyContext) -> [String] {
        lines(in: context).filter { $0.action == action }.flatMap(\.keys)
            .filter { actions[context]?[$0] == action }.map(\.name)
    }
}
