package import Canvas

/// What a pointer can be on.
enum Target: Hashable, Sendable {
    case pane(Pane)
    case tab(Pane)
    /// A row of the catalog's list, by its place in what is shown.
    case entry(Int)
    case section(CatalogSection)
    /// A line of the form, by its place.
    case field(Int)
    /// A row of the queue, by its place.
    case run(Int)
    /// The border between two panes.
    case border(Splits.Border)
    /// A key that is shown with what it does.
    case action(Action)
    case toast
    /// All that an overlay lies above.
    case outside
    /// The box of an overlay.
    case overlay
    /// A line of the topmost overlay, by its place in what is shown.
    case line(Int)
}

extension Frame {
    /// Notes that `rect` is `target`.
    mutating func zone(_ rect: Rect, _ target: Target) { zone(rect, ZoneName(target)) }
}

extension Span {
    /// The span as the place of `target`.
    func of(_ target: Target) -> Span { Span(text, style, zone: ZoneName(target)) }
}

extension State {
    /// What lies at `point`, the topmost first, by the drawing itself.
    func targets(at point: Point) -> [Target] { zones.zoneNames(at: point).compactMap { $0.base as? Target } }

    /// The screen without its looks, with what each place of it is to a pointer.
    package var zones: Frame {
        var frame = Frame(size, notesZones: true)
        draw(in: &frame, .bare)
        return frame
    }
}
