/// The name of an area in a frame, chosen by its view.
package struct ZoneName: Hashable, Sendable {
    package let base: any Hashable & Sendable

    /// Creates a name from any value.
    package init(_ base: some Hashable & Sendable) { self.base = base }

    package static func == (left: Self, right: Self) -> Bool { AnyHashable(left.base) == AnyHashable(right.base) }
    package func hash(into hasher: inout Hasher) { AnyHashable(base).hash(into: &hasher) }
}

/// An area of a frame for mouse events.
///
/// Drawing records its areas, so that the clickable area is always the visible one.
package struct Zone: Hashable, Sendable {
    package let rect: Rect
    package let name: ZoneName
}

extension Frame {
    /// Records that the visible part of `rect` is `name`; later areas lie on top.
    package mutating func zone(_ rect: Rect, _ name: @autoclosure () -> ZoneName) {
        guard zones != nil else { return }
        let area = drawable(rect)
        if !area.isEmpty { zones?.append(Zone(rect: area, name: name())) }
    }

    /// Returns the areas at `point`, the topmost first.
    package func zoneNames(at point: Point) -> [ZoneName] {
        (zones ?? []).reversed().filter { $0.rect.contains(point) }.map(\.name)
    }
}
