/// The four named parts of the dashboard, in the order of their number keys.
package enum Pane: Int, CaseIterable, Hashable, Sendable {
    case catalog = 1
    case form
    case queue
    case result

    /// The name of the pane on its tab.
    package var title: String {
        switch self {
        case .catalog: "Catalog"
        case .form: "Form"
        case .queue: "Queue"
        case .result: "Result"
        }
    }

    /// The context of keys while the pane is focused and nothing in it is edited.
    var context: KeyContext {
        switch self {
        case .catalog: .catalog
        case .form: .form
        case .queue: .queue
        case .result: .result
        }
    }

    /// Returns the pane that is `steps` further, wrapping around.
    func advanced(by steps: Int) -> Pane {
        let count = Self.allCases.count
        let index = ((rawValue - 1 + steps) % count + count) % count
        return Self.allCases[index]
    }
}
