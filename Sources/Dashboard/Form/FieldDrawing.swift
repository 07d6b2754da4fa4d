import Canvas
import Domain
import Themes

/// What the drawing of a line of the form needs to know.
struct FieldDrawing {
    let pane: FormPane
    let line: FormLine
    let isSelected: Bool
    let isFocused: Bool
    let keyMap: KeyMap
    let look: RenderContext

    /// Whether keys are typed into it.
    var isEditing: Bool { isSelected && isFocused && pane.isEditing }

    /// Puts `text` as the answer in the first row of `rect`; gives the columns used.
    @discardableResult
    func put(_ text: DisplayText, _ role: Role, in frame: inout Frame, _ rect: Rect) -> Int {
        frame.put(text, x: rect.x, y: rect.y, width: rect.width, look[role])
    }

    /// Draws the two columns of a color and the space behind them; a track stands for none. Gives the columns used.
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

    /// Text and its weight for an answer that is there, or for what stands in.
    func role(isSet: Bool) -> Role { isSet ? .normal : .muted }
}
