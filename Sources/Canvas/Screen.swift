/// A terminal's screen, or a test double.
///
/// A screen is confined to the isolation it was created in; one writer owns it.
package protocol Screen: AnyObject {
    /// The size that the terminal reported last.
    var size: Size { get }
    /// The number of colors that it can show.
    var depth: ColorDepth { get }
    /// Shows `frame`, sending only the cells that have changed.
    func present(_ frame: Frame)
    /// Forgets the shown content, so that the next `present` sends everything.
    func invalidate()
    /// Rings the terminal's bell.
    func ring()
    /// Copies `text` to the terminal's clipboard (OSC 52); terminals do not confirm it.
    func copy(_ text: String) -> CopyOutcome
}
