/// A text to edit in the user's editor.
package struct EditorText: Hashable, Sendable {
    /// The format of the text, from which editors choose their mode.
    package enum Format: Hashable, Sendable {
        case plain, markdown, json

        /// The suffix of the file name.
        package var suffix: String {
            switch self {
            case .plain: ".txt"
            case .markdown: ".md"
            case .json: ".json"
            }
        }
    }

    /// The number of the edit, so that late results are ignored.
    package let id: Int
    package let text: String
    package let format: Format

    /// Creates a text to edit.
    package init(id: Int, text: String, format: Format) {
        self.id = id
        self.text = text
        self.format = format
    }
}
