/// What a part of a frame is to who drew it.
package struct ZoneName: Hashable, Sendable {
    package let base: any Hashable & Sendable

    package init(_ base: some Hashable & Sendable) { self.base = base }

    package static func == (left: Self, right: Self) -> Bool { AnyHashable(left.base) == AnyHashable(right.base) }
    package func hash(into hasher: inout Hasher) { AnyHashable(base).hash(into: &hasher) }
}

/// A part of a frame that a pointer can be on.
///
/// Drawing notes its zones as it goes, so that where something is pressed and where it is seen cannot be two things.
package struct Zone: Hashable, Sendable {
    package let rect: Rect
    package let name: ZoneName
}

extension Frame {
    /// Notes that `rect`, as far as it lies in the clip, is `name`; what is noted later lies above.
    package mutating func zone(_ rect: Rect, _ name: @autoclosure () -> ZoneName) {
        guard zones != nil else { return }
        let area = drawable(rect)
        if !area.isEmpty { zones?.append(Zone(rect: area, name: name())) }
    }

    /// What lies at `point`, the topmost first.
    package func zoneNames(at point: Point) -> [ZoneName] {
        (zones ?? []).reversed().filter { $0.rect.contains(point) }.map(\.name)
    }
}
