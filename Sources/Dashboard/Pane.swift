/// The four named parts of the dashboard, in the order of their number keys.
package enum Pane: Int, CaseIterable, Hashable, Sendable {
    case catalog = 1
    case form
    case queue
    case result

    /// The pane's name on its tab.
    package var title: String {
        switch self {
        case .catalog: "Catalog"
        case .form: "Form"
        case .queue: "Queue"
        case .result: "Result"
        }
    }

    /// The place that keys go to when the pane has the focus and nothing in it is edited.
    var context: KeyContext {
        switch self {
        case .catalog: .catalog
        case .form: .form
        case .queue: .queue
        case .result: .result
        }
    }

    /// The pane `steps` further, around the end.
    func advanced(by steps: Int) -> Pane {
        let count = Self.allCases.count
        let index = ((rawValue - 1 + steps) % count + count) % count
        return Self.allCases[index]
    }
}
