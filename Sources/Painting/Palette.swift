/// The colors of one picture.
struct Palette: Sendable {
    /// The colors of the sky from its top to the horizon.
    let sky: [RGBColor]
    /// The color of sun, moon and lamps.
    let light: RGBColor
    let far: RGBColor
    let near: RGBColor
    let accent: RGBColor
    let second: RGBColor
    /// True when stars are visible.
    let isNight: Bool

    private init(
        _ sky: [UInt32], light: UInt32, far: UInt32, near: UInt32, accent: UInt32, second: UInt32, isNight: Bool = false
    ) {
        self.sky = sky.map { RGBColor($0) }
        self.light = RGBColor(light)
        self.far = RGBColor(far)
        self.near = RGBColor(near)
        self.accent = RGBColor(accent)
        self.second = RGBColor(second)
        self.isNight = isNight
    }

    /// Creates the palette for the words of a prompt; without any known word `generator` decides.
    init(words: Set<String>, generator: inout SeededGenerator) {
        let chance = generator.pick(Self.all, or: Self.sunset)
        for (palette, keys) in Self.byWords where !words.isDisjoint(with: keys) {
            self = palette
            return
        }
        self = chance
    }

    private static var byWords: [(Palette, Set<String>)] {
        [
            (neon, ["neon", "electric", "arcade", "flicker", "vending"]),
            (noir, ["noir", "ink", "rain", "overcast", "old", "ghost"]),
            (moonlit, ["moonlight", "moon", "night", "eerie", "stars", "3", "midnight"]),
            (storm, ["stormy", "storm", "cold", "winter", "snow", "solemn"]),
            (dawn, ["dawn", "pastel", "tender", "spring", "morning"]),
            (meadow, ["joyful", "summer", "earth", "daylight", "garden"]),
            (sunset, ["sunset", "warm", "autumn", "dusk", "evening", "candle"]),
            (bluehour, ["blue", "calm", "quiet"]),
        ]
    }

    private static var all: [Palette] { [sunset, bluehour, dawn, moonlit, storm, meadow, neon] }

    private static var sunset: Palette {
        Palette(
            [0x2B1B4E, 0x8A2F6B, 0xE8614A, 0xFDBA5B], light: 0xFFF0B8, far: 0x7A3B6E, near: 0x1E1333, accent: 0xF2703F,
            second: 0xFFD27A)
    }
    private static var bluehour: Palette {
        Palette(
            [0x0E1F4D, 0x27488F, 0x6E8FC9, 0xF3C9A8], light: 0xFFE7C2, far: 0x4B6AA8, near: 0x0B1530, accent: 0xF0A35E,
            second: 0x9AD0E8)
    }
    private static var dawn: Palette {
        Palette(
            [0x7FA6D9, 0xBFB6E0, 0xF6C4C4, 0xFFE6C0], light: 0xFFFBEA, far: 0x9A94C4, near: 0x3E4A72, accent: 0xE88AA0,
            second: 0xF9D98A)
    }
    private static var moonlit: Palette {
        Palette(
            [0x050A1E, 0x0D1B3F, 0x1D3766, 0x3C6491], light: 0xEAF2FF, far: 0x24406F, near: 0x04081A, accent: 0xE9C46A,
            second: 0x6FB7C9, isNight: true)
    }
    private static var storm: Palette {
        Palette(
            [0x232C38, 0x46566A, 0x7D92A3, 0xC6D2D4], light: 0xF4F8F6, far: 0x6C8090, near: 0x18222C, accent: 0xC94F3D,
            second: 0x8FB8B0)
    }
    private static var meadow: Palette {
        Palette(
            [0x2E7FC1, 0x6CB6DC, 0xBFE3D8, 0xFFF1B8], light: 0xFFFBD6, far: 0x6FA68A, near: 0x1F4A3A, accent: 0xE4572E,
            second: 0xF6C445)
    }
    private static var neon: Palette {
        Palette(
            [0x0A0618, 0x1F0B3D, 0x4B1470, 0xB0246F], light: 0xFF5FC8, far: 0x2D1452, near: 0x080412, accent: 0x22E6E6,
            second: 0xFF3D81, isNight: true)
    }
    private static var noir: Palette {
        Palette(
            [0x0C0D10, 0x24272D, 0x565B63, 0xA7A9A6], light: 0xF5EFDC, far: 0x444951, near: 0x08090B, accent: 0xD8A03A,
            second: 0x9C2F2F, isNight: true)
    }
}
