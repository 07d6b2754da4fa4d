package import Settings
package import Files
package import Themes

/// The checks of config.toml and the themes.
package enum SettingsChecks {
    /// Reports the settings read from `path`, the chosen theme, and invalid theme files.
    package static func findings(
        _ settings: Result<Settings, Settings.Problems>, at path: String, _ themes: ThemeCatalog
    ) -> [Finding] {
        var findings: [Finding] = []
        switch settings {
        case .failure(let problems):
            findings += problems.all.map { Finding(.problem, "config.toml", $0.description) }
            findings.append(
                Finding(.note, "spending", "nothing is sent while config.toml is invalid, since it may set limits"))
        case .success(let settings):
            findings.append(
                settings.isFromFile
                    ? Finding(.ok, "config.toml", path)
                    : Finding(.ok, "config.toml", "not found, using defaults: \(path)"))
            let unknown = settings.themeNames.first { !themes.names.contains($0) }
            findings.append(
                unknown.map {
                    Finding(
                        .problem, "theme", "unknown theme \($0)",
                        advice: "Available: \(themes.names.joined(separator: ", "))")
                } ?? Finding(.ok, "theme", settings.theme))
        }
        for choice in themes.choices {
            if let problem = choice.problem {
                findings.append(Finding(.problem, "theme \(choice.name)", problem.description))
            }
        }
        return findings
    }

    /// Reports a themes folder that cannot be read.
    package static func findings(_ problem: TextFile.Problem?, at path: String) -> [Finding] {
        guard let problem else { return [] }
        return [Finding(.problem, "themes", "\(path) \(problem)", advice: "Check its owner: namei -l \(path)")]
    }
}
