internal import Canvas

/// A mouse report of mode 1006 (xterm ctlseqs, SGR): `CSI < button ; column ; row M`, or `m` for a release.
enum MouseReport {
    /// Returns the mouse event; nil for buttons and movements that have no use here.
    static func mouse(_ function: ControlFunction) -> Mouse? {
        guard let button = function.number(0), let column = function.number(1), let row = function.number(2),
            column >= 1, row >= 1
        else { return nil }
        // Shift, Alt and control are 4, 8 and 16; they do not change the action.
        let action: Mouse.Action
        switch (button & ~28, function.final) {
        case (0, UInt8(ascii: "M")): action = .press
        case (0, _), (32, UInt8(ascii: "m")): action = .release
        case (32, _): action = .drag
        case (64, UInt8(ascii: "M")): action = .scrollUp
        case (65, UInt8(ascii: "M")): action = .scrollDown
        default: return nil
        }
        return Mouse(action, at: Point(x: column - 1, y: row - 1))
    }
}
