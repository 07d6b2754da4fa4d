import CommandLine
import Settings
import Doctor
import ArgumentParser
import ArtClient
import Credentials
import Curses
import JSON
import Domain
import Engine
import Files
import Themes

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// `easel doctor`: checks the installation and changes nothing.
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check terminal, accounts and files.",
        discussion: """
            Checks the terminal, the configuration, the services, the archive, files and helper programs, and prints \
            ok, note or problem for each. Makes one free account request per service. Never prints tokens. \
            --verbose explains each detected terminal setting.

            Exit codes: 0 no problems, 1 problems found.
            """)

    @Flag(help: "Print JSON.")
    var json = false

    @Flag(help: "Do not contact the services.")
    var offline = false

    @Flag(help: "Explain each detected terminal setting.")
    var verbose = false

    @OptionGroup var terminal: TerminalOptions

    @Option(help: "Use this configuration file instead of the default one.")
    var config: String?

    mutating func run() throws {
        let environment = TokenEnvironment.take()
        let folders = try Folders.find(environment.withoutTokens)
        let path = config ?? folders.configuration + "/config.toml"
        let settings = Result { () throws(Settings.Problems) in
            try Settings.read(path, isNamed: config != nil, home: folders.home)
        }
        var diagnosis = Diagnosis()
        func add(_ name: String, _ findings: [Finding]) {
            diagnosis.sections.append(Diagnosis.Section(name: name, findings: findings))
        }
        let read = try? settings.get()
        let known = read ?? Settings()
        let overrides = try terminal.overrides(known, environment: environment.withoutTokens)
        let survey = TerminalLoop.runWithoutTerminal { [variables = environment.withoutTokens] in
            await TerminalSurvey.run(environment: variables, overrides: overrides) { question in
                await Tmux(question, environment: variables)?.clients()
            }
        }
        if let ending = survey.ending { throw ExitCode(ending.exitCode) }
        add("Terminal", TerminalChecks.findings(Self.facts(about: environment.withoutTokens), survey.result))
        add(
            "Configuration",
            SettingsChecks.findings(settings, at: path, ThemeCatalog(own: ThemeFolder.files(in: folders.themes)))
                + SettingsChecks.findings(ThemeFolder.problem(in: folders.themes), at: folders.themes))
        // Without the settings, a token of another account could be found.
        let unchecked = Finding(.note, "services", "not checked until config.toml is valid")
        add("Services", read == nil ? [unchecked] : try services(environment, known, folders))
        add("Archive", ArchiveChecks.findings(at: folders.data + "/easel.sqlite"))
        add("Files", files(read, folders))
        add(
            "Programs",
            ToolChecks.findings(
                environment.withoutTokens,
                editor: TextEditor(environment: environment.withoutTokens, folders: folders).command))
        var output = CommandOutput()
        if json {
            output.print(diagnosis.json)
        } else {
            for line in diagnosis.lines(isVerbose: verbose) { output.print(line) }
        }
        try output.finish(diagnosis.isHealthy ? nil : .failed)
    }

    private static func facts(about environment: [String: String]) -> TerminalChecks.TerminalEnvironment {
        setlocale(LC_CTYPE, "")
        return TerminalChecks.TerminalEnvironment(
            environment: environment, inputIsTerminal: isatty(STDIN_FILENO) == 1,
            outputIsTerminal: isatty(STDOUT_FILENO) == 1,
            charset: nl_langinfo(Int32(CODESET)).map { String(cString: $0) } ?? "unknown")
    }

    /// Searches tokens, and requests the account of each service that has one.
    private func services(_ environment: TokenEnvironment, _ settings: Settings, _ folders: Folders) throws -> [Finding]
    {
        let search = CredentialSearch(
            environment: environment, commands: settings.tokenCommands, filePath: folders.credentialFile)
        let proxies = ProxySettings(environment: environment.withoutTokens)
        let isOffline = offline
        return try LoginCommand.finished(
            TerminalLoop.runWithoutTerminal { () async -> [Finding] in
                let report = await search.find(Service.allCases)
                var findings = ServiceChecks.findings(report, among: Service.allCases)
                for credential in report.credentials {
                    do throws(BoundCredential.AddressProblem) {
                        let bound = try BoundCredential(
                            service: credential.service, secret: credential.secret,
                            environment: environment.withoutTokens)
                        findings.append(ServiceChecks.finding(bound.service, bound.origin, proxies))
                        if !isOffline {
                            let result = await ServiceChecks.requestAccount(
                                bound.service, at: bound.origin, token: bound.secret, proxies)
                            findings.append(ServiceChecks.finding(bound.service, result))
                        }
                    } catch {
                        findings.append(Finding(.problem, credential.service.name, error.description))
                    }
                }
                return findings
            })
    }

    /// Checks the files and folders.
    ///
    /// - `settings`: Nil where they are invalid, so that the download folder is unknown.
    private func files(_ settings: Settings?, _ folders: Folders) -> [Finding] {
        var findings = folders.notes.map { Finding(.note, "folders", $0) }
        findings += [
            FileChecks.finding("configuration", folders.configuration, .folder),
            FileChecks.finding("tokens", folders.credentialFile, .privateFile),
            FileChecks.finding("data", folders.data, .privateFolder),
            FileChecks.finding("archive", folders.data + "/easel.sqlite", .privateFile),
            FileChecks.finding("log", folders.state + "/easel.log", .privateFile),
        ]
        if let settings, let downloads = settings.downloadFolder ?? folders.home.map(DownloadSettings.usualFolder) {
            findings.append(FileChecks.finding("downloads", downloads, .folder))
        }
        return findings
    }
}
