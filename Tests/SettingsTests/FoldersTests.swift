import Testing

@testable import Settings

struct FoldersTests {
    @Test(arguments: [
        (["HOME": "/home/me"], "/home/me/.config/easel", "/home/me/.local/share/easel", "/home/me/.local/state/easel"),
        (
            ["HOME": "/home/me", "XDG_CONFIG_HOME": "/c", "XDG_DATA_HOME": "/d", "XDG_STATE_HOME": "/s"],
            "/c/easel", "/d/easel", "/s/easel"
        ),
        // Relative paths are ignored, as the specification asks.
        (
            ["HOME": "/home/me", "XDG_CONFIG_HOME": "c", "XDG_DATA_HOME": ""],
            "/home/me/.config/easel", "/home/me/.local/share/easel", "/home/me/.local/state/easel"
        ),
        // Without a home in the environment it is the account's: never a folder of the root's by accident.
        ([:], "/account/.config/easel", "/account/.local/share/easel", "/account/.local/state/easel"),
        (["HOME": ""], "/account/.config/easel", "/account/.local/share/easel", "/account/.local/state/easel"),
        (["HOME": "me"], "/account/.config/easel", "/account/.local/share/easel", "/account/.local/state/easel"),
        (
            ["HOME": "./me", "XDG_DATA_HOME": "~/d"], "/account/.config/easel", "/account/.local/share/easel",
            "/account/.local/state/easel"
        ),
        (["HOME": "/"], "/.config/easel", "/.local/share/easel", "/.local/state/easel"),
    ])
    func follow(_ environment: [String: String], _ configuration: String, _ data: String, _ state: String) throws {
        let folders = try Folders(environment: environment) { "/account" }
        #expect(folders.configuration == configuration)
        #expect(folders.data == data)
        #expect(folders.state == state)
        #expect(folders.credentialFile == configuration + "/credentials.toml")
    }

    @Test(arguments: [
        ["HOME": ""], ["HOME": "me"], ["XDG_CONFIG_HOME": "/c", "XDG_DATA_HOME": "/d"],
        ["HOME": "/home/z\u{FFFD}rich"], ["HOME": "/home/me", "XDG_DATA_HOME": "/\u{FFFD}"],
    ])
    func areNotGuessed(environment: [String: String]) {
        #expect(throws: Folders.Problem.self) { try Folders(environment: environment) { nil } }
        #expect(throws: Folders.Problem.self) { try Folders(environment: environment) { "relative" } }
    }

    @Test func needNoHomeWhereAllAreNamed() throws {
        let all = ["XDG_CONFIG_HOME": "/c", "XDG_DATA_HOME": "/d", "XDG_STATE_HOME": "/s"]
        let folders = try Folders(environment: all) { nil }
        #expect(folders.home == nil && folders.state == "/s/easel")
    }

    @Test(
        arguments: [
            (["HOME": "/me"], "/me/.cache/easel/pictures"),
            (["HOME": "/me", "XDG_CACHE_HOME": "/k"], "/k/easel/pictures"),
            (["HOME": "/me", "XDG_CACHE_HOME": "k"], "/me/.cache/easel/pictures"),
            (["XDG_CONFIG_HOME": "/c", "XDG_DATA_HOME": "/d", "XDG_STATE_HOME": "/s"], nil),
        ] as [([String: String], String?)])
    func aCacheNeedsNoHome(_ environment: [String: String], _ pictures: String?) throws {
        let folders = try Folders(environment: environment) { nil }
        #expect(folders.pictures == pictures)
    }

    @Test func ignoredVariablesAreReported() throws {
        #expect(try Folders(environment: ["HOME": "/me"]) { "/account" }.notes.isEmpty)
        let folders = try Folders(environment: ["HOME": "me", "XDG_STATE_HOME": "s"]) { "/account" }
        #expect(
            folders.notes == [
                "HOME is me, not an absolute path, and is ignored",
                "HOME is not an absolute path; using your account's home folder: /account",
                "XDG_STATE_HOME is s, not an absolute path, and is ignored",
            ])
    }
}
