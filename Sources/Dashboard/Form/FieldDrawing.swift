import Canvas
import Domain
import Themes

/// The parameters for drawing a line of the form.
struct FieldDrawing {
    let pane: FormPane
    let line: FormLine
    let isSelected: Bool
    let isFocused: Bool
    let keyMap: KeyMap
    let look: RenderContext

    /// True while keys are typed into the field.
    var isEditing: Bool { isSelected && isFocused && pane.isEditing }

    /// Draws `text` as the answer in the first row of `rect`. Returns the columns used.
    @discardableResult
    func put(_ text: DisplayText, _ role: Role, in frame: inout Frame, _ rect: Rect) -> Int {
        frame.put(text, x: rect.x, y: rect.y, width: rect.width, look[role])
    }

    /// Draws a color in two columns and a space behind them; without a color, a track. Returns the columns used.
    func putSwatch(_ color: Color?, in frame: inout Frame, _ rect: Rect) -> Int {
        for x in rect.x..<rect.x + 2 {
            if let color {
                frame.cell(" ", x: x, y: rect.y, Style(background: color))
            } else {
                frame.cell(look.glyphs.barUnknown, x: x, y: rect.y, look[.muted])
            }
        }
        return 3
    }

    /// Returns the role of an answer, or of a placeholder.
    func role(isSet: Bool) -> Role { isSet ? .normal : .muted }
}
