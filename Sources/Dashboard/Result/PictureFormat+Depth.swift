import Canvas
import Pixels

extension PictureFormat {
    /// Creates the format for a terminal.
    ///
    /// - `isDark`: False on a background that is known to be light.
    init(_ depth: ColorDepth, isASCII: Bool, isDark: Bool) {
        let colors: Colors =
            switch depth {
            case .trueColor: .full
            case .palette256: .cube
            case .ansi16: .ansi16
            case .ansi8: .ansi8
            case .monochrome: .monochrome
            }
        self.init(colors, isASCII: isASCII, isDark: isDark)
    }
}
