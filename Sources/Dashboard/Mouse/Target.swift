package import Canvas
import Domain
import Session

/// A part of the screen that can be clicked.
enum Target: Hashable, Sendable {
    case pane(Pane)
    case tab(Pane)
    /// A row of the catalog, by its index among the shown rows.
    case entry(Int)
    case section(CatalogSection)
    /// A line of the form, by its index.
    case field(Int)
    /// A row of the queue, by its index among the shown rows.
    case run(Int)
    /// A result in the strip of the result pane, or below the form.
    case result(RunID)
    /// The border between two panes.
    case border(Splits.Border)
    /// A hint: a key with its action.
    case action(Action)
    case toast
    /// Everything outside of the topmost overlay.
    case outside
    /// The box of an overlay.
    case overlay
    /// A line of the topmost overlay, by its index among the shown lines.
    case line(Int)
}

extension Frame {
    /// Records that clicks in `rect` are on `target`.
    mutating func zone(_ rect: Rect, _ target: Target) { zone(rect, ZoneName(target)) }
}

extension Span {
    /// Returns the span with clicks on it going to `target`.
    func of(_ target: Target) -> Span { Span(text, style, zone: ZoneName(target)) }
}

extension State {
    /// Returns the targets at `point`, topmost first, as they are drawn.
    func targets(at point: Point) -> [Target] { zones.zoneNames(at: point).compactMap { $0.base as? Target } }

    /// The screen without styles, with the targets of its cells.
    package var zones: Frame {
        var frame = Frame(size, notesZones: true)
        draw(in: &frame, .bare)
        return frame
    }
}
