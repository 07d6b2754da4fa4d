import Canvas

/// Derives colors for a depth that a theme does not define.
///
/// It picks the nearest color in OKLab: of the cube and the grays with 256 colors, of xterm's 16 with fewer. A
/// foreground must have the contrast that the original has with its background, up to 4.5:1, with the ANSI colors of
/// xterm and of the Linux console.
struct ColorMatch {
    let depth: ColorDepth
    /// The background that the theme is made for, in place of the terminal's own.
    let background: ThemeBackground
    private let candidates: [Candidate]

    private struct Candidate {
        let color: Color
        /// The RGB values in different terminals; the first one counts for the distance.
        let perceived: [PerceivedColor]
    }

    /// The minimum contrast of text: WCAG 2.2, 1.4.3.
    private static let readable = 4.5

    init(depth: ColorDepth, background: ThemeBackground) {
        self.depth = depth
        self.background = background
        let numbers: ClosedRange<UInt8> = depth == .palette256 ? 16...255 : 0...15
        candidates = numbers.map { Candidate(color: .indexed($0), perceived: Self.perceived(of: .indexed($0))) }
    }

    /// Returns the color nearest to `color` that is readable on `background`, which is of this depth.
    func text(_ color: Color, on background: Color, originally originalBackground: Color) -> Color {
        guard needsMatch(color) else { return color }
        let original = perceived(color)[0]
        let originals =
            originalBackground == .terminal ? perceived(originalBackground) : [perceived(originalBackground)[0]]
        let minContrast = min(Self.readable, originals.map { original.contrast(with: $0) }.min() ?? 1)
        let backgrounds = perceived(background)
        // Two possible backgrounds differ from one background in two palettes.
        let isEither = background == .terminal && backgrounds.count > 1
        func contrast(_ candidate: Candidate) -> Double {
            if isEither {
                return candidate.perceived.flatMap { look in backgrounds.map { look.contrast(with: $0) } }.min() ?? 1
            }
            return candidate.perceived.indices.map { place in
                candidate.perceived[place].contrast(with: backgrounds[min(place, backgrounds.count - 1)])
            }.min() ?? 1
        }
        let clear = candidates.filter { contrast($0) >= minContrast }
        return nearest(to: original, of: clear)
            ?? candidates.max { contrast($0) < contrast($1) }?.color ?? color
    }

    /// Returns the background nearest to `color`; one that maps to the same color as `normal`, the background of normal
    /// text, is that.
    func background(_ color: Color, normal: Color?) -> Color {
        guard needsMatch(color) else { return color }
        // A background cannot be bold: at a depth of 8 there are eight.
        let backgrounds = depth == .ansi8 ? Array(candidates.prefix(8)) : candidates
        let found = nearest(to: perceived(color)[0], of: backgrounds) ?? color
        guard let normal, nearest(to: perceived(normal)[0], of: backgrounds) == found else { return found }
        return normal
    }

    /// True when a terminal of this depth has no such color.
    private func needsMatch(_ color: Color) -> Bool {
        switch (color, depth) {
        case (.terminal, _), (_, .trueColor), (_, .monochrome): false
        case (.indexed, .palette256): false
        case (.indexed(let number), _): number > 15
        case (.rgb, _): true
        }
    }

    private func nearest(to color: PerceivedColor, of candidates: [Candidate]) -> Color? {
        candidates.min { $0.perceived[0].distance(to: color) < $1.perceived[0].distance(to: color) }?.color
    }

    private func perceived(_ color: Color) -> [PerceivedColor] {
        // Black and white are the backgrounds on which such a theme has the least contrast to spare at both ends.
        guard color == .terminal else { return Self.perceived(of: color) }
        let (black, white) = (PerceivedColor(0, 0, 0), PerceivedColor(255, 255, 255))
        return switch background {
        case .dark: [black]
        case .light: [white]
        case .any: [black, white]
        }
    }

    private static func perceived(of color: Color) -> [PerceivedColor] {
        switch color {
        case .terminal: return [PerceivedColor(0, 0, 0)]
        case .rgb(let red, let green, let blue): return [PerceivedColor(red, green, blue)]
        case .indexed(let number) where number >= 232:
            let gray = 8 + (number - 232) * 10
            return [PerceivedColor(gray, gray, gray)]
        case .indexed(let number) where number >= 16:
            let steps: [UInt8] = [0, 95, 135, 175, 215, 255]
            let place = Int(number) - 16
            return [PerceivedColor(steps[place / 36], steps[place / 6 % 6], steps[place % 6])]
        case .indexed(let number):
            return [xterm, console].map { sixteen in
                let value = sixteen[Int(number)]
                return PerceivedColor(UInt8(value >> 16), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF))
            }
        }
    }

    private static let xterm = [
        0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
        0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
    ]
    private static let console = [
        0x000000, 0xAA0000, 0x00AA00, 0xAA5500, 0x0000AA, 0xAA00AA, 0x00AAAA, 0xAAAAAA,
        0x555555, 0xFF5555, 0x55FF55, 0xFFFF55, 0x5555FF, 0xFF55FF, 0x55FFFF, 0xFFFFFF,
    ]
}
