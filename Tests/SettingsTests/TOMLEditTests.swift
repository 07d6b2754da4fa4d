import Testing

@testable import Settings

struct TOMLEditTests {
    /// A text, and the same with the theme `new`.
    private static let changes: [(before: String, after: String)] = [
        // No theme yet.
        ("", "theme = \"new\"\n"),
        ("# mine\n", "# mine\ntheme = \"new\"\n"),
        ("# mine", "# mine\ntheme = \"new\"\n"),
        ("mouse = true\n", "mouse = true\ntheme = \"new\"\n"),
        ("mouse = true", "mouse = true\ntheme = \"new\"\n"),
        ("mouse = true # off?\n# a\n[keys]\n", "mouse = true # off?\ntheme = \"new\"\n# a\n[keys]\n"),
        ("[keys]\ncopy = \"c\"\n", "theme = \"new\"\n\n[keys]\ncopy = \"c\"\n"),
        ("# mine\n\n# keys\n  # all\n[keys]\n", "# mine\n\ntheme = \"new\"\n\n# keys\n  # all\n[keys]\n"),
        ("# mine\n[keys]\n", "theme = \"new\"\n\n# mine\n[keys]\n"),
        ("\n\n  [keys]\n", "\n\ntheme = \"new\"\n\n  [keys]\n"),
        ("mouse = true\r\n[keys]\r\n", "mouse = true\r\ntheme = \"new\"\r\n[keys]\r\n"),
        ("# a\r\n", "# a\r\ntheme = \"new\"\r\n"),
        ("theme_dark = \"tide\"\n", "theme_dark = \"tide\"\ntheme = \"new\"\n"),
        // `theme` elsewhere is another key.
        ("[keys]\ntheme = \"t\"\n", "theme = \"new\"\n\n[keys]\ntheme = \"t\"\n"),
        ("keys.theme = \"t\"\n", "keys.theme = \"t\"\ntheme = \"new\"\n"),
        ("keys = { theme = \"t\" } # x\n", "keys = { theme = \"t\" } # x\ntheme = \"new\"\n"),
        ("[[a]]\ntheme = 1\n[b]\n", "theme = \"new\"\n\n[[a]]\ntheme = 1\n[b]\n"),
        ("# theme = \"no\"\n", "# theme = \"no\"\ntheme = \"new\"\n"),
        ("a = \"\"\"\ntheme = \"x\"\n[b]\n\"\"\"\n", "a = \"\"\"\ntheme = \"x\"\n[b]\n\"\"\"\ntheme = \"new\"\n"),
        ("a = [\n  \"[b]\", # theme = 1\n]\n[b]\n", "a = [\n  \"[b]\", # theme = 1\n]\ntheme = \"new\"\n[b]\n"),
        // A theme.
        ("theme = \"old\"\n", "theme = \"new\"\n"),
        ("theme=\"old\"", "theme=\"new\""),
        ("  theme\t=  'old'   # why\nmouse = true\n", "  theme\t=  \"new\"   # why\nmouse = true\n"),
        ("\"theme\" = \"old\"\n", "\"theme\" = \"new\"\n"),
        ("'theme' = \"o\\\"l#d\" # x\n", "'theme' = \"new\" # x\n"),
        ("theme = \"\"\"old\"\"\"\n[keys]\ntheme = \"t\"\n", "theme = \"new\"\n[keys]\ntheme = \"t\"\n"),
        ("theme = '''\nold'''\r\nmouse = true\r\n", "theme = \"new\"\r\nmouse = true\r\n"),
        ("theme = \"old\"\r\n# é 漢字 👩‍🎨\r\n", "theme = \"new\"\r\n# é 漢字 👩‍🎨\r\n"),
        ("theme_light = \"x\"\ntheme = \"o\"\n\n[a]\n", "theme_light = \"x\"\ntheme = \"new\"\n\n[a]\n"),
        ("theme = 3 \nmouse = true\n", "theme = \"new\" \nmouse = true\n"),
        ("theme = 3\r\n", "theme = \"new\"\r\n"),
    ]

    @Test(arguments: changes)
    func onlyTheValueChanges(_ before: String, _ after: String) throws {
        let changed = TOMLEdit.text(before, setting: "theme", to: "new")
        #expect(Array(changed.utf8) == Array(after.utf8))
        #expect(try SettingsReader(changed, path: "").string("theme", example: "") == "new")
        // Once more, nothing changes.
        #expect(TOMLEdit.text(changed, setting: "theme", to: "new") == changed)
    }

    @Test(arguments: ["a\"b", "a\\b", "a\nb", "\u{1}\u{7F}", "#]=", "漢字 é", ""])
    func anyNameIsQuoted(_ name: String) throws {
        for before in ["", "theme = \"old\"\n", "[keys]\n"] {
            let changed = TOMLEdit.text(before, setting: "theme", to: name)
            #expect(try SettingsReader(changed, path: "").string("theme", example: "") == name)
        }
    }
}
