/// A text for the user's own editor.
package struct EditorText: Hashable, Sendable {
    /// What the text is, by which editors choose how to show it.
    package enum Format: Hashable, Sendable {
        case plain, markdown, json

        /// How the name of its file ends.
        package var suffix: String {
            switch self {
            case .plain: ".txt"
            case .markdown: ".md"
            case .json: ".json"
            }
        }
    }

    /// Tells one handing over from another.
    package let id: Int
    package let text: String
    package let format: Format

    package init(id: Int, text: String, format: Format) {
        self.id = id
        self.text = text
        self.format = format
    }
}
