import Canvas
import Forms
import JSON
import Session
import Themes

/// The length of a text and its limit, in a cell of its own: `91/200`.
struct TextCounter {
    let text: DisplayText
    /// Muted, a warning from nine tenths of the limit on, bad above it.
    let role: Role
    let isOver: Bool

    /// Creates the counter of the text at `row`; nil without a limit.
    ///
    /// Services count UTF-16 code units. Of a sweep the longest text counts, as far as it is looked at.
    init?(_ row: FormRow, _ form: Form) {
        guard case .text(let field) = form.node(row).kind, let limit = field.maxLength else { return nil }
        let length = Self.length(of: row, form)
        text = "\(Wording.count(length))/\(Wording.count(limit))"
        isOver = length > limit
        role = isOver ? .bad : limit > 0 && length >= limit - limit / 10 && length > 0 ? .warn : .muted
    }

    /// The texts of a sweep that are looked at.
    private static let maxTexts = 16

    private static func length(of row: FormRow, _ form: Form) -> Int {
        if let axes = form.sweep?.runs.axes {
            let path = row.path.text
            if case .texts(let texts)? = axes.first(where: { $0.path == path })?.alternatives {
                return (0..<min(texts.count, maxTexts)).map { texts[$0].utf16.count }.max() ?? 0
            }
        }
        return form.text(row).utf16.count
    }
}
