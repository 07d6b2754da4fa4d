import Canvas
import TOMLKit

extension ThemeFile {
    /// Parses a theme's file.
    ///
    /// - Throws: `ThemeError` with the line and column of the first problem.
    init(_ source: ThemeSource) throws(ThemeError) {
        let reader = try ThemeReader(source)
        self.source = source
        try reader.check(reader.table, in: "", knows: ["inherits", "appearance"] + Self.sections)
        parent = try reader.table["inherits"].map { value throws(ThemeError) in
            guard let name = value.string else {
                throw reader.invalidValue("inherits", "a theme's name, such as \"dusk\"")
            }
            return reader.placed(name, at: "inherits")
        }
        background = try reader.table["appearance"].map { value throws(ThemeError) in
            guard let background = value.string.flatMap(ThemeBackground.init) else {
                throw reader.invalidValue("appearance", Self.backgrounds)
            }
            return background
        }
        if parent == nil, background == nil { throw reader.invalidValue("appearance", Self.backgrounds) }
        for (depth, section, expected) in Self.palettes {
            for (name, value) in try reader.section(section) {
                let key = "\(section).\(name)"
                guard name != Self.terminalName else {
                    throw reader.invalidValue(key, "left out: it is the terminal's own")
                }
                guard let color = Self.color(value, depth) else { throw reader.invalidValue(key, expected) }
                colors[name, default: PaletteColor()].given[depth] = color
            }
        }
        for (name, value) in try reader.section("roles") {
            roles[try reader.role(name, in: "roles")] = try Self.line(value, "roles.\(name)", reader)
        }
        for (name, value) in try reader.section("uncolored") {
            let line = try Self.line(value, "uncolored.\(name)", reader, takesColors: false)
            uncolored[try reader.role(name, in: "uncolored")] = line.attributes
        }
    }

    private static let backgrounds = "\"dark\", \"light\" or \"any\""
    private static let palettes: [(depth: ColorDepth, section: String, expected: String)] = [
        (.trueColor, "palette", "a color such as \"#e0a458\", or \"terminal\""),
        (.palette256, "palette256", "a number from 0 to 255, or \"terminal\""),
        (.ansi16, "palette16", "a number from 0 to 15, or \"terminal\""),
        (.ansi8, "palette8", "a number from 0 to 7, 8 more for bold, or \"terminal\""),
    ]
    private static let sections = palettes.map(\.section) + ["roles", "uncolored"]

    private static func color(_ value: any TOMLValueConvertible, _ depth: ColorDepth) -> Color? {
        if value.string == terminalName { return .terminal }
        if depth == .trueColor { return value.string.flatMap(hexColor) }
        let most = depth == .palette256 ? 255 : 15
        return value.int.flatMap { (0...most).contains($0) ? .indexed(UInt8($0)) : nil }
    }

    private static func hexColor(_ text: String) -> Color? {
        guard text.hasPrefix("#"), text.utf8.count == 7, text.dropFirst().allSatisfy(\.isHexDigit),
            let number = UInt32(text.dropFirst(), radix: 16)
        else { return nil }
        return .rgb(UInt8(number >> 16 & 0xFF), UInt8(number >> 8 & 0xFF), UInt8(number & 0xFF))
    }

    private static let attributes: [(name: String, attribute: Style.Attributes)] = [
        ("bold", .bold), ("dim", .dim), ("italic", .italic), ("underline", .underline), ("reverse", .reverse),
    ]

    private static func line(
        _ value: any TOMLValueConvertible, _ key: String, _ reader: ThemeReader, takesColors: Bool = true
    ) throws(ThemeError) -> RoleLine {
        guard let table = value.table else {
            throw reader.invalidValue(
                key, takesColors ? "a table such as { fg = \"text\" }" : "a table such as { bold = true }")
        }
        try reader.check(table, in: key, knows: (takesColors ? ["fg", "bg"] : []) + attributes.map(\.name))
        var line = RoleLine()
        for (name, path) in [("fg", \RoleLine.foreground), ("bg", \RoleLine.background)] {
            guard let value = table[name] else { continue }
            guard let color = value.string else { throw reader.invalidValue("\(key).\(name)", "the name of a color") }
            line[keyPath: path] = reader.placed(color, at: "\(key).\(name)")
        }
        for (name, attribute) in attributes {
            guard let value = table[name] else { continue }
            guard let isOn = value.bool else { throw reader.invalidValue("\(key).\(name)", "true or false") }
            if isOn { line.attributes.insert(attribute) }
        }
        return line
    }
}

/// A theme's file while it is parsed: its table, and the positions of its keys and values.
private struct ThemeReader {
    let source: ThemeSource
    let table: TOMLTable
    private var places: TOMLPositions { TOMLPositions(source.toml) }

    init(_ source: ThemeSource) throws(ThemeError) {
        self.source = source
        if let reason = source.unreadable { throw ThemeError(file: source.file, place: nil, .unreadable(reason)) }
        // The parser would stop there and ignore the rest silently.
        guard !source.toml.utf8.contains(0) else {
            throw ThemeError(file: source.file, place: nil, .unreadable("contains a NUL byte"))
        }
        do {
            table = try TOMLTable(string: source.toml)
        } catch {
            let parsing = error as? TOMLParseError
            throw ThemeError(
                file: source.file,
                place: TextPosition(line: parsing?.source.begin.line ?? 1, column: parsing?.source.begin.column ?? 1),
                .syntax(parsing?.description ?? "\(error)"))
        }
    }

    func placed(_ name: String, at key: String) -> ThemeFile.PlacedName {
        ThemeFile.PlacedName(name: name, key: key, source: source)
    }

    /// Returns a section's lines by name; none where the file has no such section.
    func section(_ name: String) throws(ThemeError) -> [(name: String, value: any TOMLValueConvertible)] {
        guard let value = table[name] else { return [] }
        guard let lines = value.table else { throw invalidValue(name, "a section, with a line for each") }
        return lines.keys.sorted().compactMap { key in lines[key].map { (key, $0) } }
    }

    func role(_ name: String, in section: String) throws(ThemeError) -> Role {
        if let role = Role(rawValue: name) { return role }
        throw ThemeError(file: source.file, place: places.keys["\(section).\(name)"], .unknownRole(name))
    }

    func check(_ table: TOMLTable, in path: String, knows known: [String]) throws(ThemeError) {
        for key in table.keys.sorted() where !known.contains(key) {
            let key = path.isEmpty ? key : "\(path).\(key)"
            throw ThemeError(file: source.file, place: places.keys[key], .unknownKey(key, known: known))
        }
    }

    /// The error for a wrong or missing value.
    func invalidValue(_ key: String, _ expected: String) -> ThemeError {
        let places = places
        let place = places.values[key] ?? places.keys[key] ?? TextPosition(line: 1, column: 1)
        return ThemeError(
            file: source.file, place: place, .wrongValue(key: key, expected: expected))
    }
}
