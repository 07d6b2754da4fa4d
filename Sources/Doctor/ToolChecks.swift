import Processes

/// The programs that Easel starts where they are installed.
package enum ToolChecks {
    /// - Parameter environment: Whose PATH is searched.
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
        // What a shell is to make sense of first cannot be looked for.
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

    /// Where the program `name` is; nil where it cannot be run from any folder of `path`.
    private static func path(of name: String, in path: String) -> String? {
        (try? Executable(name, in: path))?.path
    }
}
