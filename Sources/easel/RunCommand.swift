import Forms
import Settings
import CommandLine
import ArgumentParser
import ArtClient
import Credentials
import Curses
import JSON
import Domain
import Engine
import Files
import Session

/// `easel run`: fills, checks and sends one request, as the form does.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run a prompt, an artist or a model once and wait for the result.",
        discussion: """
            easel run stoic-owl --var subject='an owl at dusk' --var steps:=30

            NAME=TEXT sets a text and NAME:=JSON any JSON value; text is converted to a number where the variable is \
            numeric. size.width:=512 sets a nested value, and so does the JSON Pointer /size/width:=512. Omitted \
            variables use the service's defaults. Unknown names are reported and sent unchanged.

            --dry-run sends nothing: it prints the request body, its price and each problem.

            Exit codes: 0 completed, 1 failed, 2 usage or validation error, 3 not authorized, 4 quota, plan or credits, \
            5 outcome unknown, 6 not sent because of your limits or an identical recent request, 130 interrupted. \
            Resolve unknown outcomes in the dashboard.

            --json prints one object in every case: the run, if there is one, and ok, code, what, next, sent and \
            mayHaveSpent.
            """)

    @Argument(help: "Slug or id of a prompt, or id of an artist or a model.")
    var entry: String

    @Option(name: .customLong("var"), help: "A variable as NAME=TEXT or NAME:=JSON; repeatable.")
    var variables: [String] = []

    @Option(
        help: "File or pipe with the variables as a JSON object; - reads standard input. --var overrides it.")
    var vars: String?

    @Flag(help: "Use your own provider key (artinstring).")
    var ownKey = false

    @Flag(help: "Print the request and its problems; send nothing.")
    var dryRun = false

    @Flag(help: "Print JSON.")
    var json = false

    @Flag(help: "Send even if validation fails; the service decides.")
    var sendAnyway = false

    @Flag(help: "Send even over your budgets or right after an identical request.")
    var yes = false

    @Option(help: "artinstring or antekirt; default: the one that has the entry.")
    var service: Service?

    @Option(help: "Use this configuration file instead of the default one.")
    var config: String?

    @Option(help: "Log level: trace, debug, info, warning or error.")
    var logLevel: LogLevel = .info

    mutating func run() throws {
        do {
            try perform()
        } catch let end as RunEnd {
            for line in end.words { StandardStream.error.print("easel: \(line)") }
            try finish(end)
        } catch let reported as ReportedExit {
            let status = ExitReason(rawValue: reported.exit.rawValue) ?? .interrupted
            let (code, next) =
                switch status {
                case .interrupted: ("interrupted", "")
                case .notAuthorized: (Failure.Cause.notAuthorized.code, "See standard error.")
                case .usage: ("usage", "See standard error.")
                default: ("failed", "See standard error.")
                }
            try finish(RunEnd(status, code, "Nothing was sent.", next: next), exit: reported.exit)
        }
    }

    /// An exit before anything was sent, whose reason was already printed.
    private struct ReportedExit: Error {
        let exit: ExitCode
    }

    /// Calls `body`, and marks its exit as already reported.
    private static func reportingExit<Value>(_ body: () throws -> Value) throws -> Value {
        do { return try body() } catch let exit as ExitCode { throw ReportedExit(exit: exit) }
    }

    private func perform() throws {
        let environment = TokenEnvironment.take()
        let folders = try Self.reportingExit { try Folders.find(environment.withoutTokens) }
        let settings: Settings
        do {
            settings = try Settings.read(
                config ?? folders.configuration + "/config.toml", isNamed: config != nil, home: folders.home)
        } catch {
            throw RunEnd.usage("\(error)")
        }
        let variables = try collectVariables()
        let services = Service.allCases.filter { service == nil || service == $0 }
        let credentials = try Self.reportingExit { try FoundCredentials.find(services, environment, settings, folders) }
        guard !credentials.credentials.isEmpty else {
            throw RunEnd(
                .notAuthorized, Failure.Cause.notAuthorized.code, "No token. Nothing was sent.",
                next: "Run: easel login")
        }
        let setup = EngineSetup(
            environment: environment.withoutTokens, folders: folders, settings: settings, logLevel: logLevel.level,
            attempts: credentials.attempts)
        let name = entry
        let usesOwnKey = ownKey
        let reading = TerminalLoop.runWithoutTerminal {
            await WaitNotice.during({ time in
                "Still loading “\(name)” (\(Wording.clock(time))): no response from the service. Nothing was sent."
            }) { await Self.find(name, setup, credentials, among: services) }
        }
        let found = try Self.reportingExit { try LoginCommand.finished(reading) }
        let order: RunSubmission
        switch found {
        case .success(let entry): order = RunSubmission(entry: entry, variables: variables, usesOwnKey: usesOwnKey)
        case .failure(let failure):
            var end = RunEnd(failure, status: failure.cause == .notAuthorized ? .notAuthorized : .failed)
            end.what.append("Nothing was sent.")
            throw end
        }
        if dryRun { return try preview(order) }
        for line in order.advice { StandardStream.error.print("· \(line)") }
        guard order.obstacle(anyway: sendAnyway) == nil else {
            for line in order.complaints { StandardStream.error.print("easel: \(line)") }
            var end = RunEnd(
                .usage, "checks_failed", "Nothing was sent.",
                next: order.obstacle(anyway: true) == nil ? "--send-anyway sends it anyway; the service decides." : "")
            end.details = order.checks
            throw end
        }
        try send(order, setup, credentials.credentials)
    }

    // MARK: variables

    /// Returns the variables of the file and the arguments, which override it.
    ///
    /// - Throws: `RunEnd` for usage.
    private func collectVariables() throws -> JSONObject {
        var variables = try vars.map(Self.object) ?? JSONObject()
        do throws(VariableArgumentError) {
            var overrides = JSONObject()
            try overrides.read(self.variables, names: Set(variables.map { JSONName($0.name) }))
            for (name, value) in overrides { variables[name] = value }
        } catch {
            throw RunEnd.usage(error.reason)
        }
        return variables
    }

    /// Reads a JSON object from the file or pipe at `path`, or from standard input for `-`.
    ///
    /// - Throws: `RunEnd` for usage.
    private static func object(in path: String) throws -> JSONObject {
        let name = path == "-" ? "Standard input" : path
        let text: String
        do throws(TextFile.Problem) {
            text =
                try TextFile(path: path, isNamed: true, limit: longestFile) {
                    StandardStream.error.print("easel: Waiting for input from \(path).")
                }.text() ?? ""
        } catch {
            throw RunEnd.usage("\(name) \(error).")
        }
        do {
            guard let object = try JSONParser.parse(text, limits: JSONLimits(repairs: false)).object else {
                throw RunEnd.usage("The variables in \(name) must be a JSON object.")
            }
            return object
        } catch let error as JSONParseError {
            let place = error.place(in: text)
            throw RunEnd.usage(
                "The variables in \(name) are not valid JSON: line \(place.line), column \(place.column): \(error.reason)."
            )
        }
    }

    private static let longestFile = 8 << 20

    /// Reads the whole entry from the service that has it.
    private static func find(
        _ name: String, _ setup: EngineSetup, _ found: FoundCredentials, among services: [Service]
    ) async -> Result<CatalogEntry, Failure> {
        let credentials = found.credentials
        let clients = setup.clients(credentials, logger: setup.logger(without: credentials.map(\.secret)))
        var search = EntrySearch(
            name: name, services: services, searched: credentials.map(\.service), problems: found.problems)
        func attempt(_ service: Service, _ read: () async throws(ClientError) -> CatalogEntry) async {
            guard search.entry == nil else { return }
            do throws(ClientError) { search.entry = try await read() } catch { search.record(error, of: service) }
        }
        if let client = clients.artinstring {
            await attempt(.artinstring) { () throws(ClientError) in try await client.prompt(name).value }
        }
        if let client = clients.antekirt {
            await attempt(.antekirt) { () throws(ClientError) in try await client.artist(name).value }
            await attempt(.antekirt) { () throws(ClientError) in try await client.model(name).value }
        }
        await clients.transport.shutdown()
        return search.result
    }

    // MARK: result

    /// Prints the request without sending it.
    ///
    /// - Throws: The exit for usage where a check fails.
    private func preview(_ order: RunSubmission) throws {
        var output = CommandOutput()
        let isClean = order.report.isClean
        if json {
            var end = RunEnd(
                isClean ? nil : .usage, isClean ? "dry_run" : "checks_failed", "Costs \(order.price).",
                "Nothing was sent.")
            end.details = order.json
            output.print(end.json)
        } else {
            output.print(order.body)
            StandardStream.error.print("Costs \(order.price). Nothing was sent.")
            for line in order.complaints { StandardStream.error.print("✗ \(line)") }
            for line in order.advice { StandardStream.error.print("· \(line)") }
        }
        try output.finish(isClean ? nil : .usage, "Nothing was sent.")
    }

    private func send(_ order: RunSubmission, _ setup: EngineSetup, _ credentials: [BoundCredential]) throws {
        var random = SystemRandomNumberGenerator()
        var ids = RequestIDSource(using: &random)
        let request = order.request(ids.next(), at: WallClock.now())
        let isConfirmed = yes
        let session = HeadlessRun(request, isConfirmed: isConfirmed)
        let outcome = TerminalLoop.runWithoutTerminal(grace: .seconds(5)) {
            let work = await setup.engine(
                for: credentials.filter { $0.service == request.service }, archivePath: setup.archivePath,
                downloads: nil)
            return await session.perform(on: work)
        }
        var end =
            outcome.result
            ?? RunEnd(
                .interrupted, "interrupted", "Interrupted.",
                "A sent request continues and may have been charged; an unsent one waits for the next Easel.",
                next: "Open easel to follow it.", maySpend: true)
        let exit = outcome.ending.map { ExitCode($0.exitCode) }
        if exit != nil, end.status != nil { end.status = .interrupted }
        for line in end.words { StandardStream.error.print(line) }
        try finish(end, exit: end.status == .interrupted ? exit : nil)
    }

    /// Prints the output, and ends the program as `end` says. Its sentences are on standard error before, so that they
    /// survive a failed standard output.
    ///
    /// - `exit`: The exit code, where it differs from that of `end`.
    /// - Throws: The exit.
    private func finish(_ end: RunEnd, exit: ExitCode? = nil) throws {
        var output = CommandOutput()
        if json {
            output.print(end.json)
        } else if let run = end.run {
            // Both are printed byte for byte.
            if let text = run.output?.text { output.print(text) }
            for file in run.output?.files ?? [] { output.print(file.url) }
        }
        let loss =
            end.run.map {
                "The run is safe at \($0.service.name): \($0.remoteID ?? $0.id.value). "
                    + "Do not send it again; open easel to see it."
            } ?? (end.maySpend ? "" : "Nothing was sent.")
        do {
            try output.finish(end.status, loss)
        } catch {
            if let exit { throw exit }
            throw error
        }
    }
}
