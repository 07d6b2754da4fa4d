import Forms
package import Canvas

/// The one table that feeds dispatch, help, hints and the README.
package struct KeyMap: Hashable, Sendable {
    /// One line of the table.
    package struct Binding: Hashable, Sendable {
        /// The keys that do it, the one to show first.
        package let keys: [Key]
        package let action: Action
        /// The places where they do.
        package let contexts: Set<KeyContext>
        /// Its place in the hint line, from 0; nil keeps it out.
        package let hintRank: Int?
    }

    package let bindings: [Binding]
    private let actions: [KeyContext: [Key: Action]]
    /// All that can be done in each place, what no key does too; every frame asks for it many times.
    private let lines: [KeyContext: [Binding]]

    /// A map from its lines. Where two lines give a key to one place, the first one counts.
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

    /// What `key` does in `context`; nil when nothing.
    package func action(for key: Key, in context: KeyContext) -> Action? { actions[context]?[key] }

    /// The lines that hold in `context`, in the table's order.
    package func bindings(in context: KeyContext) -> [Binding] { lines(in: context).filter { !$0.keys.isEmpty } }

    /// All that can be done in `context`, in the table's order: what no key does too.
    func lines(in context: KeyContext) -> [Binding] { lines[context] ?? [] }

    /// The hints for `context`: a key and what it does, the most useful first.
    package func hints(in context: KeyContext) -> [(key: String, action: Action)] {
        bindings(in: context).filter { $0.hintRank != nil }
            .sorted { ($0.hintRank ?? 0) < ($1.hintRank ?? 0) }
            .compactMap { binding in binding.keys.first.map { ($0.name, binding.action) } }
    }

    /// The first key that does `action` in `context`, by name.
    package func keyName(for action: Action, in context: KeyContext) -> String? {
        keyNames(for: action, in: context).first
    }

    /// The keys that do `action` in `context`, by name, the one to show first.
    func keyNames(for action: Action, in context: KeyContext) -> [String] {
        lines(in: context).filter { $0.action == action }.flatMap(\.keys)
            .filter { actions[context]?[$0] == action }.map(\.name)
    }
}
