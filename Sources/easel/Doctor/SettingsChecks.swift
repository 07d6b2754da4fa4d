import Themes

/// Whether config.toml and the themes can be used.
enum SettingsChecks {
    /// - Parameter isThere: Whether there is a config.toml.
    static func findings(
        _ settings: Result<Settings, Settings.Problems>, at path: String, isThere: Bool, _ themes: ThemeCatalog
    ) -> [Finding] {
        var findings: [Finding] = []
        switch settings {
        case .failure(let problems):
            findings += problems.all.map { Finding(.problem, "config.toml", $0.description) }
        case .success(let settings):
            findings.append(
                isThere
                    ? Finding(.ok, "config.toml", path)
                    : Finding(.ok, "config.toml", "none, so all is as usual: \(path)"))
            let unknown = settings.themeNames.first { !themes.names.contains($0) }
            findings.append(
                unknown.map {
                    Finding(
                        .problem, "theme", "there is no theme \($0)",
                        advice: "There are: \(themes.names.joined(separator: ", "))")
                } ?? Finding(.ok, "theme", settings.theme))
        }
        for choice in themes.choices {
            if let problem = choice.problem {
                findings.append(Finding(.problem, "theme \(choice.name)", problem.description))
            }
        }
        return findings
    }
}
