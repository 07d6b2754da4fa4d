package import Canvas
import TOMLKit

/// A theme as its TOML file says it: a palette for each depth of colour, and roles that use their names.
package struct ThemeFile: Hashable, Sendable {
    /// The name that a person asks for it by.
    package let name: String
    /// Whether it is made for a light ground.
    package let isLight: Bool
    private let palettes: [ColorDepth: [String: Color]]
    private let roles: [Role: RoleLine]

    private struct RoleLine: Hashable, Sendable {
        var foreground: String?
        var background: String?
        var attributes: Style.Attributes = []
    }

    /// What a file may say at its top.
    private static let keys = ["appearance", "palette", "palette256", "palette16", "roles"]
    /// The name that means the terminal's own colour; every palette has it.
    private static let terminalName = "terminal"

    /// Reads a theme.
    ///
    /// - Throws: `ThemeError.syntax` with a place when `toml` is no TOML, else `ThemeError.value` with the key.
    package init(toml: String, name: String) throws(ThemeError) {
        let table: TOMLTable
        do {
            table = try TOMLTable(string: toml)
        } catch let error as TOMLParseError {
            let place = error.source.begin
            throw .syntax(
                theme: name, line: Int(place.line), column: Int(place.column), what: error.description)
        } catch {
            throw .syntax(theme: name, line: 1, column: 1, what: "\(error)")
        }
        for key in table.keys.sorted() where !Self.keys.contains(key) {
            throw .value(theme: name, key: key, what: "is none of \(Self.keys.joined(separator: ", "))")
        }
        self.name = name
        switch table["appearance"]?.string {
        case "dark": isLight = false
        case "light": isLight = true
        default: throw .value(theme: name, key: "appearance", what: "must be \"dark\" or \"light\"")
        }
        palettes = [
            .trueColor: try Self.palette(table, "palette", name, Self.hexColor, "a colour such as \"#e0a458\""),
            .palette256: try Self.palette(
                table, "palette256", name, Self.indexColor(0...255), "a number from 0 to 255"),
            .ansi16: try Self.palette(table, "palette16", name, Self.indexColor(0...15), "a number from 0 to 15"),
        ]
        guard let section = table["roles"]?.table else {
            throw .value(theme: name, key: "roles", what: "is missing: a section with a line for each role")
        }
        var roles: [Role: RoleLine] = [:]
        for key in section.keys.sorted() {
            guard let role = Role(rawValue: key) else {
                throw .value(theme: name, key: "roles.\(key)", what: "is no role")
            }
            guard let line = section[key]?.table else {
                throw .value(theme: name, key: "roles.\(key)", what: "must be a table such as { fg = \"text\" }")
            }
            roles[role] = try Self.role(line, key: "roles.\(key)", theme: name)
        }
        self.roles = roles
        try checkNames()
    }

    /// The theme in the colours of a terminal of `depth`.
    package func theme(for depth: ColorDepth) -> Theme {
        let palette: [String: Color] =
            switch depth {
            case .trueColor: palettes[.trueColor] ?? [:]
            case .palette256: palettes[.palette256] ?? [:]
            // A terminal of eight shows the bright eight as the plain ones.
            case .ansi16, .ansi8: palettes[.ansi16] ?? [:]
            case .monochrome: [:]
            }
        func color(_ name: String?) -> Color { name.flatMap { palette[$0] } ?? .terminal }
        // What has no ground of its own stands on that of the normal text.
        let ground = roles[.normal]?.background
        let styles = roles.mapValues { line in
            Style(
                foreground: color(line.foreground), background: color(line.background ?? ground),
                attributes: line.attributes)
        }
        return Theme(name: name, isLight: isLight, styles: styles)
    }

    // MARK: reading

    private static func palette(
        _ table: TOMLTable, _ section: String, _ theme: String, _ read: (any TOMLValueConvertible) -> Color?,
        _ wanted: String
    ) throws(ThemeError) -> [String: Color] {
        var palette: [String: Color] = [terminalName: .terminal]
        guard let value = table[section] else { return palette }
        guard let lines = value.table else {
            throw .value(theme: theme, key: section, what: "must be a section with a line for each colour")
        }
        for key in lines.keys.sorted() {
            guard key != terminalName else {
                throw .value(theme: theme, key: "\(section).\(key)", what: "is the terminal's own colour")
            }
            guard let value = lines[key], let color = value.string == terminalName ? .terminal : read(value) else {
                throw .value(theme: theme, key: "\(section).\(key)", what: "must be \(wanted) or \"terminal\"")
            }
            palette[key] = color
        }
        return palette
    }

    private static func hexColor(_ value: any TOMLValueConvertible) -> Color? {
        guard let text = value.string, text.hasPrefix("#"), text.utf8.count == 7,
            text.dropFirst().allSatisfy(\.isHexDigit), let number = UInt32(text.dropFirst(), radix: 16)
        else { return nil }
        return .rgb(UInt8(number >> 16 & 0xFF), UInt8(number >> 8 & 0xFF), UInt8(number & 0xFF))
    }

    private static func indexColor(_ range: ClosedRange<Int>) -> (any TOMLValueConvertible) -> Color? {
        { value in value.int.flatMap { range.contains($0) ? .indexed(UInt8($0)) : nil } }
    }

    private static func role(_ table: TOMLTable, key: String, theme: String) throws(ThemeError) -> RoleLine {
        var line = RoleLine()
        let attributes: [String: Style.Attributes] = [
            "bold": .bold, "dim": .dim, "italic": .italic, "underline": .underline, "reverse": .reverse,
        ]
        for name in table.keys.sorted() {
            if name == "fg" || name == "bg" {
                guard let color = table[name]?.string else {
                    throw .value(theme: theme, key: "\(key).\(name)", what: "must be the name of a colour")
                }
                if name == "fg" { line.foreground = color } else { line.background = color }
            } else if let attribute = attributes[name] {
                guard let isOn = table[name]?.bool else {
                    throw .value(theme: theme, key: "\(key).\(name)", what: "must be true or false")
                }
                if isOn { line.attributes.insert(attribute) }
            } else {
                throw .value(
                    theme: theme, key: "\(key).\(name)",
                    what: "is none of fg, bg, bold, dim, italic, underline, reverse")
            }
        }
        return line
    }

    /// Every name that a role uses must be in every palette that has colours.
    private func checkNames() throws(ThemeError) {
        let sections: [(ColorDepth, String)] = [
            (.trueColor, "palette"), (.palette256, "palette256"), (.ansi16, "palette16"),
        ]
        for (role, line) in roles.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            for name in [line.foreground, line.background].compactMap(\.self) {
                for (depth, section) in sections where palettes[depth]?[name] == nil {
                    throw .value(
                        theme: self.name, key: "roles.\(role.rawValue)", what: "uses \(name), which [\(section)] lacks")
                }
            }
        }
    }
}
