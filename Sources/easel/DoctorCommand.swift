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

/// `easel doctor`: what works, what does not, and why. It changes nothing.
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check terminal, accounts and files.",
        discussion: """
            Checks the terminal, the configuration, the services, the archive, files and helper programs, and prints \
            ok, note or problem for each. Requests your account from each service, which is free, and shows no tokens. \
            --verbose adds the reason of each decision about the terminal.

            Exit codes: 0 no problems, 1 problems found.
            """)

    @Flag(help: "Print JSON.")
    var json = false

    @Flag(help: "Do not contact the services.")
    var offline = false

    @Flag(help: "Print the reason of each decision about the terminal.")
    var verbose = false

    @OptionGroup var terminal: TerminalOptions

    @Option(help: "Use this configuration file instead of the default one.")
    var config: String?

    mutating func run() throws {
        let given = TokenEnvironment.take()
        let folders = try Folders.find(given.rest)
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
        let overrides = try terminal.overrides(known, environment: given.rest)
        let survey = TerminalLoop.runWithoutTerminal { [rest = given.rest] in
            await TerminalSurvey.run(environment: rest, overrides: overrides)
        }
        if let ending = survey.ending { throw ExitCode(ending.exitCode) }
        add("Terminal", TerminalChecks.findings(Self.surroundings(given.rest), survey.result))
        add(
            "Configuration",
            SettingsChecks.findings(settings, at: path, ThemeCatalog(own: ThemeFolder.files(in: folders.themes)))
                + SettingsChecks.findings(ThemeFolder.problem(in: folders.themes), at: folders.themes))
        // Another token than the one it means may be found without it.
        let unasked = Finding(.note, "services", "not checked until config.toml is valid")
        add("Services", read == nil ? [unasked] : try services(given, known, folders))
        add("Archive", ArchiveChecks.findings(at: folders.data + "/easel.sqlite"))
        add("Files", files(read, folders))
        add(
            "Programs",
            ToolChecks.findings(given.rest, editor: TextEditor(environment: given.rest, folders: folders).command))
        var output = CommandOutput()
        if json {
            output.say(diagnosis.json)
        } else {
            for line in diagnosis.lines(isVerbose: verbose) { output.say(line) }
        }
        try output.end(diagnosis.isHealthy ? nil : .failed)
    }

    private static func surroundings(_ environment: [String: String]) -> TerminalChecks.TerminalEnvironment {
        setlocale(LC_CTYPE, "")
        return TerminalChecks.TerminalEnvironment(
            environment: environment, inputIsTerminal: isatty(STDIN_FILENO) == 1,
            outputIsTerminal: isatty(STDOUT_FILENO) == 1,
            charset: nl_langinfo(Int32(CODESET)).map { String(cString: $0) } ?? "unknown")
    }

    /// Looks for tokens, and asks each service that has one for its account.
    private func services(_ given: TokenEnvironment, _ settings: Settings, _ folders: Folders) throws -> [Finding] {
        let search = CredentialSearch(
            environment: given, commands: settings.tokenCommands, filePath: folders.credentialFile)
        let proxies = ProxySettings(environment: given.rest)
        let isOffline = offline
        return try LoginCommand.finished(
            TerminalLoop.runWithoutTerminal { () async -> [Finding] in
                let report = await search.find(Service.allCases)
                var findings = ServiceChecks.findings(report, wanted: Service.allCases)
                for credential in report.credentials {
                    do throws(BoundCredential.AddressProblem) {
                        let bound = try BoundCredential(
                            service: credential.service, secret: credential.secret, environment: given.rest)
                        findings.append(ServiceChecks.finding(bound.service, bound.origin, proxies))
                        if !isOffline {
                            let answer = await ServiceChecks.ask(
                                bound.service, at: bound.origin, token: bound.secret, proxies)
                            findings.append(ServiceChecks.finding(bound.service, answer))
                        }
                    } catch {
                        findings.append(Finding(.problem, credential.service.name, error.description))
                    }
                }
                return findings
            })
    }

    /// - Parameter settings: nil where they cannot be read, so that nobody knows where downloads go.
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
