import Testing

@testable import easel

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
        ([:], "/.config/easel", "/.local/share/easel", "/.local/state/easel"),
        (["HOME": "me"], "/.config/easel", "/.local/share/easel", "/.local/state/easel"),
    ])
    func follow(_ environment: [String: String], _ configuration: String, _ data: String, _ state: String) {
        let folders = Folders(environment: environment)
        #expect(folders.configuration == configuration)
        #expect(folders.data == data)
        #expect(folders.state == state)
        #expect(folders.credentialFile == configuration + "/credentials.toml")
    }
}
