import Foundation
import TestKit

/// A folder of programs for a test, to stand first on a search path.
struct CommandFolder {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// The environment of a session with a bus, and with this folder first on the path.
    var environment: [String: String] {
        ["PATH": "\(folder.path)/bin:/usr/bin:/bin", "DBUS_SESSION_BUS_ADDRESS": "unix:path=\(folder.path)/bus"]
    }

    /// Adds the shell script `name`.
    func add(_ name: String, _ script: String) throws {
        let path = try folder.write("#!/bin/sh\n\(script)\n", to: "bin/\(name)")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    }

    /// Adds a `secret-tool` that keeps texts as files, and notes its arguments and its environment.
    func addSecretTool() throws {
        let state = folder.path
        try add(
            "secret-tool",
            """
            echo "$@" >> \(state)/arguments
            env >> \(state)/environment
            case $1 in
            lookup) cat \(state)/kept-$5 2>/dev/null || exit 1 ;;
            store) cat > \(state)/kept-$6 ;;
            clear) rm -f \(state)/kept-$5 ;;
            esac
            """)
    }

    /// The text of the file `name` in the folder; empty where there is none.
    func text(_ name: String) -> String { (try? String(contentsOfFile: folder.appending(name), encoding: .utf8)) ?? "" }
}
