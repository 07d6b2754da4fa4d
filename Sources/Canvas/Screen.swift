/// A terminal's surface, or a stand-in for one.
///
/// A screen is confined to the isolation it was made in; one writer owns it.
package protocol Screen: AnyObject {
    /// The size as last told by the terminal.
    var size: Size { get }
    /// How many colors it can show.
    var depth: ColorDepth { get }
    /// Shows `frame`, sending only what differs from what is shown.
    func present(_ frame: Frame)
    /// Forgets what is shown, so that the next `present` sends everything.
    func invalidate()
    /// Rings the terminal's bell.
    func ring()
    /// Offers `text` to the terminal's clipboard (OSC 52); whether it arrived cannot be known.
    func copy(_ text: String) -> CopyOutcome
}
