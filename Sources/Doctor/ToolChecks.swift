import Processes

/// The checks of optional helper programs, the editor and the browser.
package enum ToolChecks {
    /// Checks the helper programs.
    ///
    /// - Parameters:
    ///   - environment: The environment, for PATH and BROWSER.
    ///   - editor: The editor command.
    package static func findings(_ environment: [String: String], editor: String) -> [Finding] {
        let path = environment["PATH"] ?? Executable.defaultPath
        let tools = [
            ("chafa", "pictures are shown as text"), ("ffmpeg", "videos have no preview"),
            ("secret-tool", "tokens are stored in a file"),
        ]
        var findings = tools.map { name, without in
            self.path(of: name, in: path).map { Finding(.ok, name, $0) }
                ?? Finding(.note, name, "not installed; without it, \(without)")
        }
        let program = String(editor.split(separator: " ").first ?? "")
        // A command with shell syntax cannot be searched in PATH.
        if program.contains(where: { "=;&|()<>$'\"".contains($0) }) {
            findings.append(Finding(.ok, "editor", editor))
        } else {
            findings.append(
                self.path(of: program, in: path).map { Finding(.ok, "editor", "\(editor), \($0)") }
                    ?? Finding(.note, "editor", "\(editor) was not found", advice: "Set EDITOR"))
        }
        if let browser = environment["BROWSER"], !browser.isEmpty { findings.append(Finding(.ok, "BROWSER", browser)) }
        return findings
    }

    /// Returns the path of the program `name`; nil where no folder of `path` has it.
    private static func path(of name: String, in path: String) -> String? {
        (try? Executable(name, in: path))?.path
    }
}
